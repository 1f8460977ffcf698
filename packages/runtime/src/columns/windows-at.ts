/** Functions of windows at some ticks alone. */
import {
  type ColumnKernel,
  columnKernel,
  columnPays,
  finite,
  type Numbers,
  type WindowKernel,
  windowKernel,
} from '../kernels/index.ts';
import type { NodeOf } from '../reference/scope.ts';
import { countOf, oncePerSession } from '../reference/windows.ts';
import { type Places, stretchesOf } from './places.ts';
import { type ColumnScope, staticsOf, unknownNumbers } from './scope.ts';

/** A window's columns, and the stretch `[first, last]` of each place in them; -1 where it is not filled. */
interface Laid {
  readonly columns: readonly Float64Array[];
  readonly first: Int32Array;
  readonly last: Int32Array;
}

/** `undefined` where windows are to be made whole. */
export function windowAt(whole: ColumnScope, node: NodeOf<'window'>, rows: Places): Float64Array | undefined {
  const statics = staticsOf(whole, node.statics);
  const count = countOf(whole, node.length.count);
  const varies = node.args.every((arg) => whole.mask(arg) !== 0);
  if (!statics || count === undefined || !varies) return undefined;
  const laid =
    node.length.unit === 'observations' ? observations(whole, node, count, rows) : ticks(whole, node, rows);
  return laid && inRuns(node.fn, windowKernel(node.fn, node.member), laid, statics);
}

/** The last n known ones: places among those that are known. */
function observations(whole: ColumnScope, node: NodeOf<'window'>, count: number, rows: Places): Laid {
  const { columns, places } = whole.packed(node.args);
  const last = places ? rows.map((row) => places[row]!) : rows;
  return { columns, last, first: last.map((place) => (place >= count - 1 ? place - count + 1 : -1)) };
}

/** Every tick of the window, all known. */
function ticks(whole: ColumnScope, node: NodeOf<'window'>, rows: Places): Laid | undefined {
  if (node.length.unit === 'sessions' && !oncePerSession(whole, node.clock)) return undefined;
  const reach = whole.reach(node, node.length)!;
  const startOf = reach.inTicks
    ? (row: number) => Math.max(0, row - reach.count + 1)
    : (row: number) => reach.starts[row]!;
  const { union, first, last } = stretchesOf(rows, startOf);
  if (whole.thrift.oneHeldIn * union.length > whole.ticks(node).length) return undefined;
  const scope = whole.at(union);
  const columns = node.args.map((arg) => scope.numbers(arg));
  const unknownsBefore = new Int32Array(union.length + 1);
  for (let i = 0; i < union.length; i++) {
    const isUnknown = columns.some((column) => Number.isNaN(column[i]!));
    unknownsBefore[i + 1] = unknownsBefore[i]! + Number(isUnknown);
  }
  for (let k = 0; k < rows.length; k++) {
    const isKnown = unknownsBefore[last[k]! + 1] === unknownsBefore[first[k]!];
    if (rows[k]! < reach.filledFrom || !isKnown) first[k] = -1;
  }
  return { columns, first, last };
}

/** Places that lie so near to each other share a pass, though it makes those in between for nothing. */
const NEAR = 8;

/** Neighbouring places share a pass of the whole-column form, where there is one and it pays. */
function inRuns(fn: string, kernel: WindowKernel, laid: Laid, statics: Numbers): Float64Array {
  const { columns, first, last } = laid;
  const out = unknownNumbers(first.length);
  const whole = columnKernel(fn);
  const least = columnPays(fn);
  for (let k = 0; k < out.length; ) {
    let end = k + 1;
    if (first[k]! >= 0) {
      while (end < out.length && first[end]! >= 0 && last[end]! - last[end - 1]! <= NEAR) end++;
      if (whole && end - k >= least) inOnePass(whole, laid, k, end, out, statics);
      else for (let i = k; i < end; i++) out[i] = finite(kernel(columns, first[i]!, last[i]! + 1, statics));
    }
    k = end;
  }
  return out;
}

/** Windows `[begin, end)`: in between, a window starts where the one before it does. */
function inOnePass(
  whole: ColumnKernel,
  { columns, first, last }: Laid,
  begin: number,
  end: number,
  out: Float64Array,
  statics: Numbers,
): void {
  const from = first[begin]!;
  const to = last[end - 1]! + 1;
  const results = new Float64Array(to - from);
  const starts = new Int32Array(to - from);
  let at = last[begin]! - from;
  for (let i = begin; i < end; i++) {
    const start = i === begin ? 0 : first[i - 1]! - from;
    for (; at < last[i]! - from; at++) starts[at] = start;
    starts[at++] = first[i]! - from;
  }
  const read = columns.map((column) => column.subarray(from, to));
  whole(read, starts, results, statics, last[begin]! - from);
  for (let i = begin; i < end; i++) out[i] = finite(results[last[i]! - from]!);
}
