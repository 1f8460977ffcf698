import type { Ir } from '@hedgerow/dsl';

type InputNode = Extract<Ir.Node, { op: 'input' }>;

const reached = new WeakMap<Ir.Program, Map<Ir.NodeId, readonly InputNode[]>>();

/** The input nodes that a node depends on, in the order of the graph. */
function inputsBelow(program: Ir.Program, root: Ir.NodeId): readonly InputNode[] {
  let known = reached.get(program);
  if (!known) {
    known = new Map();
    reached.set(program, known);
  }
  let found = known.get(root);
  if (!found) {
    const seen = new Set<Ir.NodeId>();
    const open = [root];
    while (open.length > 0) {
      const id = open.pop()!;
      if (seen.has(id)) continue;
      seen.add(id);
      open.push(...program.nodes[id]!.args);
    }
    found = [...seen].sort((a, b) => a - b).flatMap((id) => inputAt(program, id));
    known.set(root, found);
  }
  return found;
}

const inputAt = (program: Ir.Program, id: Ir.NodeId): InputNode[] => {
  const node = program.nodes[id]!;
  return node.op === 'input' ? [node] : [];
};

/** The input nodes that any of these depends on; the members of bars are nodes of their own. */
export const inputsOf = (program: Ir.Program, roots: readonly Ir.NodeId[]): readonly InputNode[] => [
  ...new Set(roots.flatMap((root) => inputsBelow(program, root))),
];
