/** Functions of windows at some ticks alone, window by window; what windows derive from observations is made once. */
import { wordsFor } from '../bits/bits.ts';
import {
  columnPays,
  type Derivation,
  derivationOf,
  finite,
  isTotal,
  type Numbers,
  type WindowKernel,
  windowKernel,
} from '../kernels/index.ts';
import type { NodeOf } from '../reference/scope.ts';
import { countOf, oncePerSession } from '../reference/windows.ts';
import { isGapless } from './gaps.ts';
import { gatherNumbers, type Places, stretchesOf } from './places.ts';
import { type ColumnScope, staticsOf, unknownNumbers } from './scope.ts';
import type { Truths } from './truth.ts';

/** A window's columns, and the stretch `[first, last]` of each place in them; `first` is -1 where it is not filled. */
interface Laid {
  readonly columns: readonly Float64Array[];
  readonly first: Int32Array;
  readonly last: Int32Array;
}

/** `undefined` where windows are to be made whole. */
export function windowAt(whole: ColumnScope, node: NodeOf<'window'>, rows: Places): Float64Array | undefined {
  const statics = staticsOf(whole, node.statics);
  const laid = statics && laidOut(whole, node, rows);
  if (!laid) return undefined;
  const most = columnPays(node.fn) * whole.ticks(node).length;
  if (whole.thrift.oneHeldIn * valuesOf(laid) > most) return undefined;
  const derivation = derivationOf(node.fn);
  return derivation
    ? derived(derivation, laid, statics)
    : singly(windowKernel(node.fn, node.member), laid, statics);
}

/** Where a function of windows is known, of those that always are where all of the window is; made without its values. */
export function windowKnownAt(whole: ColumnScope, node: NodeOf<'window'>, rows: Places): Truths | undefined {
  const laid = isTotal(node.fn) ? laidOut(whole, node, rows) : undefined;
  if (!laid) return undefined;
  const certain = new Int32Array(wordsFor(rows.length));
  for (let k = 0; k < rows.length; k++) {
    certain[k >> 5] = certain[k >> 5]! | (Number(laid.first[k]! >= 0) << (k & 31));
  }
  return { length: rows.length, certain, possible: certain };
}

function laidOut(whole: ColumnScope, node: NodeOf<'window'>, rows: Places): Laid | undefined {
  const count = countOf(whole, node.length.count);
  const varies = node.args.every((arg) => whole.mask(arg) !== 0);
  if (count === undefined || !varies) return undefined;
  return node.length.unit === 'observations'
    ? observations(whole, node, count, rows)
    : ticks(whole, node, rows);
}

/** The last n known ones: places among those that are known. */
function observations(whole: ColumnScope, node: NodeOf<'window'>, count: number, rows: Places): Laid {
  const { columns, places } = whole.packed(node.args);
  const first = new Int32Array(rows.length);
  const last = places ? new Int32Array(rows.length) : rows;
  for (let k = 0; k < rows.length; k++) {
    if (places) last[k] = places[rows[k]!]!;
    first[k] = last[k]! >= count - 1 ? last[k]! - count + 1 : -1;
  }
  return { columns, first, last };
}

/** Every tick of the window, all known. */
function ticks(whole: ColumnScope, node: NodeOf<'window'>, rows: Places): Laid | undefined {
  if (node.length.unit === 'sessions' && !oncePerSession(whole, node.clock)) return undefined;
  const reach = whole.reach(node, node.length)!;
  const starts = new Int32Array(rows.length);
  for (let k = 0; k < rows.length; k++) {
    starts[k] = reach.inTicks ? Math.max(0, rows[k]! - reach.count + 1) : reach.starts[rows[k]!]!;
  }
  const { union, first, last } = stretchesOf(starts, rows);
  if (whole.thrift.oneHeldIn * union.length > whole.ticks(node).length) return undefined;
  const scope = whole.at(union);
  const columns = node.args.map((arg) => scope.numbers(arg));
  const unknownsBefore = columns.every(isGapless) ? undefined : countUnknown(columns);
  for (let k = 0; k < rows.length; k++) {
    const isKnown =
      unknownsBefore === undefined || unknownsBefore[last[k]! + 1] === unknownsBefore[first[k]!];
    if (rows[k]! < reach.filledFrom || !isKnown) first[k] = -1;
  }
  return { columns, first, last };
}

/** How many places before each have an unknown value. */
function countUnknown(columns: readonly Float64Array[]): Int32Array {
  const { length } = columns[0]!;
  const before = new Int32Array(length + 1);
  for (let i = 0; i < length; i++) {
    const isUnknown = columns.some((column) => Number.isNaN(column[i]!));
    before[i + 1] = before[i]! + Number(isUnknown);
  }
  return before;
}

/** How many values all windows hold together. */
function valuesOf({ first, last }: Laid): number {
  let total = 0;
  for (let k = 0; k < first.length; k++) if (first[k]! >= 0) total += last[k]! + 1 - first[k]!;
  return total;
}

function singly(kernel: WindowKernel, { columns, first, last }: Laid, statics: Numbers): Float64Array {
  const out = unknownNumbers(first.length);
  for (let k = 0; k < out.length; k++) {
    if (first[k]! >= 0) out[k] = finite(kernel(columns, first[k]!, last[k]! + 1, statics));
  }
  return out;
}

/**
 * What each observation derives from itself and the one before it, once for all windows. Where two stretches of them
 * meet it is meaningless; but there windows begin, which do not read it.
 */
function derived({ width, derive, of }: Derivation, laid: Laid, statics: Numbers): Float64Array {
  const { union, first, last } = stretchesOf(laid.first, laid.last);
  const columns = laid.columns.map((column) => gatherNumbers(column, union));
  const into = Array.from({ length: width }, () => new Float64Array(union.length));
  derive(columns, 0, union.length, into);
  return singly((its, start, end) => of(its, start, end, statics), { columns: into, first, last }, statics);
}
