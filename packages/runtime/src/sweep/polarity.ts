/** Whether a condition only grows, or only shrinks, as the one swept threshold rises. */
import type { Ir, Program } from '@hedgerow/dsl';

type Direction = 'none' | 'up' | 'down' | 'mixed';

const flipped: Readonly<Record<Direction, Direction>> = {
  none: 'none',
  up: 'down',
  down: 'up',
  mixed: 'mixed',
};

const joined = (a: Direction, b: Direction): Direction =>
  a === 'none' ? b : b === 'none' || a === b ? a : 'mixed';

/** Where the threshold stands on a side of a comparison: whether its rise makes that true, or false. */
const AS_RIGHT: Readonly<Record<Ir.CompareOperator, Direction>> = {
  gt: 'down',
  ge: 'down',
  lt: 'up',
  le: 'up',
  eq: 'mixed',
  ne: 'mixed',
};

export function isMonotone(program: Program, axes: readonly (readonly number[])[], root: Ir.NodeId): boolean {
  const directionOf = (id: Ir.NodeId): Direction => {
    if (axes[id]!.length === 0) return 'none';
    const node = program.nodes[id]!;
    switch (node.op) {
      case 'gt':
      case 'ge':
      case 'lt':
      case 'le': {
        const [left, right] = node.args;
        const isThreshold = (side: Ir.NodeId): boolean => program.nodes[side]!.op === 'param';
        if (isThreshold(right!) && axes[left!]!.length === 0) return AS_RIGHT[node.op];
        return isThreshold(left!) && axes[right!]!.length === 0 ? flipped[AS_RIGHT[node.op]] : 'mixed';
      }
      case 'and':
      case 'or':
      case 'forall':
      case 'exists':
        return node.args.map(directionOf).reduce(joined, 'none');
      case 'vote':
        return node.args.slice(1).map(directionOf).reduce(joined, 'none');
      case 'not':
        return flipped[directionOf(node.args[0]!)];
      default:
        return 'mixed';
    }
  };
  return directionOf(root) !== 'mixed';
}
