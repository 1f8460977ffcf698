/** Whether a condition only grows, or only shrinks, as the one swept threshold rises. */
import type { Ir, Program } from '@hedgerow/dsl';
import { countsTicks } from '../planes.ts';
import type { Scene } from '../scene.ts';

/** `none`: it does not hang on the threshold. `mixed`: it may do both, or is made of what is no logic on the grid. */
export type Direction = 'none' | 'up' | 'down' | 'mixed';

const flipped: Readonly<Record<Direction, Direction>> = {
  none: 'none',
  up: 'down',
  down: 'up',
  mixed: 'mixed',
};

const joined = (a: Direction, b: Direction): Direction =>
  a === 'none' ? b : b === 'none' || a === b ? a : 'mixed';

/** Whether the rise of a threshold on the right makes it true, or false. */
const AS_RIGHT = { gt: 'down', ge: 'down', lt: 'up', le: 'up' } as const;

export function directionIn({ program, axes }: Scene, root: Ir.NodeId): Direction {
  const { nodes, clocks } = program;
  const isMoved = (id: Ir.NodeId): boolean => axes[id]!.length > 0;
  const directionOf = (id: Ir.NodeId): Direction => {
    if (!isMoved(id)) return 'none';
    const node = nodes[id]!;
    if (clocks[node.clock]!.kind !== 'grid') return 'mixed';
    switch (node.op) {
      case 'gt':
      case 'ge':
      case 'lt':
      case 'le': {
        const [left, right] = node.args;
        if (isThreshold(program, right!) && !isMoved(left!)) return AS_RIGHT[node.op];
        return isThreshold(program, left!) && !isMoved(right!) ? flipped[AS_RIGHT[node.op]] : 'mixed';
      }
      case 'and':
      case 'or':
        return node.args.map(directionOf).reduce(joined, 'none');
      case 'forall':
      case 'exists':
        if (isMoved(node.length.count) || !countsTicks(program, node.length)) return 'mixed';
        return directionOf(node.args[0]!);
      case 'vote':
        if (isMoved(node.args[0]!)) return 'mixed';
        return node.args.slice(1).map(directionOf).reduce(joined, 'none');
      case 'not':
        return flipped[directionOf(node.args[0]!)];
      default:
        return 'mixed';
    }
  };
  return directionOf(root);
}

const isThreshold = ({ nodes }: Program, id: Ir.NodeId): boolean => nodes[id]!.op === 'param';
