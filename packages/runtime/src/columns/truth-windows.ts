/**
 * Truth over a window: `C for D`, `C within D`, `C for K of N sessions`, `count(C, D)`. Each costs a pass or a few,
 * whatever the length of the window.
 */
import { type Bits, has, overWindow } from '../bits/bits.ts';
import { holdingOften } from '../bits/count.ts';
import type { NodeOf } from '../reference/scope.ts';
import { atLeast } from './logic.ts';
import type { Reach } from './reach.ts';
import { type ColumnScope, unknownNumbers } from './scope.ts';
import {
  codes,
  codesOf,
  isKnownThroughout,
  spread,
  type Truths,
  truthsOf,
  truthsOfCodes,
  unknownTruths,
} from './truth.ts';

const { FALSE, TRUE, UNKNOWN } = codes;

/** `forall` and `exists` are one another's mirror: all truths of the window by and, or by or. */
export function decided(scope: ColumnScope, node: NodeOf<'forall'>): Truths {
  const { length } = scope.ticks(node);
  const truths = spread(scope.truths(node.args[0]!), length);
  const reach = scope.reach(node, node.length);
  if (!reach) return unknownTruths(length);
  if (!reach.inTicks) return decidedInTime(truths, node.op === 'forall' ? FALSE : TRUE, reach);
  // What came before history is unknown.
  const over = (bits: Bits, before: 0 | -1): Bits => {
    const out = bits.slice();
    overWindow(out, node.op === 'forall', Math.min(reach.count, length + 1), before);
    return out;
  };
  return truthsOf(length, over(truths.certain, 0), over(truths.possible, -1));
}

/**
 * A single `deciding` truth in the window decides, and without it the window must be filled and wholly known. So all
 * that matters is where the last deciding and the last unknown one are.
 */
function decidedInTime(truths: Truths, deciding: number, { starts, filledFrom }: Reach): Truths {
  const c = codesOf(truths);
  const out = new Uint8Array(c.length);
  const otherwise = TRUE - deciding;
  let lastDeciding = -1;
  let lastUnknown = -1;
  for (let i = 0; i < out.length; i++) {
    const code = c[i]!;
    if (code === deciding) lastDeciding = i;
    else if (code === UNKNOWN) lastUnknown = i;
    const start = starts[i]!;
    out[i] = lastDeciding >= start ? deciding : i < filledFrom || lastUnknown >= start ? UNKNOWN : otherwise;
  }
  return truthsOfCodes(out);
}

/** How often a truth held at the ticks of each window. */
interface Tally {
  readonly certain: Int32Array;
  readonly possible: Int32Array;
}

function tally(truths: Truths, reach: Reach): Tally {
  const certain = tallyOf(truths.certain, truths.length, reach);
  return {
    certain,
    possible: isKnownThroughout(truths) ? certain : tallyOf(truths.possible, truths.length, reach),
  };
}

function tallyOf(bits: Bits, length: number, reach: Reach): Int32Array {
  const held = new Int32Array(length);
  const starts = reach.inTicks ? undefined : reach.starts;
  const { count } = reach;
  let sum = 0;
  let start = 0;
  for (let i = 0; i < length; i++) {
    sum += has(bits, i);
    const end = starts === undefined ? i - count + 1 : starts[i]!;
    for (; start < end; start++) sum -= has(bits, start);
    held[i] = sum;
  }
  return held;
}

/** Ticks that a window not filled yet lacks: unknown where they cannot be counted. */
const missingAt = (reach: Reach, i: number): number => (reach.inTicks ? reach.count - 1 - i : Number.NaN);

/** `count(C, D)`: the least or the greatest that it may be. */
export function countEnd(scope: ColumnScope, node: NodeOf<'count-low'>): Float64Array {
  const reach = scope.reach(node, node.length);
  const { length } = scope.ticks(node);
  if (!reach) return unknownNumbers(length);
  const { certain, possible } = tally(spread(scope.truths(node.args[0]!), length), reach);
  if (node.op === 'count-low') return Float64Array.from(certain);
  const counts = Float64Array.from(possible);
  for (let i = 0; i < reach.filledFrom; i++) counts[i] = counts[i]! + missingAt(reach, i);
  return counts;
}

/** `C for K of N`: of ticks; of sessions on a finer clock, each by its last value so far. */
export function kOfN(scope: ColumnScope, node: NodeOf<'kofn'>): Truths {
  const reach = scope.reach(node, node.length);
  const { length, session } = scope.ticks(node);
  if (!reach) return unknownTruths(length);
  const truths = spread(scope.truths(node.args[0]!), length);
  const needed = scope.value(node.args[1]!, 0);
  if (node.length.unit === 'sessions' && !reach.inTicks) return kOfSessions(truths, needed, reach, session);
  if (reach.inTicks) return kOfTicks(truths, needed, reach.count);
  const { certain, possible } = tally(truths, reach);
  const out = new Uint8Array(length);
  for (let i = 0; i < length; i++) {
    out[i] = atLeast(needed, certain[i]!, i < reach.filledFrom ? Number.NaN : possible[i]!);
  }
  return truthsOfCodes(out);
}

/** What came before history is unknown. */
function kOfTicks({ length, certain, possible }: Truths, needed: number, count: number): Truths {
  if (Number.isNaN(needed)) return unknownTruths(length);
  return truthsOf(length, holdingOften(certain, count, needed, 0), holdingOften(possible, count, needed, -1));
}

/** The sums run over the last ticks of the sessions before the present one, whose value so far is added at each tick. */
function kOfSessions(
  truths: Truths,
  needed: number,
  { starts, filledFrom, count }: Reach,
  session: Int32Array,
): Truths {
  const c = codesOf(truths);
  const out = new Uint8Array(c.length);
  const ends = (i: number): boolean => session[i + 1] !== session[i];
  let sessions = 0;
  let certain = 0;
  let possible = 0;
  let start = 0;
  const tallyEnd = (i: number, sign: 1 | -1): void => {
    const code = c[i]!;
    sessions += sign;
    certain += sign * (code >> 1);
    possible += sign * (code & 1);
  };
  for (let i = 0; i < out.length; i++) {
    for (; start < starts[i]!; start++) if (ends(start)) tallyEnd(start, -1);
    const code = c[i]!;
    const missing = i >= filledFrom ? 0 : count - (sessions + 1);
    out[i] = atLeast(needed, certain + (code >> 1), possible + (code & 1) + missing);
    if (ends(i)) tallyEnd(i, 1);
  }
  return truthsOfCodes(out);
}
