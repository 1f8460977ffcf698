/**
 * Truth over a window: `C for D`, `C within D`, `C for K of N sessions`, `count(C, D)`. Each costs a pass or a few,
 * whatever the length of the window.
 */
import type { NodeOf } from '../reference/scope.ts';
import { atLeast } from './logic.ts';
import type { Reach } from './reach.ts';
import { type ColumnScope, unknownNumbers } from './scope.ts';
import { codes, copyTruths, ONES, truthColumn, words } from './truth.ts';

const { FALSE, TRUE, UNKNOWN } = codes;

/** `forall` and `exists` are one another's mirror: all codes of the window by &, or by |. */
export function decided(scope: ColumnScope, node: NodeOf<'forall'>): Uint8Array {
  const c = scope.truths(node.args[0]!);
  const m = scope.mask(node.args[0]!);
  const reach = scope.reach(node, node.length);
  const out = truthColumn(scope.ticks(node).length);
  if (!reach) return out.fill(UNKNOWN);
  if (reach.inTicks) {
    copyTruths(out, c, m);
    decideInTicks(out, node.op === 'forall', reach.count);
  } else {
    decideInTime(out, c, m, node.op === 'forall' ? FALSE : TRUE, reach);
  }
  return out;
}

/**
 * Turns each tick into what its last `count` ticks come to. Two windows that overlap or touch come to what their union
 * does, so the width doubles from pass to pass; and four ticks go in a word. What came before history is unknown.
 */
function decideInTicks(out: Uint8Array, all: boolean, count: number): void {
  const result = words(out);
  const target = Math.min(count, out.length + 1);
  for (let width = 1; width < target; ) {
    const by = Math.min(width, target - width);
    if (all) andEarlier(result, by);
    else orEarlier(result, by);
    width += by;
  }
}

const UNKNOWN_WORD = UNKNOWN * ONES;

/**
 * Each tick & the one `by` ticks earlier, from the end, so that earlier ones are read before they change. The bytes of
 * a word are in the order of ticks from the lowest (little-endian, as every engine's typed arrays are today).
 */
function andEarlier(result: Int32Array, by: number): void {
  const back = by >> 2;
  const up = (by & 3) << 3;
  const unknown = UNKNOWN_WORD;
  for (let i = result.length - 1; i >= 0; i--) {
    const near = i >= back ? result[i - back]! : unknown;
    const far = i > back ? result[i - back - 1]! : unknown;
    result[i] = result[i]! & (up === 0 ? near : (near << up) | (far >>> (32 - up)));
  }
}

/** The same by |. */
function orEarlier(result: Int32Array, by: number): void {
  const back = by >> 2;
  const up = (by & 3) << 3;
  const unknown = UNKNOWN_WORD;
  for (let i = result.length - 1; i >= 0; i--) {
    const near = i >= back ? result[i - back]! : unknown;
    const far = i > back ? result[i - back - 1]! : unknown;
    result[i] = result[i]! | (up === 0 ? near : (near << up) | (far >>> (32 - up)));
  }
}

/**
 * A single `deciding` truth in the window decides, and without it the window must be filled and wholly known. So all
 * that matters is where the last deciding and the last unknown one are.
 */
function decideInTime(out: Uint8Array, c: Uint8Array, m: number, deciding: number, reach: Reach): void {
  const { starts, filledFrom } = reach;
  const otherwise = TRUE - deciding;
  let lastDeciding = -1;
  let lastUnknown = -1;
  for (let i = 0; i < out.length; i++) {
    const code = c[i & m]!;
    if (code === deciding) lastDeciding = i;
    else if (code === UNKNOWN) lastUnknown = i;
    const start = starts[i]!;
    out[i] = lastDeciding >= start ? deciding : i < filledFrom || lastUnknown >= start ? UNKNOWN : otherwise;
  }
}

/** How often a truth held at the ticks of each window. */
interface Tally {
  readonly certain: Int32Array;
  readonly possible: Int32Array;
}

function tally(c: Uint8Array, m: number, reach: Reach, length: number): Tally {
  const certain = new Int32Array(length);
  const possible = new Int32Array(length);
  const starts = reach.inTicks ? undefined : reach.starts;
  const { count } = reach;
  let sure = 0;
  let perhaps = 0;
  let start = 0;
  for (let i = 0; i < length; i++) {
    const now = c[i & m]!;
    sure += now >> 1;
    perhaps += now & 1;
    const end = starts === undefined ? i - count + 1 : starts[i]!;
    for (; start < end; start++) {
      const gone = c[start & m]!;
      sure -= gone >> 1;
      perhaps -= gone & 1;
    }
    certain[i] = sure;
    possible[i] = perhaps;
  }
  return { certain, possible };
}

/** Ticks that a window not filled yet lacks: unknown where they cannot be counted. */
const missingAt = (reach: Reach, i: number): number => (reach.inTicks ? reach.count - 1 - i : Number.NaN);

/** `count(C, D)`: the least or the greatest that it may be. */
export function countEnd(scope: ColumnScope, node: NodeOf<'count-low'>): Float64Array {
  const reach = scope.reach(node, node.length);
  const { length } = scope.ticks(node);
  if (!reach) return unknownNumbers(length);
  const [c, m] = [scope.truths(node.args[0]!), scope.mask(node.args[0]!)];
  const { certain, possible } = tally(c, m, reach, length);
  if (node.op === 'count-low') return Float64Array.from(certain);
  const counts = Float64Array.from(possible);
  for (let i = 0; i < reach.filledFrom; i++) counts[i] = counts[i]! + missingAt(reach, i);
  return counts;
}

/** `C for K of N`: of ticks; of sessions on a finer clock, each by its last value so far. */
export function kOfN(scope: ColumnScope, node: NodeOf<'kofn'>): Uint8Array {
  const reach = scope.reach(node, node.length);
  const out = truthColumn(scope.ticks(node).length);
  if (!reach) return out.fill(UNKNOWN);
  const c = scope.truths(node.args[0]!);
  const m = scope.mask(node.args[0]!);
  const needed = scope.numbers(node.args[1]!);
  const mk = scope.mask(node.args[1]!);
  if (node.length.unit === 'sessions' && !reach.inTicks) {
    kOfSessions(out, c, m, needed, mk, reach, scope.ticks(node).session);
    return out;
  }
  const { certain, possible } = tally(c, m, reach, out.length);
  const { filledFrom } = reach;
  for (let i = 0; i < filledFrom; i++) {
    out[i] = atLeast(needed[i & mk]!, certain[i]!, possible[i]! + missingAt(reach, i));
  }
  for (let i = filledFrom; i < out.length; i++) {
    out[i] = atLeast(needed[i & mk]!, certain[i]!, possible[i]!);
  }
  return out;
}

/** The sums run over the last ticks of the sessions before the present one, whose value so far is added at each tick. */
function kOfSessions(
  out: Uint8Array,
  c: Uint8Array,
  m: number,
  needed: Float64Array,
  mk: number,
  { starts, filledFrom, count }: Reach,
  session: Int32Array,
): void {
  const ends = (i: number): boolean => session[i + 1] !== session[i];
  let sessions = 0;
  let certain = 0;
  let possible = 0;
  let start = 0;
  const tallyEnd = (i: number, sign: 1 | -1): void => {
    const code = c[i & m]!;
    sessions += sign;
    certain += sign * (code >> 1);
    possible += sign * (code & 1);
  };
  for (let i = 0; i < out.length; i++) {
    for (; start < starts[i]!; start++) if (ends(start)) tallyEnd(start, -1);
    const code = c[i & m]!;
    const missing = i >= filledFrom ? 0 : count - (sessions + 1);
    out[i] = atLeast(needed[i & mk]!, certain + (code >> 1), possible + (code & 1) + missing);
    if (ends(i)) tallyEnd(i, 1);
  }
}
