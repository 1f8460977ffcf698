/** An episode played on tapes, session by session. */
import type { Episode, Step } from './plan.ts';
import type { Tape, Tapes } from './tape.ts';

/** One session of an episode. */
export interface Day {
  /** Market index. */
  readonly index: number;
  /** Units held before its fill and after. */
  readonly before: number;
  readonly units: number;
  /** What is held after the fill (or was until then, where nothing is), and its step there. */
  readonly tape: Tape;
  readonly step: number;
  /** Of a roll: what was held until then. */
  readonly rolled: { readonly tape: Tape; readonly step: number } | undefined;
  /** The change that is filled. */
  readonly change: Step | undefined;
  /** US dollars; costs are in the P&L. */
  readonly pnl: number;
  readonly cost: number;
}

/**
 * Plays an episode as if it had begun at market index `start`, up to index `end` (exclusive). The last fill closes it;
 * one that reaches the end is not closed.
 */
export function walk(
  episode: Episode,
  start: number,
  end: number,
  tapeAt: Tapes,
  visit: (day: Day) => void,
): void {
  const { length, steps } = episode;
  const last = Math.min(length, end - 1 - start);
  let tape = tapeAt(start);
  let units = 0;
  let next = 0;
  for (let offset = 0; offset <= last; offset++) {
    const index = start + offset;
    const change = steps[next]?.offset === offset ? steps[next++] : undefined;
    const before = units;
    const ends = offset === length;
    units = ends ? 0 : (change?.units ?? units);
    const old = tape;
    const oldStep = index - old.start;
    old.extend(oldStep);
    const rolls = change?.expiry !== undefined && offset > 0;
    if (rolls) tape = tapeAt(index, change.expiry);
    const step = index - tape.start;
    tape.extend(step);
    const traded = rolls ? before : Math.abs(units - before);
    const cost = traded * old.keepCost[oldStep]! + units * tape.newCost[step]!;
    const carried = before === 0 ? 0 : before * old.toFill[oldStep]!;
    const pnl = carried + units * tape.fromFill[step]! - cost;
    const rolled = rolls ? { tape: old, step: oldStep } : undefined;
    visit({ index, before, units, tape, step, rolled, change, pnl, cost });
  }
}
