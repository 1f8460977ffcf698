/** An episode played on segments, session by session. */
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
  /** All was closed and opened anew. */
  readonly rolled: boolean;
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
    const rolled = before > 0 && units > 0 && change?.expiry !== undefined;
    if (before === 0 || rolled) {
      held = opener.lines.map((_, line) => opener.open(line, index, 'fill', change?.expiry));
    } else if (units > 0 && old.some((segment) => segment.end === index)) {
      held = old.map((segment, line) =>
        segment.end === index ? opener.open(line, index, 'close') : segment,
      );
    }
    let [pnl, cost] = [0, 0];
    for (const segment of old) {
      const step = index - segment.start;
      pnl += before * segment.toFill[step]!;
      const closes = (rolled || units === 0) && segment.end !== index;
      if (closes) cost += before * segment.cost[step]!;
    }
    if (units > 0) {
      for (const segment of held) {
        const step = index - segment.start;
        pnl += units * segment.fromFill[step]!;
        cost += (step === 0 ? units : Math.abs(units - before)) * segment.cost[step]!;
      }
    }
    visit({ index, before, units, old, now: held, rolled, change, pnl: pnl - cost, cost });
  }
}
