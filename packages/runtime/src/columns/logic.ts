/** Comparisons, and the three-valued logic of Kleene. */
import type { Ir } from '@hedgerow/dsl';
import type { NodeOf } from '../reference/scope.ts';
import type { ColumnScope } from './scope.ts';
import { FALSE, TRUE, truthColumn, UNKNOWN, words } from './truth.ts';

type Loop = (out: Uint8Array, a: Float64Array, ma: number, b: Float64Array, mb: number) => void;

/** Where neither the comparison nor its opposite holds, a side is NaN. */
const loops: Readonly<Record<'lt' | 'le' | 'eq' | 'ne', Loop>> = {
  lt(out, a, ma, b, mb) {
    for (let i = 0; i < out.length; i++) {
      const x = a[i & ma]!;
      const y = b[i & mb]!;
      out[i] = x < y ? TRUE : x >= y ? FALSE : UNKNOWN;
    }
  },
  le(out, a, ma, b, mb) {
    for (let i = 0; i < out.length; i++) {
      const x = a[i & ma]!;
      const y = b[i & mb]!;
      out[i] = x <= y ? TRUE : x > y ? FALSE : UNKNOWN;
    }
  },
  eq(out, a, ma, b, mb) {
    for (let i = 0; i < out.length; i++) {
      const x = a[i & ma]!;
      const y = b[i & mb]!;
      out[i] = x === y ? TRUE : x < y || x > y ? FALSE : UNKNOWN;
    }
  },
  ne(out, a, ma, b, mb) {
    for (let i = 0; i < out.length; i++) {
      const x = a[i & ma]!;
      const y = b[i & mb]!;
      out[i] = x === y ? FALSE : x < y || x > y ? TRUE : UNKNOWN;
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

/** The same code in each byte of a word. */
const repeated = (code: number): number => code * 0x01010101;

/** Four truths at a time: `and` is & on the codes, `or` is |. */
export function conjunction(scope: ColumnScope, node: NodeOf<'and'>): Uint8Array {
  const out = truthColumn(scope.ticks(node).length);
  const result = words(out).fill(repeated(node.op === 'and' ? TRUE : FALSE));
  for (const arg of node.args) {
    const codes = scope.truths(arg);
    const x = scope.mask(arg) === 0 ? Int32Array.of(repeated(codes[0]!)) : words(codes);
    const m = scope.mask(arg);
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
  certain >= needed ? TRUE : possible < needed ? FALSE : UNKNOWN;

/** `at least N of (...)`: how many conditions are certain, how many possible, column after column. */
export function vote(scope: ColumnScope, node: NodeOf<'vote'>): Uint8Array {
  const [n, ...conditions] = node.args;
  const { length } = scope.ticks(node);
  const certain = new Uint16Array(length);
  const possible = new Uint16Array(length);
  for (const condition of conditions) {
    const c = scope.truths(condition);
    const m = scope.mask(condition);
    for (let i = 0; i < length; i++) {
      const code = c[i & m]!;
      certain[i] = certain[i]! + (code >> 1);
      possible[i] = possible[i]! + (code & 1);
    }
  }
  const needed = scope.numbers(n!);
  const m = scope.mask(n!);
  const out = truthColumn(length);
  for (let i = 0; i < length; i++) out[i] = atLeast(needed[i & m]!, certain[i]!, possible[i]!);
  return out;
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
