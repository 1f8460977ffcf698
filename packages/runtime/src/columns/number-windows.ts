/** Functions of a window of numbers. Kernels see one stretch of known numbers; what differs is how it is laid out. */
import type { Ir } from '@hedgerow/dsl';
import {
  type ColumnKernel,
  columnKernel,
  finite,
  type WindowKernel,
  windowKernel,
} from '../kernels/index.ts';
import type { NodeOf } from '../reference/scope.ts';
import { countOf, oncePerSession } from '../reference/windows.ts';
import { type Packed, pack } from './gaps.ts';
import type { Reach } from './reach.ts';
import { type ColumnScope, staticsOf, unknownNumbers } from './scope.ts';

type Columns = readonly Float64Array[];

export function window(scope: ColumnScope, node: NodeOf<'window'>): Float64Array {
  const { length } = scope.ticks(node);
  const out = unknownNumbers(length);
  const statics = staticsOf(scope, node.statics);
  const count = countOf(scope, node.length.count);
  if (!statics || count === undefined) return out;
  const kernel = windowKernel(node.fn, node.member);
  const whole = columnKernel(node.fn) ?? afresh(kernel);
  if (node.length.unit === 'observations' && node.args.every((arg) => scope.mask(arg) !== 0)) {
    observations(out, scope.packed(node.args), count, whole, statics);
    return out;
  }
  const columns = node.args.map((arg) => wholeColumn(scope, arg, length));
  if (node.length.unit === 'observations') observations(out, pack(columns), count, whole, statics);
  else {
    const reach = scope.reach(node, node.length)!;
    if (node.length.unit === 'sessions' && !oncePerSession(scope, node.clock)) {
      sessions(out, columns, reach, scope.ticks(node).session, kernel, statics);
    } else stretch(out, columns, reach, whole, statics);
  }
  return out;
}

/** A constant stands at every tick. */
function wholeColumn(scope: ColumnScope, arg: Ir.NodeId, length: number): Float64Array {
  const column = scope.numbers(arg);
  return scope.mask(arg) === 0 ? new Float64Array(length).fill(column[0]!) : column;
}

const isKnownAt = (columns: Columns, i: number): boolean => {
  for (const column of columns) if (Number.isNaN(column[i]!)) return false;
  return true;
};

/** The window kernel at every place of a column. */
const afresh =
  (kernel: WindowKernel): ColumnKernel =>
  (columns, starts, out, statics) => {
    for (let i = 0; i < out.length; i++) out[i] = kernel(columns, starts[i]!, i + 1, statics);
  };

/** The last n ticks at which all is known. */
function observations(
  out: Float64Array,
  { columns, ticks }: Packed,
  count: number,
  whole: ColumnKernel,
  statics: Float64Array,
): void {
  const size = columns[0]!.length;
  const starts = new Int32Array(size);
  for (let k = count; k < size; k++) starts[k] = k - count + 1;
  const results = new Float64Array(size);
  whole(columns, starts, results, statics);
  for (let k = count - 1; k < size; k++) out[ticks ? ticks[k]! : k] = finite(results[k]!);
}

/** Every tick of the window, all known. */
function stretch(
  out: Float64Array,
  columns: Columns,
  reach: Reach,
  whole: ColumnKernel,
  statics: Float64Array,
): void {
  const { starts, filledFrom } = reach;
  const results = new Float64Array(out.length);
  whole(columns, starts, results, statics);
  let lastUnknown = -1;
  for (let i = 0; i < out.length; i++) {
    if (!isKnownAt(columns, i)) lastUnknown = i;
    if (i >= filledFrom && lastUnknown < starts[i]!) out[i] = finite(results[i]!);
  }
}

/**
 * Each session's last values so far, on a clock that ticks more or less often than once a session: one place a
 * session, overwritten while it goes on.
 */
function sessions(
  out: Float64Array,
  columns: Columns,
  reach: Reach,
  session: Int32Array,
  kernel: WindowKernel,
  statics: Float64Array,
): void {
  const { starts, filledFrom } = reach;
  const last = columns.map(() => new Float64Array(out.length));
  const places = new Int32Array(out.length);
  let place = -1;
  /** The last place before the present one that was left unknown. */
  let lastUnknown = -1;
  for (let i = 0; i < out.length; i++) {
    if (i === 0 || session[i] !== session[i - 1]) {
      if (place >= 0 && !isKnownAt(last, place)) lastUnknown = place;
      place++;
    }
    places[i] = place;
    for (const [k, column] of columns.entries()) last[k]![place] = column[i]!;
    const start = places[starts[i]!]!;
    if (i >= filledFrom && lastUnknown < start && isKnownAt(last, place)) {
      out[i] = finite(kernel(last, start, place + 1, statics));
    }
  }
}
