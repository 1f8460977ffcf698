/** What a sweep tells of each layer: figures of the backtest, by the backtest's own definitions. */
import type { LayerStatistics } from '../backtest/result.ts';
import { SESSIONS_PER_YEAR } from '../statistics/returns.ts';
import type { Timeline } from '../timeline/types.ts';
import type { Episodes } from './walk.ts';

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
}

/** The ticks first..end - 1; the last is the end of a session. */
export function sessionsOf({ grid }: Timeline, first: number, end: number): Sessions {
  const endsBefore = new Int32Array(end + 1);
  for (let tick = 0; tick < end; tick++) {
    const isEnd = tick + 1 === end || grid.session[tick + 1] !== grid.session[tick];
    endsBefore[tick + 1] = endsBefore[tick]! + Number(isEnd);
  }
  return { first, end, endsBefore, session: grid.session };
}

/** Sessions at whose ends a layer is active, of one episode. */
export const activeSessions = ({ endsBefore }: Sessions, start: number, exit: number): number =>
  endsBefore[exit]! - endsBefore[start]!;

/** Sessions that one episode lasted, which ended. */
export const held = ({ session }: Sessions, start: number, exit: number): number =>
  session[exit]! - session[start]!;

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

/** Lengths of the episodes that ended, sorted, while they are being counted. */
const holds = { lengths: new Int32Array(64) };

const counted: Tally = { activations: 0, activeSessions: 0, ended: 0, medianHold: 0 };

/** Writes the metrics of the episodes of one set. */
export function measure(sessions: Sessions, episodes: Episodes, out: Float64Array, at: number): void {
  const { count, starts, ends } = episodes;
  if (holds.lengths.length < count) holds.lengths = new Int32Array(2 * count);
  const { lengths } = holds;
  let active = 0;
  let ended = 0;
  for (let i = 0; i < count; i++) {
    const [start, exit] = [starts[i]!, ends[i]!];
    active += activeSessions(sessions, start, exit);
    if (exit < sessions.end) lengths[ended++] = held(sessions, start, exit);
  }
  counted.activations = count;
  counted.activeSessions = active;
  counted.ended = ended;
  counted.medianHold = medianOf(lengths, ended);
  tell(sessions, counted, out, at);
}

/** Sorts in place; few enough by insertion. */
function medianOf(values: Int32Array, count: number): number {
  if (count === 0) return Number.NaN;
  if (count > 48) values.subarray(0, count).sort();
  else {
    for (let i = 1; i < count; i++) {
      const value = values[i]!;
      let k = i - 1;
      for (; k >= 0 && values[k]! > value; k--) values[k + 1] = values[k]!;
      values[k + 1] = value;
    }
  }
  const middle = count >> 1;
  const high = values[middle]!;
  return (count & 1) === 1 ? high : halfway(values[middle - 1]!, high);
}

/** The median of an even number of values, from the two in the middle. */
export const halfway = (low: number, high: number): number => low + (high - low) * 0.5;
