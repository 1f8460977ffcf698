/**
 * The event walk: from an entry to the exit that follows, and on to the next entry, touching no tick between. It gives
 * what the engine would decide of a layer's activity.
 */
import type { Bits } from '../bits/bits.ts';
import { type Delay, passed } from './delays.ts';
import type { Episodes } from './episodes.ts';
import { type Marks, nextMark, nextMarkBut } from './marks.ts';

/** Conditions of one layer for one set of params. */
export interface Course {
  /** The rule fires, and nothing forbids what it asks for. */
  readonly entry: Marks;
  /** The claim's `until` holds: it ends a claim once `hold` has passed, and none is made. */
  readonly until: Marks;
  /** Some rule deactivates the layer: that does not wait, and no claim is made. */
  readonly ended: Marks | null;
  readonly hold: Delay;
  readonly cooldown: Delay;
}

/** Walks the ticks of the sessions, idle at first, and takes down the episodes that begin there. */
export function walk(course: Course, episodes: Episodes): void {
  const { entry, until, ended, hold, cooldown } = course;
  const { starts, ends, sessions } = episodes;
  const { first, end } = sessions;
  let count = 0;
  let from = first;
  while (from < end) {
    const start = ended
      ? nextEntry(entry, until.bits, ended.bits, from)
      : nextMarkBut(entry, until.bits, from);
    if (start >= end) break;
    // At the instant of the claim exits were looked at before it was made.
    let exit = nextMark(until, passed(hold, start));
    if (ended) exit = Math.min(exit, nextMark(ended, start + 1));
    exit = Math.min(exit, end);
    starts[count] = start;
    ends[count++] = exit;
    if (exit === end) break;
    from = passed(cooldown, exit);
  }
  episodes.count = count;
}

function nextEntry(entry: Marks, until: Bits, ended: Bits, from: number): number {
  let at = nextMarkBut(entry, until, from);
  while (at >> 5 < ended.length && ((ended[at >> 5]! >>> (at & 31)) & 1) === 1) {
    at = nextMarkBut(entry, until, at + 1);
  }
  return at;
}
