/**
 * Truth over a window: `C for D`, `C within D`, `C for K of N sessions`, `count(C, D)`. Each is one pass, whatever the
 * length of the window.
 */
import type { NodeOf } from '../reference/scope.ts';
import { atLeast } from './logic.ts';
import type { Reach } from './reach.ts';
import { type ColumnScope, unknownNumbers } from './scope.ts';
import { FALSE, TRUE, truthColumn, UNKNOWN } from './truth.ts';

/**
 * `forall` and `exists` are one another's mirror: a single `deciding` truth in the window decides, and without it the
 * window must be filled and wholly known. So all that matters is where the last deciding and the last unknown one are.
 */
export function decided(scope: ColumnScope, node: NodeOf<'forall'>): Uint8Array {
  const c = scope.truths(node.args[0]!);
  const m = scope.mask(node.args[0]!);
  const reach = scope.reach(node, node.length);
  const out = truthColumn(scope.ticks(node).length);
  if (!reach) return out.fill(UNKNOWN);
  const deciding = node.op === 'forall' ? FALSE : TRUE;
  if (reach.inTicks) decideInTicks(out, c, m, deciding, reach.count);
  else decideInTime(out, c, m, deciding, reach);
  return out;
}

/** Ticks left until the last deciding (unknown) one leaves the window; what came before history is unknown. */
function decideInTicks(out: Uint8Array, c: Uint8Array, m: number, deciding: number, count: number): void {
  const otherwise = TRUE - deciding;
  let decides = 0;
  let clouds = count - 1;
  for (let i = 0; i < out.length; i++) {
    const code = c[i & m]!;
    if (code === deciding) decides = count;
    else if (code === UNKNOWN) clouds = count;
    out[i] = decides > 0 ? deciding : clouds > 0 ? UNKNOWN : otherwise;
    decides--;
    clouds--;
  }
}

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

/** How many ticks of each window hold certainly (`bit` 1) or possibly (`bit` 0). */
function tally(c: Uint8Array, m: number, bit: 0 | 1, { starts }: Reach): Int32Array {
  const counts = new Int32Array(starts.length);
  let count = 0;
  let start = 0;
  for (let i = 0; i < counts.length; i++) {
    count += (c[i & m]! >> bit) & 1;
    for (; start < starts[i]!; start++) count -= (c[start & m]! >> bit) & 1;
    counts[i] = count;
  }
  return counts;
}

/** Ticks that a window lacks: none where filled, unknown where they cannot be counted. */
const missingAt = (reach: Reach, i: number): number =>
  i >= reach.filledFrom ? 0 : reach.inTicks ? reach.count - 1 - i : Number.NaN;

/** `count(C, D)`: the least or the greatest that it may be. */
export function countEnd(scope: ColumnScope, node: NodeOf<'count-low'>): Float64Array {
  const c = scope.truths(node.args[0]!);
  const m = scope.mask(node.args[0]!);
  const reach = scope.reach(node, node.length);
  if (!reach) return unknownNumbers(scope.ticks(node).length);
  if (node.op === 'count-low') return Float64Array.from(tally(c, m, 1, reach));
  const counts = Float64Array.from(tally(c, m, 0, reach));
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
  const certain = tally(c, m, 1, reach);
  const possible = tally(c, m, 0, reach);
  for (let i = 0; i < out.length; i++) {
    out[i] = atLeast(needed[i & mk]!, certain[i]!, possible[i]! + missingAt(reach, i));
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
