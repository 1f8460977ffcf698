import type { Ir } from '@hedgerow/dsl';
import type { Scope } from '../reference/scope.ts';
import type { Thrift } from './cost.ts';
import type { Packed } from './gaps.ts';
import type { Places } from './places.ts';
import type { Reach } from './reach.ts';
import type { Truths } from './truth.ts';

/** A node's values at all ticks of its clock: numbers with NaN, or truths. */
export type Column = Float64Array | Truths;

/**
 * What the loop of an operator may look at: beside the values of single ticks, whole columns. They are shared and must
 * not be written. A node on the const clock has a column of one value.
 */
export interface ColumnScope extends Scope {
  numbers(node: Ir.NodeId): Float64Array;
  truths(node: Ir.NodeId): Truths;
  /** What to read a node's column of numbers with, `column[i & mask]`: -1, or 0 for a constant. */
  mask(node: Ir.NodeId): 0 | -1;
  /** The window of a length at every tick of a node's clock; `undefined` where the params give no length. */
  reach(node: Ir.Node, length: Ir.Length): Reach | undefined;
  /** The columns of nodes, none of them constant, without the ticks at which one of them is unknown. */
  packed(nodes: readonly Ir.NodeId[]): Packed;
  readonly thrift: Thrift;
  /** What making a node's column would cost yet, in the IR's units for one tick. */
  cost(node: Ir.NodeId): number;
  /** The same nodes at some of these places: its columns have that many. */
  at(places: Places): ColumnScope;
}

/** The numbers that are fixed for a run; `undefined` where params make one of them unknown. */
export function staticsOf(scope: ColumnScope, nodes: readonly Ir.NodeId[]): Float64Array | undefined {
  const statics = Float64Array.from(nodes, (node) => scope.value(node, 0));
  return statics.some(Number.isNaN) ? undefined : statics;
}

/** A column that knows nothing. */
export const unknownNumbers = (length: number): Float64Array => new Float64Array(length).fill(Number.NaN);
