/** Truth over a window: by where the last deciding and the last unknown one lie, or by counts that move along. */
import { atLeast } from '../reference/logic.ts';
import type { NodeOf } from '../reference/scope.ts';
import { axisOf, historyOf, limitOf, type Now, TICK, type Unit } from './now.ts';
import { countOf, oncePerSession, type Part, readOf, type Step, UNKNOWN, unknown } from './part.ts';
import { ticksWithin } from './room.ts';
import type { Share } from './store.ts';
import type { Tape } from './tape.ts';

/** `C for D`: one false decides. `C within D`: one true does. */
export function decided(part: Part, node: NodeOf<'forall'>): Step {
  const count = countOf(part, node.length.count);
  if (count === undefined) return unknown;
  const c = readOf(part, node.args[0]!);
  const now = part.now(node.clock);
  const { unit } = node.length;
  const axis = axisOf(unit);
  const deciding = node.op === 'forall' ? 0 : 1;
  /** Where the last deciding, and the last unknown truth lie. */
  const last = part.store.doubles(2, Number.NEGATIVE_INFINITY);
  return () => {
    const truth = c();
    if (truth === deciding) last[0] = now[axis]!;
    else if (Number.isNaN(truth)) last[1] = now[axis]!;
    const limit = limitOf(now, axis, count, unit);
    if (last[0]! > limit) return deciding;
    return last[1]! > limit || historyOf(now, axis) > limit ? UNKNOWN : 1 - deciding;
  };
}

/** Truths that move along, and how many of them are certain, and possible. */
class Tally {
  readonly tape: Tape;
  readonly sums: Float64Array;

  constructor(store: Share, rows: number) {
    this.tape = store.tape(1, rows);
    this.sums = store.doubles(2);
  }

  add(mark: number, truth: number): void {
    this.tape.columns[0]![this.tape.addAt(mark)] = truth;
    if (truth === 1) this.sums[0]!++;
    if (truth !== 0) this.sums[1]!++;
  }

  dropTo(limit: number): void {
    const { tape, sums } = this;
    while (tape.start < tape.end && tape.marks[tape.start]! <= limit) {
      const truth = tape.columns[0]![tape.start++]!;
      if (truth === 1) sums[0]!--;
      if (truth !== 0) sums[1]!--;
    }
  }
}

/** Every tick of a window, tallied. */
interface Window {
  /** How many truths are certain, and possible. */
  readonly sums: Float64Array;
  /** Takes the present tick; the ticks that the window still lacks, NaN where they cannot be counted. */
  step(): number;
}

function tallied(part: Part, node: NodeOf<'kofn' | 'count-low'>, count: number): Window {
  const c = readOf(part, node.args[0]!);
  const now = part.now(node.clock);
  const { unit } = node.length;
  if (unit === 'observations' || (unit === 'sessions' && oncePerSession(part, node.clock)))
    return ofTicks(part, c, now, count);
  const axis = axisOf(unit);
  const tally = new Tally(part.store, ticksWithin(part, node.clock, count, unit));
  return {
    sums: tally.sums,
    step() {
      const limit = limitOf(now, axis, count, unit);
      tally.add(now[axis]!, c());
      tally.dropTo(limit);
      return historyOf(now, axis) <= limit ? 0 : UNKNOWN;
    },
  };
}

/** So many ticks take places in turn, at first as if all before had been false. */
function ofTicks({ store }: Part, c: Step, now: Now, count: number): Window {
  const sums = store.doubles(2);
  const ring = store.doubles(count);
  return {
    sums,
    step() {
      const at = (now[TICK]! | 0) % count;
      const old = ring[at]!;
      const truth = c();
      ring[at] = truth;
      sums[0] = sums[0]! + (truth === 1 ? 1 : 0) - (old === 1 ? 1 : 0);
      sums[1] = sums[1]! + (truth === 0 ? 0 : 1) - (old === 0 ? 0 : 1);
      return Math.max(0, count - 1 - now[TICK]!);
    },
  };
}

/** `count(C, D)`: the least, or the greatest that it may be. */
export function countEnd(part: Part, node: NodeOf<'count-low'>): Step {
  const count = countOf(part, node.length.count);
  if (count === undefined) return unknown;
  const window = tallied(part, node, count);
  const { sums } = window;
  if (node.op === 'count-high') {
    return () => {
      const missing = window.step();
      return sums[1]! + missing;
    };
  }
  return () => {
    window.step();
    return sums[0]!;
  };
}

/** `C for K of N`: of ticks; of sessions on a finer clock, each by its last value so far. */
export function kOfN(part: Part, node: NodeOf<'kofn'>): Step {
  const count = countOf(part, node.length.count);
  if (count === undefined) return unknown;
  if (node.length.unit === 'sessions' && !oncePerSession(part, node.clock)) {
    return kOfSessions(part, node, count);
  }
  const needed = readOf(part, node.args[1]!);
  const window = tallied(part, node, count);
  const { sums } = window;
  return () => {
    const missing = window.step();
    return atLeast(needed(), sums[0]!, sums[1]! + missing);
  };
}

function kOfSessions(part: Part, node: NodeOf<'kofn'>, count: number): Step {
  const [c, needed] = [readOf(part, node.args[0]!), readOf(part, node.args[1]!)];
  const now: Now = part.now(node.clock);
  const unit: Unit = 'sessions';
  const axis = axisOf(unit);
  /** The session that goes on, and its truth so far. */
  const present = part.store.doubles(2);
  const tally = new Tally(part.store, count);
  return () => {
    const here = now[axis]!;
    const limit = limitOf(now, axis, count, unit);
    if (now[TICK]! > 0 && present[0] !== here) tally.add(present[0]!, present[1]!);
    const truth = c();
    present[0] = here;
    present[1] = truth;
    tally.dropTo(limit);
    const missing = historyOf(now, axis) <= limit ? 0 : count - (tally.tape.size + 1);
    const certain = tally.sums[0]! + (truth === 1 ? 1 : 0);
    const possible = tally.sums[1]! + (truth !== 0 ? 1 : 0);
    return atLeast(needed(), certain, possible + missing);
  };
}
