/** Arithmetic, and the other operators on the numbers of one tick. */
import { scoreValue } from '@hedgerow/dsl';
import { wordsFor } from '../bits/bits.ts';
import { compare } from '../bits/compare.ts';
import type { NodeOf } from '../reference/scope.ts';
import type { ColumnScope } from './scope.ts';
import { codes, codesOf, spread, type Truths } from './truth.ts';

const { FALSE, TRUE, UNKNOWN } = codes;

/** `x - x` is 0 for a finite number, and NaN for what is none. */
const finite = (x: number): number => (x - x === 0 ? x : Number.NaN);

type Loop = (out: Float64Array, a: Float64Array, ma: number, b: Float64Array, mb: number) => void;

const loops: Readonly<Record<NodeOf<'add'>['op'], Loop>> = {
  add(out, a, ma, b, mb) {
    for (let i = 0; i < out.length; i++) out[i] = finite(a[i & ma]! + b[i & mb]!);
  },
  sub(out, a, ma, b, mb) {
    for (let i = 0; i < out.length; i++) out[i] = finite(a[i & ma]! - b[i & mb]!);
  },
  mul(out, a, ma, b, mb) {
    for (let i = 0; i < out.length; i++) out[i] = finite(a[i & ma]! * b[i & mb]!);
  },
  div(out, a, ma, b, mb) {
    for (let i = 0; i < out.length; i++) out[i] = finite(a[i & ma]! / b[i & mb]!);
  },
};

export function arithmetic(scope: ColumnScope, node: NodeOf<'add'>): Float64Array {
  const [a, b] = [node.args[0]!, node.args[1]!];
  const out = new Float64Array(scope.ticks(node).length);
  loops[node.op](out, scope.numbers(a), scope.mask(a), scope.numbers(b), scope.mask(b));
  return out;
}

export function negation(scope: ColumnScope, node: NodeOf<'neg'>): Float64Array {
  const x = scope.numbers(node.args[0]!);
  const m = scope.mask(node.args[0]!);
  const out = new Float64Array(scope.ticks(node).length);
  for (let i = 0; i < out.length; i++) out[i] = -x[i & m]!;
  return out;
}

export function choice(scope: ColumnScope, node: NodeOf<'if'>): Float64Array {
  const [c, a, b] = [node.args[0]!, node.args[1]!, node.args[2]!];
  const out = new Float64Array(scope.ticks(node).length);
  const condition = codesOf(spread(scope.truths(c), out.length));
  const [yes, no] = [scope.numbers(a), scope.numbers(b)];
  const [my, mn] = [scope.mask(a), scope.mask(b)];
  for (let i = 0; i < out.length; i++) {
    const code = condition[i]!;
    out[i] = code === TRUE ? yes[i & my]! : code === FALSE ? no[i & mn]! : Number.NaN;
  }
  return out;
}

/** Only what is unknown does not equal itself. */
export function known(scope: ColumnScope, node: NodeOf<'known'>): Truths {
  const x = scope.numbers(node.args[0]!);
  const { length } = scope.ticks(node);
  const certain = new Int32Array(wordsFor(length));
  compare(certain, length, 'eq', 'certain', x, x);
  return { length, certain, possible: certain };
}

export function coalesce(scope: ColumnScope, node: NodeOf<'coalesce'>): Float64Array {
  const out = new Float64Array(scope.ticks(node).length).fill(Number.NaN);
  for (const arg of node.args) {
    const x = scope.numbers(arg);
    const m = scope.mask(arg);
    for (let i = 0; i < out.length; i++) if (Number.isNaN(out[i]!)) out[i] = x[i & m]!;
  }
  return out;
}

/** The ends of an interval read as one number. */
export function exact(scope: ColumnScope, node: NodeOf<'exact'>): Float64Array {
  const [a, b] = [node.args[0]!, node.args[1]!];
  const [low, high] = [scope.numbers(a), scope.numbers(b)];
  const [ml, mh] = [scope.mask(a), scope.mask(b)];
  const out = new Float64Array(scope.ticks(node).length);
  for (let i = 0; i < out.length; i++) out[i] = low[i & ml] === high[i & mh] ? low[i & ml]! : Number.NaN;
  return out;
}

/** The ordinal of the band that holds x; NaN where none does. */
export function band(scope: ColumnScope, node: NodeOf<'band'>): Float64Array {
  const x = scope.numbers(node.args[0]!);
  const m = scope.mask(node.args[0]!);
  const lows = Float64Array.from(node.bounds, ([low]) => (low < 0 ? -Infinity : scope.value(low, 0)));
  const highs = Float64Array.from(node.bounds, ([, high]) => (high < 0 ? Infinity : scope.value(high, 0)));
  const out = new Float64Array(scope.ticks(node).length).fill(Number.NaN);
  for (let i = 0; i < out.length; i++) {
    const now = x[i & m]!;
    for (let state = 0; state < lows.length; state++) {
      if (now >= lows[state]! && now < highs[state]!) {
        out[i] = state;
        break;
      }
    }
  }
  return out;
}

/** The least (greatest) that a score may be: an unknown condition counts as whatever makes it less (more). */
export function scoreEnd(scope: ColumnScope, node: NodeOf<'score-low'>): Float64Array {
  const extreme = node.op === 'score-low' ? Math.min : Math.max;
  const base = scope.numbers(node.base);
  const mb = scope.mask(node.base);
  const out = new Float64Array(scope.ticks(node).length);
  for (let i = 0; i < out.length; i++) out[i] = base[i & mb]!;
  for (const [k, condition] of node.args.entries()) {
    const c = codesOf(spread(scope.truths(condition), out.length));
    const weight = scope.numbers(node.weights[k]!);
    const mw = scope.mask(node.weights[k]!);
    for (let i = 0; i < out.length; i++) {
      const code = c[i]!;
      if (code === TRUE) out[i] = out[i]! + weight[i & mw]!;
      else if (code === UNKNOWN) out[i] = out[i]! + extreme(0, weight[i & mw]!);
    }
  }
  for (let i = 0; i < out.length; i++) out[i] = scoreValue(out[i]!);
  return out;
}
