/**
 * The points at which one threshold can have different outcomes. Where it is compared with known values alone, nothing
 * changes between two neighbours of them; so one point for each value, and one between each two, are all that there is:
 * point 0 lies below all values, 2k + 1 is value k, and 2k + 2 lies above it and below the next.
 */
import type { Ir } from '@hedgerow/dsl';
import type { Scene } from '../scene.ts';
import { ranked } from './ranks.ts';

export interface Points {
  /** Distinct, ascending. */
  readonly values: Float64Array;
  readonly count: number;
  /** By value the first point above it: that of the next value where both are neighbouring doubles. */
  readonly above: Int32Array;
  /** By node that the threshold is compared with, which value it has at each tick; -1 where it is not known. */
  readonly ranks: ReadonlyMap<Ir.NodeId, Int32Array>;
}

/** A stretch of thresholds. `null`: without end. An end belongs to the stretch where it is `closed`. */
export interface Bounds {
  readonly from: number | null;
  readonly fromClosed: boolean;
  readonly to: number | null;
  readonly toClosed: boolean;
}

/** Of the known values of some nodes. */
export function pointsOf(scene: Scene, nodes: readonly Ir.NodeId[]): Points {
  const columns = new Map(nodes.map((node) => [node, scene.column(node)()]));
  const all = new Float64Array([...columns.values()].reduce((sum, { length }) => sum + length, 0));
  const places = new Map<Ir.NodeId, [start: number, end: number]>();
  let end = 0;
  for (const [node, column] of columns) {
    all.set(column, end);
    places.set(node, [end, end + column.length]);
    end += column.length;
  }
  const { values, rank } = ranked(all);
  const distinct = values.length;
  const ranks = new Map([...places].map(([node, place]) => [node, rank.subarray(...place)]));
  const above = new Int32Array(distinct);
  for (let k = 0; k < distinct; k++) above[k] = isBetween(values, k) ? 2 * k + 2 : 2 * k + 3;
  return { values, count: 2 * distinct + 1, above, ranks };
}

/** A threshold above value k, and below the next. */
function middle(values: Float64Array, k: number): number {
  const value = values[k]!;
  return value + ((values[k + 1] ?? value + 2) - value) / 2;
}

function isBetween(values: Float64Array, k: number): boolean {
  const between = middle(values, k);
  return values[k]! < between && between !== values[k + 1];
}

/** A threshold at each point; at one that no double lies at, a value beside it. */
export function thresholdsOf({ values }: Points): number[] {
  if (values.length === 0) return [0];
  const thresholds = [values[0]! - 1];
  for (let k = 0; k < values.length; k++) thresholds.push(values[k]!, middle(values, k));
  return thresholds;
}

/** Of the points from one to another, both included. */
export function boundsOf({ values, count }: Points, first: number, last: number): Bounds {
  const isValue = (point: number): boolean => point % 2 === 1;
  return {
    from: first === 0 ? null : values[(first - 1) >> 1]!,
    fromClosed: isValue(first),
    to: last === count - 1 ? null : values[last >> 1]!,
    toClosed: isValue(last),
  };
}
