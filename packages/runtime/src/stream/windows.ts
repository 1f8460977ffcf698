/** Functions of a window of numbers: the last ones side by side, and the same kernels on them, afresh at each tick. */
import type { Ir } from '@hedgerow/dsl';
import { finite, windowKernel } from '../kernels/index.ts';
import type { NodeOf } from '../reference/scope.ts';
import { axisOf, historyOf, limitOf } from './now.ts';
import {
  countOf,
  oncePerSession,
  type Part,
  readOf,
  type Step,
  staticsOf,
  UNKNOWN,
  unknown,
} from './part.ts';
import { ticksWithin } from './room.ts';
import type { Tape } from './tape.ts';

export function window(part: Part, node: NodeOf<'window'>): Step {
  const count = countOf(part, node.length.count);
  const statics = staticsOf(part, node.statics);
  if (count === undefined || !statics) return unknown;
  const kernel = windowKernel(node.fn, node.member);
  const of = (tape: Tape): number => finite(kernel(tape.columns, tape.start, tape.end, statics));
  const reads = node.args.map((arg) => readOf(part, arg));
  const { unit } = node.length;
  if (unit === 'observations') return observations(part, reads, count, of);
  if (unit !== 'sessions') return stretch(part, node, reads, count, of);
  return oncePerSession(part, node.clock)
    ? ticks(part, reads, count, of)
    : sessions(part, node, reads, count, of);
}

type Of = (tape: Tape) => number;

/** Writes the present values as a row; whether all are known. */
function put(tape: Tape, at: number, reads: readonly Step[]): boolean {
  let isKnown = true;
  for (let k = 0; k < reads.length; k++) {
    const value = reads[k]!();
    tape.columns[k]![at] = value;
    if (Number.isNaN(value)) isKnown = false;
  }
  return isKnown;
}

/** The last n ticks at which all is known, this one the last. */
function observations(part: Part, reads: readonly Step[], count: number, of: Of): Step {
  const tape = part.store.tape(reads.length, count);
  return () => {
    const at = tape.add(0);
    if (!put(tape, at, reads)) {
      tape.end--;
      return UNKNOWN;
    }
    if (tape.size > count) tape.start++;
    return tape.size === count ? of(tape) : UNKNOWN;
  };
}

/** The last n ticks, all known. The memory is how many ticks ago the last unknown one was. */
function ticks(part: Part, reads: readonly Step[], count: number, of: Of): Step {
  const known = part.store.doubles(1);
  const tape = part.store.tape(reads.length, count);
  return () => {
    known[0] = put(tape, tape.add(0), reads) ? known[0]! + 1 : 0;
    if (tape.size > count) tape.start++;
    return known[0]! >= count ? of(tape) : UNKNOWN;
  };
}

/** Every tick of a stretch of time, all known. The memory is where the last unknown one lies. */
function stretch(part: Part, node: NodeOf<'window'>, reads: readonly Step[], count: number, of: Of): Step {
  const now = part.now(node.clock);
  const { unit } = node.length;
  const axis = axisOf(unit);
  const gap = part.store.doubles(1, Number.NEGATIVE_INFINITY);
  const tape = part.store.tape(reads.length, ticksWithin(part, node.clock, count, unit));
  return () => {
    const here = now[axis]!;
    const limit = limitOf(now, axis, count, unit);
    if (!put(tape, tape.add(here), reads)) gap[0] = here;
    tape.dropTo(limit);
    return historyOf(now, axis) <= limit && gap[0]! <= limit ? of(tape) : UNKNOWN;
  };
}

/** Each session by its last values so far: one row a session, written over while it goes on. */
function sessions(part: Part, node: Ir.Node, reads: readonly Step[], count: number, of: Of): Step {
  const now = part.now(node.clock);
  const axis = axisOf('sessions');
  /** The last session before the present one that was left unknown, and whether the present one is known. */
  const memory = part.store.doubles(2);
  memory[0] = Number.NEGATIVE_INFINITY;
  const tape = part.store.tape(reads.length, count);
  return () => {
    const here = now[axis]!;
    const limit = limitOf(now, axis, count, 'sessions');
    let at = tape.end - 1;
    if (tape.size === 0 || tape.marks[at] !== here) {
      if (tape.size > 0 && memory[1] === 0) memory[0] = tape.marks[at]!;
      at = tape.add(here);
    }
    memory[1] = put(tape, at, reads) ? 1 : 0;
    tape.dropTo(limit);
    const filled = historyOf(now, axis) <= limit;
    return filled && memory[0]! <= limit && memory[1] === 1 ? of(tape) : UNKNOWN;
  };
}
