/** On which axes of a sweep each node hangs. */
import { type Ir, nodeDependencies, type Program } from '@hedgerow/dsl';

/** For each node the axes that it reads, directly or not, in ascending order. */
export function axesOfNodes(program: Program, params: readonly string[]): readonly (readonly number[])[] {
  const { nodes } = program;
  const found: (readonly number[] | undefined)[] = new Array(nodes.length).fill(undefined);
  const axesOf = (id: Ir.NodeId): readonly number[] => {
    const known = found[id];
    if (known) return known;
    const node = nodes[id]!;
    const axes = new Set<number>();
    if (node.op === 'param' && params.includes(node.name)) axes.add(params.indexOf(node.name));
    for (const read of nodeDependencies(node, node.args)) for (const axis of axesOf(read)) axes.add(axis);
    const sorted = [...axes].sort((a, b) => a - b);
    found[id] = sorted;
    return sorted;
  };
  return nodes.map((_, id) => axesOf(id));
}

export const union = (lists: readonly (readonly number[])[]): readonly number[] =>
  [...new Set(lists.flat())].sort((a, b) => a - b);
