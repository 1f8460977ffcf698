/** Inputs and their sampling: one walk over publications and ticks together. */
import type { Ir } from '@hedgerow/dsl';
import { MS_PER_MINUTE } from '../calendar/civil.ts';
import type { Series } from '../data/dataset.ts';
import { isFresh, type Limit, publication, type Stamp } from '../reference/inputs.ts';
import type { NodeOf } from '../reference/scope.ts';
import { momentOf } from '../reference/windows.ts';
import { sampleIndex } from '../timeline/sample.ts';
import type { Ticks } from '../timeline/types.ts';
import { isGapless } from './gaps.ts';
import { type ColumnScope, unknownNumbers } from './scope.ts';

/** For each observation, the last one up to it that says something, or -1. */
function lastSaid(says: (index: number) => boolean, length: number): Int32Array {
  const last = new Int32Array(length);
  let said = -1;
  for (let i = 0; i < length; i++) {
    if (says(i)) said = i;
    last[i] = said;
  }
  return last;
}

/** An input that is due every session or every N minutes, on the grid or on sessions. */
export function dueInput(
  scope: ColumnScope,
  node: NodeOf<'input'>,
  input: Ir.Input,
  series: Series,
  values: Float64Array,
): Float64Array {
  const ticks = scope.ticks(node);
  const { close } = scope.timeline.calendar;
  const at = input.every.unit === 'session' ? oneEach(series, ticks, close) : -1;
  if (at >= 0) {
    const stretch = stretchOf(values, at, ticks.length);
    // An empty cell is unknown, unless an earlier value stands in for it.
    if (!input.stale || isGapless(stretch)) return stretch;
  }

  const out = unknownNumbers(ticks.length);
  const { knownAt } = series;
  const { time, session } = ticks;
  const known = lastSaid((i) => !Number.isNaN(values[i]!), values.length);
  const limit = input.every.count * MS_PER_MINUTE;
  const fresh = freshness(scope, node, series, input.stale);
  let next = 0;
  for (let i = 0; i < out.length; i++) {
    while (next < knownAt.length && knownAt[next]! <= time[i]!) next++;
    const last = next > 0 ? known[next - 1]! : -1;
    if (last < 0) continue;
    const then = knownAt[last]!;
    const isNew =
      input.every.unit === 'session' ? inSession(then, session[i]!, close) : time[i]! - then < limit;
    if (isNew || fresh(last, i)) out[i] = values[last]!;
  }
  return out;
}

/** Whether something known by an instant of a session became known in that session. */
const inSession = (then: number, session: number, close: Float64Array): boolean =>
  session === 0 || then > close[session - 1]!;

/** The stretch of a field that was asked for last: the same object from run to run, so that its gaps are sought once. */
const stretches = new WeakMap<Float64Array, Float64Array>();

function stretchOf(values: Float64Array, start: number, length: number): Float64Array {
  const last = stretches.get(values);
  const begin = values.byteOffset + start * values.BYTES_PER_ELEMENT;
  if (last?.length === length && last.byteOffset === begin) return last;
  const stretch = values.subarray(start, start + length);
  stretches.set(values, stretch);
  return stretch;
}

/** Where a series has one observation of its own for each tick, by series and clock: the first of them, or -1. */
const aligned = new WeakMap<Series, WeakMap<Ticks, number>>();

/**
 * Where each tick in turn has one observation of its own, as sessions have in a file of closes, the column is a stretch
 * of the series itself: its start, or -1. Found once for a series and a clock, whatever the rules and params.
 */
function oneEach(series: Series, ticks: Ticks, close: Float64Array): number {
  let starts = aligned.get(series);
  if (!starts) {
    starts = new WeakMap();
    aligned.set(series, starts);
  }
  let start = starts.get(ticks);
  if (start === undefined) {
    start = findOneEach(series.knownAt, ticks, close);
    starts.set(ticks, start);
  }
  return start;
}

function findOneEach(knownAt: Float64Array, { time, session, length }: Ticks, close: Float64Array): number {
  if (length === 0) return -1;
  let start = 0;
  while (start < knownAt.length && !inSession(knownAt[start]!, session[0]!, close)) start++;
  if (start + length > knownAt.length) return -1;
  for (let i = 0; i < length; i++) {
    const then = knownAt[start + i]!;
    if (!(then <= time[i]! && inSession(then, session[i]!, close))) return -1;
    // Were the next one known as well by now, it would stand here.
    if (knownAt[start + i + 1]! <= time[i]!) return -1;
  }
  return start;
}

/** Whether an observation is still young enough at a tick. Asked in order, it looks each observation up once. */
function freshness(
  scope: ColumnScope,
  node: Ir.Node,
  series: Series,
  limit: Limit | undefined,
): (observation: number, tick: number) => boolean {
  if (!limit) return () => false;
  const { calendar } = scope.timeline;
  let asked = -1;
  let from: Stamp | undefined;
  return (observation, tick) => {
    if (observation !== asked || !from) {
      from = publication(series, observation, calendar);
      asked = observation;
    }
    return isFresh(from, momentOf(scope, node, tick), limit);
  };
}

/** The last tick of another clock at each tick of this one; unknown where an input behind it is stale. */
export function sample(scope: ColumnScope, node: NodeOf<'sample'>): Float64Array {
  const x = node.args[0]!;
  const source = scope.numbers(x);
  const last = sampleIndex(scope.ticks(scope.program.nodes[x]!), scope.ticks(node));
  const out = unknownNumbers(scope.ticks(node).length);
  for (let i = 0; i < out.length; i++) if (last[i]! >= 0) out[i] = source[last[i]!]!;
  for (const { input, after } of node.stale ?? []) dropStale(scope, node, input, after, out);
  return out;
}

/** Makes unknown what rests on a publication older than its limit. An empty cell is no publication. */
function dropStale(scope: ColumnScope, node: Ir.Node, input: string, limit: Limit, out: Float64Array): void {
  const series = scope.data.series.get(input);
  if (!series) {
    out.fill(Number.NaN);
    return;
  }
  const { knownAt } = series;
  const { time } = scope.ticks(node);
  const fields = [...series.fields.values()];
  const published = lastSaid((i) => fields.some((values) => !Number.isNaN(values[i]!)), knownAt.length);
  const fresh = freshness(scope, node, series, limit);
  let next = 0;
  for (let i = 0; i < out.length; i++) {
    while (next < knownAt.length && knownAt[next]! <= time[i]!) next++;
    const last = next > 0 ? published[next - 1]! : -1;
    if (last < 0 || !fresh(last, i)) out[i] = Number.NaN;
  }
}
