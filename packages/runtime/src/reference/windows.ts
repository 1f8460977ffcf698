/**
 * Windows: which ticks of a clock one holds, seen from a tick, and whether history fills it.
 *
 * A window is its own tick and the ones before it as far as its length reaches. It is filled where it lies wholly in
 * known history: seen from a longer history it would hold the same ticks.
 */
import type { Ir } from '@hedgerow/dsl';
import { addMonths, MS_PER_MINUTE } from '../calendar/civil.ts';
import type { EpochDay } from '../calendar/types.ts';
import { periodOf } from '../timeline/clocks.ts';
import type { Ticks } from '../timeline/types.ts';
import type { Scope } from './scope.ts';

export interface Window {
  /** The first of its ticks; the last is the tick that it is seen from. */
  readonly from: number;
  readonly filled: boolean;
  /** Ticks that it lacks: 0 where filled; NaN where they cannot be counted. */
  readonly missing: number;
}

/** When something happened, in all the ways in which windows measure. */
export interface Moment {
  readonly tick: number;
  readonly session: number;
  readonly date: EpochDay;
  readonly time: number;
}

/** Whether a clock ticks once a session, so that sessions are ticks. */
export function oncePerSession(scope: Scope, clock: Ir.ClockId): boolean {
  const { kind } = scope.program.clocks[clock]!;
  return kind === 'session' || (kind === 'grid' && scope.program.everyMinutes === undefined);
}

/** A window's count as the params of this run give it; `undefined` where it is not a positive whole number. */
export function countOf(scope: Scope, node: Ir.NodeId): number | undefined {
  const count = scope.value(node, 0);
  return Number.isInteger(count) && count > 0 ? count : undefined;
}

/** The calendar date that lies a count of days, weeks, ... before another. */
export function dateBefore(date: EpochDay, count: number, unit: Ir.Length['unit']): EpochDay {
  switch (unit) {
    case 'weeks':
      return date - 7 * count;
    case 'months':
      return addMonths(date, -count);
    case 'quarters':
      return addMonths(date, -3 * count);
    case 'years':
      return addMonths(date, -12 * count);
    default:
      return date - count;
  }
}

/** Milliseconds of a unit of elapsed time. */
export const MS: Readonly<Record<'minutes' | 'hours', number>> = {
  minutes: MS_PER_MINUTE,
  hours: 60 * MS_PER_MINUTE,
};

/** Whether a moment lies as far back from `now` as the length says, or farther: where the window ends. */
export function isBeyond(now: Moment, then: Moment, count: number, unit: Ir.Length['unit']): boolean {
  switch (unit) {
    case 'observations':
      return then.tick <= now.tick - count;
    case 'sessions':
      return then.session <= now.session - count;
    case 'minutes':
    case 'hours':
      return then.time <= now.time - count * MS[unit];
    default:
      return then.date <= dateBefore(now.date, count, unit);
  }
}

export function momentOf(scope: Scope, node: Ir.Node, tick: number): Moment {
  const { session, time } = scope.ticks(node);
  return { tick, session: session[tick]!, date: scope.dates(node)[tick]!, time: time[tick]! };
}

/** The window of a node's length at a tick; `undefined` where the params give no length. */
export function windowOf(scope: Scope, node: Ir.Node, length: Ir.Length, tick: number): Window | undefined {
  const count = countOf(scope, length.count);
  if (count === undefined) return undefined;
  const now = momentOf(scope, node, tick);
  const beyond = (then: Moment): boolean => isBeyond(now, then, count, length.unit);

  let from = tick;
  while (from > 0 && !beyond(momentOf(scope, node, from - 1))) from--;

  const filled = length.unit === 'observations' ? tick + 1 >= count : beyond(beforeHistory(scope, node));
  const countable =
    length.unit === 'observations' || (length.unit === 'sessions' && oncePerSession(scope, node.clock));
  return { from, filled, missing: filled ? 0 : countable ? count - (tick - from + 1) : Number.NaN };
}

/**
 * The last moment of which a clock does not tell. For a grid, the session before its first; for weeks, months and
 * quarters, the session before its first whole one. Of publications that came before the first one known nobody
 * knows, so that a window over prints must reach past the first.
 */
export function beforeHistory(scope: Scope, node: Ir.Node): Moment {
  const clock = scope.program.clocks[node.clock]!;
  const ticks = scope.ticks(node);
  if (clock.kind === 'prints') return momentOf(scope, node, 0);
  const { calendar } = scope.timeline;
  let session = ticks.session[0]! - 1;
  if (clock.kind === 'period') {
    const key = periodOf(calendar.date[session + 1]!, clock.period);
    while (session >= 0 && periodOf(calendar.date[session]!, clock.period) === key) session--;
  }
  return session >= 0
    ? { tick: -1, session, date: calendar.date[session]!, time: calendar.close[session]! }
    : { tick: -1, session, date: calendar.date[0]! - 1, time: calendar.open[0]! };
}

/**
 * The ticks of a window at which each of its sessions stood last: the last instant of the sessions before, and the
 * tick itself.
 */
export function lastOfSessions(ticks: Ticks, from: number, tick: number): number[] {
  const last: number[] = [];
  for (let i = from; i < tick; i++) if (ticks.session[i + 1] !== ticks.session[i]) last.push(i);
  last.push(tick);
  return last;
}
