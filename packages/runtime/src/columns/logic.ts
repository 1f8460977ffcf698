/** Comparisons, and the three-valued logic of Kleene. */
import type { Ir } from '@hedgerow/dsl';
import type { NodeOf } from '../reference/scope.ts';
import type { ColumnScope } from './scope.ts';
import { codes, copyTruths, ONES, truthColumn, words, wordsOf } from './truth.ts';

const { FALSE, TRUE, UNKNOWN } = codes;

type Loop = (out: Uint8Array, a: Float64Array, ma: number, b: Float64Array, mb: number) => void;

/**
 * A comparison of two numbers as a code, without a branch that noisy data would mispredict: 2 where it holds, and 1 more
 * unless its opposite does. With a NaN neither holds, which leaves 1, unknown.
 */
const loops: Readonly<Record<'lt' | 'le' | 'eq' | 'ne', Loop>> = {
  lt(out, a, ma, b, mb) {
    for (let i = 0; i < out.length; i++) {
      const x = a[i & ma]!;
      const y = b[i & mb]!;
      out[i] = 2 * Number(x < y) + 1 - Number(x >= y);
    }
  },
  le(out, a, ma, b, mb) {
    for (let i = 0; i < out.length; i++) {
      const x = a[i & ma]!;
      const y = b[i & mb]!;
      out[i] = 2 * Number(x <= y) + 1 - Number(x > y);
    }
  },
  eq(out, a, ma, b, mb) {
    for (let i = 0; i < out.length; i++) {
      const x = a[i & ma]!;
      const y = b[i & mb]!;
      out[i] = 2 * Number(x === y) + 1 - Number(x < y) - Number(x > y);
    }
  },
  ne(out, a, ma, b, mb) {
    for (let i = 0; i < out.length; i++) {
      const x = a[i & ma]!;
      const y = b[i & mb]!;
      out[i] = 2 * (Number(x < y) + Number(x > y)) + 1 - Number(x === y);
    }
  },
};

export function comparison(scope: ColumnScope, node: NodeOf<Ir.CompareOperator>): Uint8Array {
  const mirrored = node.op === 'gt' || node.op === 'ge';
  const [a, b] = mirrored ? [node.args[1]!, node.args[0]!] : [node.args[0]!, node.args[1]!];
  const loop = node.op === 'gt' ? loops.lt : node.op === 'ge' ? loops.le : loops[node.op];
  const out = truthColumn(scope.ticks(node).length);
  loop(out, scope.numbers(a), scope.mask(a), scope.numbers(b), scope.mask(b));
  return out;
}

/** Four truths at a time: `and` is & on the codes, `or` is |. */
export function conjunction(scope: ColumnScope, node: NodeOf<'and'>): Uint8Array {
  const out = truthColumn(scope.ticks(node).length);
  const [first, ...rest] = node.args;
  copyTruths(out, scope.truths(first!), scope.mask(first!));
  const result = words(out);
  for (const arg of rest) {
    const m = scope.mask(arg);
    const x = wordsOf(scope.truths(arg), m);
    if (node.op === 'and') for (let i = 0; i < result.length; i++) result[i] = result[i]! & x[i & m]!;
    else for (let i = 0; i < result.length; i++) result[i] = result[i]! | x[i & m]!;
  }
  return out;
}

const opposite = Uint8Array.of(TRUE, UNKNOWN, UNKNOWN, FALSE);

export function not(scope: ColumnScope, node: NodeOf<'not'>): Uint8Array {
  const c = scope.truths(node.args[0]!);
  const m = scope.mask(node.args[0]!);
  const out = truthColumn(scope.ticks(node).length);
  for (let i = 0; i < out.length; i++) out[i] = opposite[c[i & m]!]!;
  return out;
}

/** True when so many are certain, false when not so many are possible. */
export const atLeast = (needed: number, certain: number, possible: number): number =>
  2 * Number(certain >= needed) + 1 - Number(possible < needed);

/** How many conditions a byte can count. */
const BYTE = 255;

/** `at least N of (...)`: how many conditions are certain, how many possible, four ticks at a time. */
export function vote(scope: ColumnScope, node: NodeOf<'vote'>): Uint8Array {
  const [n, ...conditions] = node.args;
  const { length } = scope.ticks(node);
  const certain = new Int32Array(length);
  const possible = new Int32Array(length);
  for (let start = 0; start < conditions.length; start += BYTE) {
    const [surely, perhaps] = [truthColumn(length), truthColumn(length)];
    for (const condition of conditions.slice(start, start + BYTE)) {
      const m = scope.mask(condition);
      addTruths(words(surely), words(perhaps), wordsOf(scope.truths(condition), m), m);
    }
    for (let i = 0; i < length; i++) {
      certain[i] = certain[i]! + surely[i]!;
      possible[i] = possible[i]! + perhaps[i]!;
    }
  }
  const needed = scope.numbers(n!);
  const m = scope.mask(n!);
  const out = truthColumn(length);
  for (let i = 0; i < length; i++) out[i] = atLeast(needed[i & m]!, certain[i]!, possible[i]!);
  return out;
}

function addTruths(surely: Int32Array, perhaps: Int32Array, c: Int32Array, m: number): void {
  const ones = ONES;
  for (let i = 0; i < surely.length; i++) {
    const code = c[i & m]!;
    surely[i] = surely[i]! + ((code >>> 1) & ones);
    perhaps[i] = perhaps[i]! + (code & ones);
  }
}

/** A comparison of an interval: [it surely holds, it surely does not]. */
export function decide(scope: ColumnScope, node: NodeOf<'decide'>): Uint8Array {
  const [a, b] = [node.args[0]!, node.args[1]!];
  const [yes, no] = [scope.truths(a), scope.truths(b)];
  const [my, mn] = [scope.mask(a), scope.mask(b)];
  const out = truthColumn(scope.ticks(node).length);
  for (let i = 0; i < out.length; i++) {
    out[i] = yes[i & my] === TRUE ? TRUE : no[i & mn] === TRUE ? FALSE : UNKNOWN;
  }
  return out;
}

/** `C since E`: S = C and (E or S one tick before), unknown before the first tick. */
export function since(scope: ColumnScope, node: NodeOf<'since'>): Uint8Array {
  const [a, b] = [node.args[0]!, node.args[1]!];
  const [c, e] = [scope.truths(a), scope.truths(b)];
  const [mc, me] = [scope.mask(a), scope.mask(b)];
  const out = truthColumn(scope.ticks(node).length);
  let held: number = UNKNOWN;
  for (let i = 0; i < out.length; i++) {
    held = c[i & mc]! & (e[i & me]! | held);
    out[i] = held;
  }
  return out;
}
