/** Comparisons as sets of ticks give what one comparison after another gives, at every length and with gaps. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { has, wordsFor } from '../../src/bits/bits.ts';
import { compare } from '../../src/bits/compare.ts';

const holds = {
  lt: (x: number, y: number) => x < y,
  le: (x: number, y: number) => x <= y,
  gt: (x: number, y: number) => x > y,
  ge: (x: number, y: number) => x >= y,
  eq: (x: number, y: number) => x === y,
  ne: (x: number, y: number) => x !== y,
};
const values = fc.constantFrom(27, 28, 28.000000000000004, 0, -0, -1, Number.MAX_VALUE, Number.NaN);
const rows = fc.array(fc.tuple(values, values), { maxLength: 100 });

it.each(Object.keys(holds) as (keyof typeof holds)[])('%s', (operator) => {
  fc.assert(
    fc.property(rows, fc.constantFrom('left', 'right', 'both'), (pairs, varies) => {
      const side = (k: 0 | 1, isConstant: boolean): Float64Array =>
        Float64Array.from(isConstant ? [pairs[0]?.[k] ?? 0] : pairs.map((pair) => pair[k]));
      const [a, b] = [side(0, varies === 'right'), side(1, varies === 'left')];
      const certain = new Int32Array(wordsFor(pairs.length));
      const possible = new Int32Array(wordsFor(pairs.length));
      compare(certain, pairs.length, operator, 'certain', a, b);
      compare(possible, pairs.length, operator, 'possible', a, b);
      for (let i = 0; i < pairs.length; i++) {
        const [x, y] = [a.length === 1 ? a[0]! : a[i]!, b.length === 1 ? b[0]! : b[i]!];
        const isUnknown = Number.isNaN(x) || Number.isNaN(y);
        expect(has(certain, i)).toBe(Number(!isUnknown && holds[operator](x, y)));
        expect(has(possible, i)).toBe(Number(isUnknown || holds[operator](x, y)));
      }
    }),
  );
});
