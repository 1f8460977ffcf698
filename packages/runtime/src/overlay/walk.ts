/** An episode played on segments, session by session. */
import type { Ir } from '@hedgerow/dsl';
import type { Episode, Step } from './plan.ts';
import type { Opener, Segment } from './segment.ts';

/** One session of an episode. */
export interface Day {
  /** Market index. */
  readonly index: number;
  /** Units held before its fill and after. */
  readonly before: number;
  readonly units: number;
  /** By line: what came into the session (none at the opening), and what is held after it, if units are. */
  readonly old: readonly Segment[];
  readonly now: readonly Segment[];
  /** A rule rolls: of the lines that roll (`isRolled`), what came in was closed, and opened anew. */
  readonly rolls: boolean;
  /** The change that is filled. */
  readonly change: Step | undefined;
  /** US dollars; costs are in the P&L. */
  readonly pnl: number;
  readonly cost: number;
}

const NONE: readonly Segment[] = [];

/**
 * Plays an episode as if it had begun at market index `start`, up to index `end` (exclusive). The last fill closes it;
 * one that reaches the end is not closed. What expires on the way is settled at the opening and replaced at that close.
 */
export function walk(
  { length, steps }: Episode,
  start: number,
  end: number,
  opener: Opener,
  visit: (day: Day) => void,
): void {
  const last = Math.min(length, end - 1 - start);
  let held = NONE;
  let units = 0;
  let next = 0;
  for (let offset = 0; offset <= last; offset++) {
    const index = start + offset;
    const change = steps[next]?.offset === offset ? steps[next++] : undefined;
    const before = units;
    units = offset === length ? 0 : (change?.units ?? units);
    const old = held;
    const roll = before > 0 && units > 0 ? change?.expiry : undefined;
    if (before === 0) held = opener.lines.map((_, line) => opener.open(line, index, 'fill'));
    else if (units > 0) held = carried(old, index, roll, opener);
    let [pnl, cost] = [0, 0];
    old.forEach((segment, line) => {
      const step = index - segment.start;
      pnl += before * segment.toFill[step]!;
      const closes = (units === 0 || held[line] !== segment) && segment.end !== index;
      if (closes) cost += before * segment.cost[step]!;
    });
    if (units > 0) {
      for (const segment of held) {
        const step = index - segment.start;
        pnl += units * segment.fromFill[step]!;
        cost += (step === 0 ? units : Math.abs(units - before)) * segment.cost[step]!;
      }
    }
    visit({ index, before, units, old, now: held, rolls: roll !== undefined, change, pnl: pnl - cost, cost });
  }
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
