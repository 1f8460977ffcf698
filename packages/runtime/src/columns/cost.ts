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

/** When values are made one by one, at some places, or at all ticks at once. It changes what is made, never a value. */
export interface Thrift {
  /** A node that single ticks are asked of more often than this gets a column. */
  readonly singleAnswers: number;
  /** What costs more than this, a window of a comparison say, is made only where it is asked for. */
  readonly cheap: number;
  /** Finding and gathering places has a cost, too: where more than one in so many is open, all are made. */
  readonly oneIn: number;
  /** The same of the ticks that windows at some places hold. */
  readonly oneHeldIn: number;
  /** What is cheap is made at all ticks unless fewer than one in so many are asked for. */
  readonly oneCheapIn: number;
  /** What making a node for a selection costs beside its places, in places. */
  readonly overhead: number;
}

export const usual: Thrift = {
  singleAnswers: 64,
  cheap: 5,
  oneIn: 4,
  oneCheapIn: 64,
  oneHeldIn: 2,
  overhead: 32,
};

/** Of what is asked in any order, that first which costs least. */
export const cheapestFirst = (scope: ColumnScope, nodes: readonly Ir.NodeId[]): Ir.NodeId[] =>
  [...nodes].sort((a, b) => scope.cost(a) - scope.cost(b));
