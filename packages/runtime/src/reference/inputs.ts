/** Inputs: which observation stands at a tick, as their declarations say. Nothing is seen before it is known. */
import type { Ir } from '@hedgerow/dsl';
import { MS_PER_MINUTE } from '../calendar/civil.ts';
import type { EpochDay } from '../calendar/types.ts';
import type { Series } from '../data/dataset.ts';
import { sessionClosingBy } from '../timeline/clocks.ts';
import { lastKnownAt } from '../timeline/sample.ts';
import { isUnknown, type Meaning, type NodeOf, type Scope, UNKNOWN } from './scope.ts';
import { dateBefore } from './windows.ts';

/** A limit of age: `stale after 5 sessions`. */
export type Limit = NonNullable<Ir.Input['stale']>;

/** A publication and the tick that asks how old it is. */
interface Age {
  readonly sessions: number;
  readonly then: { readonly date: EpochDay; readonly time: number };
  readonly now: { readonly date: EpochDay; readonly time: number };
}

/** Whether something is not older than its limit: exactly as old as it is still young enough. */
function isFresh({ sessions, then, now }: Age, limit: Limit): boolean {
  switch (limit.unit) {
    case 'sessions':
      return sessions <= limit.count;
    case 'minutes':
      return now.time - then.time <= limit.count * MS_PER_MINUTE;
    case 'hours':
      return now.time - then.time <= limit.count * 60 * MS_PER_MINUTE;
    case 'prints':
      // The last print is always the last one.
      return true;
    default:
      return then.date >= dateBefore(now.date, limit.count, limit.unit);
  }
}

/** Whether the last publication of an input is young enough at a tick. Its age counts from when it was known. */
export function isFreshAt(scope: Scope, node: Ir.Node, input: string, limit: Limit, tick: number): boolean {
  const series = scope.data.series.get(input);
  const { time, session } = scope.ticks(node);
  const last = series ? lastObserved(series, time[tick]!) : -1;
  if (!series || last < 0) return false;
  const { calendar } = scope.timeline;
  const then = series.knownAt[last]!;
  return isFresh(
    {
      sessions: session[tick]! - sessionClosingBy(calendar, then),
      then: { time: then, date: calendar.dateOf(then) },
      now: { time: time[tick]!, date: scope.dates(node)[tick]! },
    },
    limit,
  );
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
  switch (declared.every.unit) {
    case 'session':
      return everySession(scope, node, declared, series, values);
    case 'minutes':
      return everyMinutes(scope, node, declared, series, values);
    default:
      return held(scope, node, series, values);
  }
}

/**
 * Due at every session: the session's own observation, or, within `stale after`, the last one of a session before.
 * An age in sessions is the distance of the sessions observed; any other counts from when it was known.
 */
function everySession(
  scope: Scope,
  node: Ir.Node,
  { stale }: Ir.Input,
  series: Series,
  values: Float64Array,
): Meaning {
  const { time, session } = scope.ticks(node);
  const { calendar } = scope.timeline;
  return (tick) => {
    const now = session[tick]!;
    let last = lastKnownAt(series, time[tick]!);
    while (last >= 0 && (series.period[last]! > now || isUnknown(values[last]!))) last--;
    if (last < 0) return UNKNOWN;
    if (series.period[last] === now) return values[last]!;
    const then = series.knownAt[last]!;
    const age: Age = {
      sessions: now - series.period[last]!,
      then: { time: then, date: calendar.dateOf(then) },
      now: { time: time[tick]!, date: scope.dates(node)[tick]! },
    };
    return stale && isFresh(age, stale) ? values[last]! : UNKNOWN;
  };
}

/** Due every N minutes: the last observation, for less than N minutes or for as long as `stale after` says. */
function everyMinutes(
  scope: Scope,
  node: Ir.Node,
  { every, stale }: Ir.Input,
  series: Series,
  values: Float64Array,
): Meaning {
  const { time, session } = scope.ticks(node);
  const { calendar } = scope.timeline;
  return (tick) => {
    let last = lastKnownAt(series, time[tick]!);
    while (last >= 0 && isUnknown(values[last]!)) last--;
    if (last < 0) return UNKNOWN;
    const then = series.knownAt[last]!;
    if (time[tick]! - then < every.count * MS_PER_MINUTE) return values[last]!;
    const age: Age = {
      sessions: session[tick]! - sessionClosingBy(calendar, then),
      then: { time: then, date: calendar.dateOf(then) },
      now: { time: time[tick]!, date: scope.dates(node)[tick]! },
    };
    return stale && isFresh(age, stale) ? values[last]! : UNKNOWN;
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
