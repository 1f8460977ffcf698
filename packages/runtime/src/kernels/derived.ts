/**
 * Window functions of what each observation and the one before it make: returns, logarithms, typical prices. Those are
 * the same in every window that holds them, so that a whole column makes them once.
 */
import type { ColumnKernel, Numbers, WindowKernel } from './kernel.ts';
import { comoments, isConstant, mean, squares } from './moments.ts';

type Columns = readonly Float64Array[];

export interface Derivation {
  /** How many columns are derived. */
  readonly width: number;
  /** Writes what is derived of `[start, end)` from 0 on. What needs the observation before is not there at `start`. */
  derive(columns: Columns, start: number, end: number, into: Columns): void;
  /** The function of a window of the derived columns. */
  of(derived: Columns, start: number, end: number, statics: Numbers): number;
}

const make = (width: number, length: number): Columns =>
  Array.from({ length: width }, () => new Float64Array(length));

function kernelsOf(derivation: Derivation): {
  readonly window: WindowKernel;
  readonly column: ColumnKernel;
  readonly derivation: Derivation;
} {
  const { width, derive, of } = derivation;
  /** One window's derived values: kernels return before they are called again. */
  let scratch = make(width, 0);
  return {
    derivation,
    window(columns, start, end, statics) {
      const n = end - start;
      if (scratch[0]!.length < n) scratch = make(width, 2 * n);
      derive(columns, start, end, scratch);
      return of(scratch, 0, n, statics);
    },
    column(columns, starts, out, statics) {
      const derived = make(width, out.length);
      derive(columns, 0, out.length, derived);
      for (let i = 0; i < out.length; i++) out[i] = of(derived, starts[i]!, i + 1, statics);
    },
  };
}

export const realizedVol = kernelsOf({
  width: 1,
  derive(columns, start, end, into) {
    const x = columns[0]!;
    const returns = into[0]!;
    for (let i = start + 1; i < end; i++) returns[i - start] = Math.log(x[i]! / x[i - 1]!);
  },
  of: (derived, start, end) => Math.sqrt((252 / (end - start - 2)) * squares(derived[0]!, start + 1, end)),
});

/** Simple returns of both series. */
export const beta = kernelsOf({
  width: 2,
  derive(columns, start, end, into) {
    for (const [k, x] of columns.entries()) {
      const returns = into[k]!;
      for (let i = start + 1; i < end; i++) returns[i - start] = x[i]! / x[i - 1]! - 1;
    }
  },
  of([rx, ry], start, end) {
    const { xy, yy } = comoments(rx!, ry!, start + 1, end);
    return xy / yy;
  },
});

/** ln 2 / -ln b with b the slope of ln x[t] on ln x[t-1]; NaN unless the process reverts. */
export const halfLife = kernelsOf({
  width: 1,
  derive([x], start, end, [logs]) {
    for (let i = start; i < end; i++) logs![i - start] = Math.log(x![i]!);
  },
  of([logs], start, end) {
    const { xx, xy } = comoments(logs!, logs!, start, end - 1, 1);
    const b = xy / xx;
    return b > 0 && b < 1 ? Math.LN2 / -Math.log(b) : Number.NaN;
  },
});

/** Columns high, low, close. */
export const cci = kernelsOf({
  width: 1,
  derive([high, low, close], start, end, [typical]) {
    for (let i = start; i < end; i++) typical![i - start] = (high![i]! + low![i]! + close![i]!) / 3;
  },
  of([typical], start, end) {
    if (isConstant(typical!, start, end)) return Number.NaN;
    const average = mean(typical!, start, end);
    let deviations = 0;
    for (let i = start; i < end; i++) deviations += Math.abs(typical![i]! - average);
    return (typical![end - 1]! - average) / (0.015 * (deviations / (end - start)));
  },
});
