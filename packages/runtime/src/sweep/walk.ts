/**
 * The event walk: from an entry to the exit that follows, and on to the next entry, touching no tick between. It gives
 * what the engine would decide of a layer's activity.
 */
import type { Bits } from '../bits/bits.ts';
import { type Delay, passed } from './delays.ts';
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

/** Episodes of activity: ticks of activation and deactivation; one that does not end has `end` in its place. */
export interface Episodes {
  count: number;
  starts: Int32Array;
  ends: Int32Array;
}

export const emptyEpisodes = (): Episodes => ({
  count: 0,
  starts: new Int32Array(64),
  ends: new Int32Array(64),
});

/** Walks the ticks first..end - 1, idle at first, and writes the episodes that begin there. */
export function walk(course: Course, first: number, end: number, episodes: Episodes): void {
  const { entry, until, ended, hold, cooldown } = course;
  episodes.count = 0;
  let from = first;
  while (from < end) {
    const start = ended
      ? nextEntry(entry, until.bits, ended.bits, from)
      : nextMarkBut(entry, until.bits, from);
    if (start >= end) return;
    // At the instant of the claim exits were looked at before it was made.
    let exit = nextMark(until, passed(hold, start));
    if (ended) exit = Math.min(exit, nextMark(ended, start + 1));
    exit = Math.min(exit, end);
    note(episodes, start, exit);
    if (exit === end) return;
    from = passed(cooldown, exit);
  }
}

function nextEntry(entry: Marks, until: Bits, ended: Bits, from: number): number {
  let at = nextMarkBut(entry, until, from);
  while (at >> 5 < ended.length && ((ended[at >> 5]! >>> (at & 31)) & 1) === 1) {
    at = nextMarkBut(entry, until, at + 1);
  }
  return at;
}

function note(episodes: Episodes, start: number, end: number): void {
  if (episodes.count === episodes.starts.length) {
    episodes.starts = grown(episodes.starts);
    episodes.ends = grown(episodes.ends);
  }
  episodes.starts[episodes.count] = start;
  episodes.ends[episodes.count++] = end;
}

function grown(ticks: Int32Array): Int32Array {
  const more = new Int32Array(2 * ticks.length);
  more.set(ticks);
  return more;
}
