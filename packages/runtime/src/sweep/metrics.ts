/** What a sweep tells of each layer: figures of the backtest, by the backtest's own definitions. */
import type { LayerStatistics } from '../backtest/result.ts';
import { SESSIONS_PER_YEAR } from '../statistics/returns.ts';
import type { Timeline } from '../timeline/types.ts';

export const LAYER_METRICS = ['activations', 'active_sessions', 'median_hold', 'flips_per_year'] as const;

export type LayerMetric = (typeof LAYER_METRICS)[number];

/** `layer.metric`, in order. */
export const metricColumns = (layers: readonly string[]): readonly string[] =>
  layers.flatMap((layer) => LAYER_METRICS.map((metric) => `${layer}.${metric}`));

/** In the order of LAYER_METRICS; NaN where there is none. */
export const metricsOf = (of: LayerStatistics): readonly number[] => [
  of.activations,
  of.activeSessions,
  of.medianHold ?? Number.NaN,
  of.flipsPerYear,
];

/** Sessions of a stretch of ticks, counted by their ends. */
export interface Sessions {
  readonly first: number;
  readonly end: number;
  /** Sessions whose last tick lies before a tick. */
  readonly endsBefore: Int32Array;
  readonly session: Int32Array;
  /** Whether each tick is a session, so that there are as many sessions as ticks between two of them. */
  readonly isEach: boolean;
}

/** The ticks first..end - 1; the last is the end of a session. */
export function sessionsOf({ grid }: Timeline, first: number, end: number): Sessions {
  const endsBefore = new Int32Array(end + 1);
  for (let tick = 0; tick < end; tick++) {
    const isEnd = tick + 1 === end || grid.session[tick + 1] !== grid.session[tick];
    endsBefore[tick + 1] = endsBefore[tick]! + Number(isEnd);
  }
  const isEach =
    end === 0 || (endsBefore[end] === end && grid.session[end - 1]! - grid.session[0]! === end - 1);
  return { first, end, endsBefore, session: grid.session, isEach };
}

/** Sessions at whose ends a layer is active, of one episode. */
export const activeSessions = ({ endsBefore, isEach }: Sessions, start: number, exit: number): number =>
  isEach ? exit - start : endsBefore[exit]! - endsBefore[start]!;

/** Sessions that one episode lasted, which ended. */
export const held = ({ session, isEach }: Sessions, start: number, exit: number): number =>
  isEach ? exit - start : session[exit]! - session[start]!;

/** What the metrics of a set are made of. */
export interface Tally {
  activations: number;
  activeSessions: number;
  /** Episodes that ended. */
  ended: number;
  medianHold: number;
}

/** Writes the metrics of one set, in the order of LAYER_METRICS. */
export function tell(
  { first, end, endsBefore }: Sessions,
  tally: Tally,
  out: Float64Array | number[],
  at: number,
): void {
  const all = endsBefore[end]! - endsBefore[first]!;
  out[at] = tally.activations;
  out[at + 1] = tally.activeSessions;
  out[at + 2] = tally.medianHold;
  out[at + 3] = all === 0 ? 0 : ((tally.activations + tally.ended) * SESSIONS_PER_YEAR) / all;
}
