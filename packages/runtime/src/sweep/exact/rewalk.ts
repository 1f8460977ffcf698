/**
 * The event walk of a layer whose conditions change at a few ticks: only from such a tick on is it walked anew, and no
 * farther than to where it is idle again at a tick at which the old walk was too; from there on both are one.
 */
import { type Delay, passed } from '../delays.ts';
import { change, type Holds, medianOf, noHolds } from '../holds.ts';
import { activeSessions, held, type Sessions, type Tally } from '../metrics.ts';
import { nextIn, type SparseBits, sparseBits } from './sparse-bits.ts';

/** Conditions that may change, by the ticks of a run: as of a `Course`, but entries where no exit holds alone. */
export interface Changing {
  readonly entry: SparseBits;
  readonly until: SparseBits;
  readonly ended: SparseBits;
  readonly hold: Delay;
  readonly cooldown: Delay;
}

/** Episode k of `count`: idle from `from[k]` on, active from `start[k]` on, idle again at `exit[k]`. */
interface Track {
  from: Int32Array;
  start: Int32Array;
  exit: Int32Array;
  count: number;
}

const FIELDS = ['from', 'start', 'exit'] as const;

const emptyTrack = (size: number): Track => ({
  from: new Int32Array(size),
  start: new Int32Array(size),
  exit: new Int32Array(size),
  count: 0,
});

export class Rewalk {
  readonly conditions: Changing;
  readonly #sessions: Sessions;
  readonly #end: number;
  /** Behind the last episode stands since when no other has begun. */
  readonly #track = emptyTrack(64);
  /** What takes the place of some of them. */
  readonly #anew = emptyTrack(64);
  readonly #holds: Holds;
  readonly #tally: Tally = { activations: 0, activeSessions: 0, ended: 0, medianHold: Number.NaN };

  constructor(sessions: Sessions, delays: Pick<Changing, 'hold' | 'cooldown'>) {
    const { first, end } = sessions;
    const none = (): SparseBits => sparseBits(end);
    this.conditions = { entry: none(), until: none(), ended: none(), ...delays };
    this.#sessions = sessions;
    this.#end = end;
    this.#holds = noHolds(end);
    this.#track.from[0] = first;
  }

  /** The whole walk. */
  start(): void {
    this.#replace(0, this.#nextEntry(this.#sessions.first));
  }

  /** Takes in that conditions have changed at a tick, and at none before it; whether the episodes did. */
  changed(tick: number): boolean {
    if (tick < this.#sessions.first) return false;
    const { from, start, exit, count } = this.#track;
    const k = lastAtOrBefore(from, count, tick);
    const entered = k < count ? start[k]! : this.#end;
    if (tick <= entered) {
      const now = this.#nextEntry(tick);
      if (now === entered) return false;
      this.#replace(k, now);
      return true;
    }
    if (tick > exit[k]!) return false;
    const now = this.#nextExit(entered, tick);
    if (now === exit[k]!) return false;
    this.#replace(k, entered);
    return true;
  }

  tally(): Tally {
    const tally = this.#tally;
    tally.activations = this.#track.count;
    tally.medianHold = medianOf(this.#holds, tally.ended);
    return tally;
  }

  #nextEntry(from: number): number {
    return nextIn(this.conditions.entry, from, this.#end);
  }

  /** Of an episode that has not ended before `from`. */
  #nextExit(start: number, from: number): number {
    const { until, ended, hold } = this.conditions;
    const least = Math.max(start + 1, from);
    const exit = nextIn(until, Math.max(passed(hold, start), least), this.#end);
    return nextIn(ended, least, exit);
  }

  /** Walks on from episode k, which begins at `start` now. */
  #replace(k: number, start: number): void {
    const end = this.#end;
    const old = this.#track;
    const anew = this.#anew;
    anew.count = 0;
    let from = old.from[k]!;
    let rejoined = k;
    let isRejoined = false;
    for (let at = start; at < end && !isRejoined; at = this.#nextEntry(from)) {
      const exit = this.#nextExit(at, at + 1);
      note(anew, from, at, exit);
      from = exit === end ? end : passed(this.conditions.cooldown, exit);
      while (rejoined < old.count && old.from[rejoined]! < from) rejoined++;
      isRejoined = old.from[rejoined] === from;
    }
    if (!isRejoined) rejoined = old.count;
    this.#count(old, k, rejoined, -1);
    this.#count(anew, 0, anew.count, 1);
    splice(old, k, rejoined, anew);
    if (!isRejoined) old.from[old.count] = from;
  }

  /** Counts some episodes in, or out. */
  #count({ start, exit }: Track, first: number, end: number, by: 1 | -1): void {
    for (let k = first; k < end; k++) {
      this.#tally.activeSessions += by * activeSessions(this.#sessions, start[k]!, exit[k]!);
      if (exit[k]! === this.#end) continue;
      this.#tally.ended += by;
      change(this.#holds, held(this.#sessions, start[k]!, exit[k]!), by);
    }
  }
}

/** The last of from[0..count] that is not after a tick; the first is not. */
function lastAtOrBefore(from: Int32Array, count: number, tick: number): number {
  let low = 0;
  for (let size = count + 1; size > 1; ) {
    const half = size >> 1;
    if (from[low + half]! <= tick) low += half;
    size -= half;
  }
  return low;
}

function note(track: Track, from: number, start: number, exit: number): void {
  reserve(track, track.count + 1);
  track.from[track.count] = from;
  track.start[track.count] = start;
  track.exit[track.count++] = exit;
}

/** Puts other episodes in the place of first..end - 1. */
function splice(track: Track, first: number, end: number, by: Track): void {
  const behind = first + by.count;
  if (behind !== end) {
    const count = track.count + behind - end;
    reserve(track, count);
    for (const field of FIELDS) track[field].copyWithin(behind, end, track.count + 1);
    track.count = count;
  }
  for (let k = 0; k < by.count; k++) {
    track.from[first + k] = by.from[k]!;
    track.start[first + k] = by.start[k]!;
    track.exit[first + k] = by.exit[k]!;
  }
}

/** Room for so many episodes, and one tick behind them. */
function reserve(track: Track, count: number): void {
  if (count < track.from.length) return;
  for (const field of FIELDS) {
    const more = new Int32Array(2 * (count + 1));
    more.set(track[field]);
    track[field] = more;
  }
}
