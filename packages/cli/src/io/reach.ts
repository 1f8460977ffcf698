import type { Ir, Program } from '@hedgerow/dsl';

/** The nodes that these read, directly or not, themselves included. */
export function reached(program: Program, roots: readonly Ir.NodeId[]): Ir.Node[] {
  const seen = new Set<Ir.NodeId>();
  const open = [...roots];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...program.nodes[id]!.args);
  }
  return program.nodes.filter(({ id }) => seen.has(id));
}
