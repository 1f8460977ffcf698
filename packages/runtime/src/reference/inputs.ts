/** Inputs: which observation stands at a tick, as their declarations say. Nothing is seen before it is known. */
import type { Ir } from '@hedgerow/dsl';
import { MS_PER_MINUTE } from '../calendar/civil.ts';
import type { EpochDay, TradingCalendar } from '../calendar/types.ts';
import type { Series } from '../data/dataset.ts';
import { sessionClosingBy } from '../timeline/clocks.ts';
import { lastKnownAt } from '../timeline/sample.ts';
import { isUnknown, type Meaning, type NodeOf, type Scope, UNKNOWN } from './scope.ts';
import { dateBefore, momentOf } from './windows.ts';

/** A limit of age: `stale after 5 sessions`. */
export type Limit = NonNullable<Ir.Input['stale']>;

/** When something became known, or is asked for. */
export interface Stamp {
  readonly session: number;
  readonly date: EpochDay;
  readonly time: number;
}

/** Whether what dates from a moment is not older now than its limit: exactly as old as that is young enough. */
export function isFresh(from: Stamp, now: Stamp, limit: Limit): boolean {
  switch (limit.unit) {
    case 'sessions':
      return now.session - from.session <= limit.count;
    case 'minutes':
      return now.time - from.time <= limit.count * MS_PER_MINUTE;
    case 'hours':
      return now.time - from.time <= limit.count * 60 * MS_PER_MINUTE;
    case 'prints':
      // The last print is always the last one.
      return true;
    default:
      return from.date >= dateBefore(now.date, limit.count, limit.unit);
  }
}

/** A publication belongs to the first session that closes at or after it. */
export function publication(series: Series, index: number, calendar: TradingCalendar): Stamp {
  const time = series.knownAt[index]!;
  return { time, date: calendar.dateOf(time), session: sessionClosingBy(calendar, time) };
}

/** Whether the last publication of an input is young enough at a tick. */
export function isFreshAt(scope: Scope, node: Ir.Node, input: string, limit: Limit, tick: number): boolean {
  const series = scope.data.series.get(input);
  if (!series) return false;
  const now = momentOf(scope, node, tick);
  const last = lastObserved(series, now.time);
  return last >= 0 && isFresh(publication(series, last, scope.timeline.calendar), now, limit);
}

/** The last observation known at a time that says anything; an empty cell is no publication. */
function lastObserved(series: Series, time: number): number {
  const fields = [...series.fields.values()];
  let last = lastKnownAt(series, time);
  while (last >= 0 && fields.every((values) => isUnknown(values[last]!))) last--;
  return last;
}

/** An input on its own clock. */
export function input(scope: Scope, node: NodeOf<'input'>): Meaning {
  const declared = scope.program.inputs.find((i) => i.name === node.name);
  const series = scope.data.series.get(node.name);
  const values = series?.fields.get(node.field);
  if (!declared || !series || !values) return () => UNKNOWN;
  if (scope.ticks(node).period) return published(scope, node, declared, series, values);
  return isSlow(declared) ? held(scope, node, series, values) : due(scope, node, declared, series, values);
}

export const isSlow = ({ every }: Ir.Input): boolean => every.unit !== 'session' && every.unit !== 'minutes';

/**
 * Due at every session: what became known in it; or due every N minutes: what became known less than N minutes ago.
 * Where there is nothing new, the last value stands as long as `stale after` says.
 */
function due(
  scope: Scope,
  node: Ir.Node,
  { every, stale }: Ir.Input,
  series: Series,
  values: Float64Array,
): Meaning {
  const { calendar } = scope.timeline;
  return (tick) => {
    const now = momentOf(scope, node, tick);
    let last = lastKnownAt(series, now.time);
    while (last >= 0 && isUnknown(values[last]!)) last--;
    if (last < 0) return UNKNOWN;
    const from = publication(series, last, calendar);
    const isNew =
      every.unit === 'session'
        ? from.session === now.session
        : now.time - from.time < every.count * MS_PER_MINUTE;
    return isNew || (stale && isFresh(from, now, stale)) ? values[last]! : UNKNOWN;
  };
}

/** Slower inputs hold their last print; `stale after` is judged where they are sampled. */
function held(scope: Scope, node: Ir.Node, series: Series, values: Float64Array): Meaning {
  const { time } = scope.ticks(node);
  return (tick) => {
    const last = lastObserved(series, time[tick]!);
    return last < 0 ? UNKNOWN : values[last]!;
  };
}

/** On the clock of its publications: the observation that each tick is, or, where another input's, the last before. */
function published(
  scope: Scope,
  node: Ir.Node,
  { every }: Ir.Input,
  series: Series,
  values: Float64Array,
): Meaning {
  const { time, period } = scope.ticks(node);
  const { calendar } = scope.timeline;
  const day = (i: number): EpochDay => {
    const described = series.period[i]!;
    if (every.unit === 'session') return calendar.date[described]!;
    return every.unit === 'minutes' ? calendar.dateOf(described) : described;
  };
  return (tick) => {
    let last = lastObserved(series, time[tick]!);
    // Two prints of one morning are two ticks: the first does not see the second.
    while (last >= 0 && series.knownAt[last] === time[tick] && day(last) > period![tick]!) last--;
    return last < 0 ? UNKNOWN : values[last]!;
  };
}
