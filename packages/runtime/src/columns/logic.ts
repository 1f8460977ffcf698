/** Comparisons, and the three-valued logic of Kleene. */
import type { Ir } from '@hedgerow/dsl';
import type { NodeOf } from '../reference/scope.ts';
import { cheapestFirst } from './cost.ts';
import { isGapless } from './gaps.ts';
import { deciding, otherThan, type Places } from './places.ts';
import type { ColumnScope } from './scope.ts';
import { threshold } from './thresholds.ts';
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
  const { op } = node;
  if (op !== 'eq' && op !== 'ne' && isThreshold(scope, node, out.length)) {
    threshold(op, out, scope.numbers(node.args[0]!), scope.numbers(node.args[1]!)[0]!);
    return out;
  }
  loop(out, scope.numbers(a), scope.mask(a), scope.numbers(b), scope.mask(b));
  return out;
}

/** Fewer ticks than these are not worth to be looked through for gaps. */
const MANY = 512;

/** A series without a gap on the left, a known number on the right, as almost everybody writes it. */
function isThreshold(scope: ColumnScope, node: NodeOf<Ir.CompareOperator>, length: number): boolean {
  if (length < MANY) return false;
  const [series, level] = [node.args[0]!, node.args[1]!];
  if (scope.mask(series) === 0 || scope.mask(level) !== 0) return false;
  return !Number.isNaN(scope.numbers(level)[0]!) && isGapless(scope.numbers(series));
}

/**
 * Four truths at a time: `and` is & on the codes, `or` is |. The cheap ones first: the dear ones are asked only at the
 * places that those leave open, where these are few.
 */
export function conjunction(scope: ColumnScope, node: NodeOf<'and'>): Uint8Array {
  const out = truthColumn(scope.ticks(node).length);
  const [first, ...rest] = cheapestFirst(scope, node.args);
  copyTruths(out, scope.truths(first!), scope.mask(first!));
  const result = words(out);
  const isAnd = node.op === 'and';
  let open: Places | undefined;
  for (const arg of rest) {
    if (scope.cost(arg) > scope.thrift.cheap) {
      open = otherThan(deciding[node.op], out, open);
      if (open.length === 0) break;
      if (open.length * scope.thrift.oneIn <= out.length) {
        const some = scope.at(open).truths(arg);
        for (let k = 0; k < open.length; k++) {
          const i = open[k]!;
          out[i] = isAnd ? out[i]! & some[k]! : out[i]! | some[k]!;
        }
        continue;
      }
    }
    const m = scope.mask(arg);
    const x = wordsOf(scope.truths(arg), m);
    if (isAnd) for (let i = 0; i < result.length; i++) result[i] = result[i]! & x[i & m]!;
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

/**
 * `at least N of (...)`: how many conditions are certain, how many possible. The cheap ones four ticks at a time; the
 * dear ones only where those leave the vote open, if that is at few places.
 */
export function vote(scope: ColumnScope, node: NodeOf<'vote'>): Uint8Array {
  const [n, ...args] = node.args;
  const { length } = scope.ticks(node);
  const needed = scope.numbers(n!);
  const m = scope.mask(n!);
  const conditions = cheapestFirst(scope, args);
  const dear = conditions.findIndex((condition) => scope.cost(condition) > scope.thrift.cheap);
  const cheap = dear < 0 ? conditions.length : dear;
  const { certain, possible } = countTruths(scope, conditions.slice(0, cheap), length);
  const out = truthColumn(length);
  const judge = (i: number, missing: number): number =>
    atLeast(needed[i & m]!, certain[i]!, possible[i]! + missing);
  for (let i = 0; i < length; i++) out[i] = judge(i, conditions.length - cheap);
  let open: Places | undefined;
  for (let k = cheap; k < conditions.length; k++) {
    open = otherThan(TRUE, out, open);
    open = otherThan(FALSE, out, open);
    if (open.length === 0) break;
    const few = open.length * scope.thrift.oneIn <= length;
    const codes = few ? scope.at(open).truths(conditions[k]!) : scope.truths(conditions[k]!);
    const mask = scope.mask(conditions[k]!);
    for (let j = 0; j < open.length; j++) {
      const i = open[j]!;
      const code = codes[(few ? j : i) & mask]!;
      certain[i] = certain[i]! + (code >> 1);
      possible[i] = possible[i]! + (code & 1);
      out[i] = judge(i, conditions.length - k - 1);
    }
  }
  return out;
}

/** How often each tick's conditions are certain and possible. */
function countTruths(
  scope: ColumnScope,
  conditions: readonly Ir.NodeId[],
  length: number,
): { readonly certain: Int32Array; readonly possible: Int32Array } {
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
  return { certain, possible };
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
