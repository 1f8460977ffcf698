import type { Program } from '@hedgerow/dsl';
import type { EpochDay, TradingCalendar } from '../calendar/types.ts';
import type { Dataset } from '../data/dataset.ts';

/** The ticks of one clock, in order. */
export interface Ticks {
  readonly length: number;
  /** UTC epoch ms; not descending. */
  readonly time: Float64Array;
  /** Index of the session that the tick falls in (for prints: the first session that closes at or after it). */
  readonly session: Int32Array;
  /** Print clocks: epoch day of the reference period of the print. */
  readonly period?: Float64Array;
}

/** What a run stretches over: every clock's ticks, made from calendar, range and data. */
export interface Timeline {
  readonly calendar: TradingCalendar;
  readonly grid: Ticks;
  /** By ClockId; the const clock has one tick. */
  readonly clocks: readonly Ticks[];
  /** Grid index of the first instant of a session index, or -1; and of its last. */
  firstOf(session: number): number;
  lastOf(session: number): number;
}

/** Epoch days, inclusive; a missing end is where the data begins or ends. */
export interface DateRange {
  readonly from?: EpochDay;
  readonly to?: EpochDay;
}

/** Layers as nodes see them: the state after the instant before. */
export interface LayerView {
  is(layer: string, state: 'active' | 'idle' | 'pending', instant: number): boolean;
  size(layer: string, instant: number): number;
}

/**
 * The value of any node at any tick of its clock, whichever evaluator computed it: a number, or 1 / 0 for a truth;
 * NaN is unknown. Engine, explanation, tests and reports read programs through this alone.
 *
 * Nodes marked `feedback` may be asked only up to the instant that follows the last one decided.
 */
export interface Evaluation {
  readonly program: Program;
  readonly timeline: Timeline;
  readonly data: Dataset;
  readonly params: ReadonlyMap<string, number>;
  value(node: number, tick: number): number;
  /**
   * The first tick after one at which a node may have another value, while the layers stay as they are at that one; where
   * that is known of more than the next.
   */
  readonly standsUntil?: (node: number, tick: number) => number;
  /**
   * Of one that holds the present instant alone: the same over all instants so far, made when it is asked for. Reasons
   * look back; decisions do not.
   */
  readonly past?: () => Evaluation;
}

/** Both evaluators have this form. */
export type Evaluator = (
  program: Program,
  timeline: Timeline,
  data: Dataset,
  params: ReadonlyMap<string, number>,
  layers: LayerView,
) => Evaluation;
