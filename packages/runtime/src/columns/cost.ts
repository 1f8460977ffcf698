/** What columns cost to make, in the IR's units for one instant: it decides what is made first, and what only in part. */
import type { Ir, Program } from '@hedgerow/dsl';
import type { ColumnScope } from './scope.ts';

const known = new WeakMap<Program, Float64Array>();

/** Of each node with all that it reads; what is shared is counted for each of them. */
export function costsOf(program: Program): Float64Array {
  let costs = known.get(program);
  if (!costs) {
    costs = new Float64Array(program.nodes.length);
    for (const node of program.nodes) costs[node.id] = node.cost + sum(costs, node.args);
    known.set(program, costs);
  }
  return costs;
}

const sum = (costs: Float64Array, args: readonly Ir.NodeId[]): number =>
  args.reduce((total, arg) => total + costs[arg]!, 0);

/** What costs more than this, a window of a comparison say, is worth to be made only where it is asked for. */
export const CHEAP = 5;

/** Finding and gathering places has a cost, too: where more than one in so many is open, the whole column is made. */
export const ONE_IN = 4;

/** Of what is asked in any order, that first which costs least. */
export const cheapestFirst = (scope: ColumnScope, nodes: readonly Ir.NodeId[]): Ir.NodeId[] =>
  [...nodes].sort((a, b) => scope.cost(a) - scope.cost(b));
