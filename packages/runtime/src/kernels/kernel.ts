/**
 * What the arithmetic of the function table looks like to evaluators. Kernels see known numbers only: evaluators
 * gather known observations, and turn a result that is not finite into unknown (`finite`).
 */
import type { EpochDay } from '../calendar/types.ts';

/** Numbers by position: an array or a typed array. */
export type Numbers = ArrayLike<number>;

/** A function of the arguments at one tick; `statics` in the order of the static parameters. */
export type PointwiseKernel = (args: Numbers, statics: Numbers) => number;

/**
 * A function of the values in `[start, end)` of each column, oldest first. Evaluated afresh at each tick: the
 * result depends on the window alone. `statics` without the window's count.
 */
export type WindowKernel = (
  columns: readonly Float64Array[],
  start: number,
  end: number,
  statics: Numbers,
) => number;

/**
 * The same function over a whole column: writes to `out[i]` what the window kernel gives for `[starts[i], i + 1)`, bit
 * for bit, only sooner. Starts never descend. For a window that holds a NaN it may write anything.
 */
export type ColumnKernel = (
  columns: readonly Float64Array[],
  starts: Int32Array,
  out: Float64Array,
  statics: Numbers,
) => void;

/** What a recurrence may know of the tick beside its arguments. */
export interface TickContext {
  /** Exchange's date of the tick's session. */
  readonly date: EpochDay;
  /** UTC epoch ms. */
  readonly time: number;
  /** UTC epoch ms at which the session of that date closes. */
  closeTime(session: EpochDay): number;
  /** First standard monthly option expiry on or after a date. */
  monthlyExpiry(onOrAfter: EpochDay): EpochDay;
  /** UTC epoch ms at which options of that expiry settle (9:30 New York). */
  expiryTime(expiry: EpochDay): number;
}

/**
 * State carried from observation to observation, in one Float64Array, so that it can be kept and restored.
 * `statics` are all static numbers, a window's count among them. `step` writes every member to `out` in the table's
 * order (one value where there are none), NaN until warmed up. What is not finite counts as unknown.
 */
export interface RecurrenceKernel {
  stateSize(statics: Numbers): number;
  /** The state comes zeroed; only kernels that start otherwise have this. */
  init?(state: Float64Array, statics: Numbers): void;
  step(state: Float64Array, args: Numbers, out: Float64Array, statics: Numbers, context: TickContext): void;
}

/** A number as the language has it: division by zero, logarithms of nothing and overflow are unknown. */
export const finite = (value: number): number => (Number.isFinite(value) ? value : Number.NaN);
