/** An episode played on segments, session by session. */
import type { Ir } from '@hedgerow/dsl';
import type { Episode, Step } from './plan.ts';
import type { Opener, Segment } from './segment.ts';

/** One session of an episode. */
export interface Day {
  /** Market index. */
  index: number;
  /** Units held before its fill and after. */
  before: number;
  units: number;
  /** By line: what came into the session (none at the opening), and what is held after it, if units are. */
  old: readonly Segment[];
  now: readonly Segment[];
  /** A rule rolls: of the lines that roll (`isRolled`), what came in was closed, and opened anew. */
  rolls: boolean;
  /** The change that is filled. */
  change: Step | undefined;
  /** US dollars; costs are in the P&L. */
  pnl: number;
  cost: number;
}

const NONE: readonly Segment[] = [];

/**
 * Plays an episode as if it had begun at market index `start`, up to index `end` (exclusive). The last fill closes it;
 * one that reaches the end is not closed. What expires on the way is settled at the opening and replaced at that close.
 *
 * Placebo trials play millions of sessions, so one object serves all of them: `visit` must not keep it.
 */
export function walk(
  { length, steps }: Episode,
  start: number,
  end: number,
  opener: Opener,
  visit: (day: Readonly<Day>) => void,
): void {
  const last = Math.min(start + length, end - 1);
  const day: Day = {
    index: start,
    before: 0,
    units: 0,
    old: NONE,
    now: NONE,
    rolls: false,
    change: undefined,
    pnl: 0,
    cost: 0,
  };
  let next = 0;
  for (let index = start; index <= last; index++) {
    day.index = index;
    day.before = day.units;
    day.old = day.now;
    day.change = steps[next]?.offset === index - start ? steps[next++] : undefined;
    trade(day, index === start + length, opener);
    visit(day);
    const quiet = Math.min(
      last + 1,
      start + length,
      start + (steps[next]?.offset ?? length),
      firstEnd(day.now),
    );
    day.before = day.units;
    day.old = day.now;
    day.change = undefined;
    day.rolls = false;
    day.cost = 0;
    // Nothing is filled and nothing expires.
    while (index + 1 < quiet) {
      index++;
      day.index = index;
      day.pnl = 0;
      for (const segment of day.now) day.pnl += day.units * segment.gain[index - segment.start]!;
      visit(day);
    }
  }
}

const firstEnd = (held: readonly Segment[]): number => {
  let first = Number.POSITIVE_INFINITY;
  for (const { end } of held) first = Math.min(first, end);
  return first;
};

/** A session with a fill or an expiry; of `day`, all but what came into it is worked out. */
function trade(day: Day, closes: boolean, opener: Opener): void {
  const { index, before, old, change } = day;
  const units = closes ? 0 : (change?.units ?? before);
  const roll = before > 0 && units > 0 ? change?.expiry : undefined;
  let now = old;
  if (before === 0) now = opener.lines.map((_, line) => opener.open(line, index, 'fill'));
  else if (units > 0) now = carried(old, index, roll, opener);
  let [pnl, cost] = [0, 0];
  for (let line = 0; line < old.length; line++) {
    const segment = old[line]!;
    const step = index - segment.start;
    pnl += before * segment.toFill[step]!;
    const isClosed = (units === 0 || now[line] !== segment) && segment.end !== index;
    if (isClosed) cost += before * segment.cost[step]!;
  }
  if (units > 0) {
    for (const segment of now) {
      const step = index - segment.start;
      pnl += units * segment.fromFill[step]!;
      cost += (step === 0 ? units : Math.abs(units - before)) * segment.cost[step]!;
    }
  }
  day.units = units;
  day.now = now;
  day.rolls = roll !== undefined;
  day.pnl = pnl - cost;
  day.cost = cost;
}

/**
 * A rule's roll is one of the first leg's market: the puts, say, of puts hedged with VIX futures, which have expiries of
 * another calendar and go on.
 */
export const isRolled = (opener: Pick<Opener, 'lines'>, line: number): boolean =>
  opener.lines[line]!.underlying === opener.lines[0]!.underlying;

/** What is held after a fill that closes nothing: what was held, rolled or replaced. */
function carried(
  old: readonly Segment[],
  index: number,
  roll: Ir.Expiry | undefined,
  opener: Opener,
): readonly Segment[] {
  if (!roll && !old.some((segment) => segment.end === index)) return old;
  return old.map((segment, line) => {
    if (roll && isRolled(opener, line)) {
      return opener.open(line, index, 'fill', { expiry: roll, from: segment.instrument?.expiry });
    }
    return segment.end === index ? opener.open(line, index, 'close') : segment;
  });
}
