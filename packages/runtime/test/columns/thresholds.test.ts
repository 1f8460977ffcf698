/** A series against a number, four truths at a time: what one comparison after another gives, at every length. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { threshold } from '../../src/columns/thresholds.ts';
import { codes, truthColumn } from '../../src/columns/truth.ts';

const holds = {
  lt: (x: number, level: number) => x < level,
  le: (x: number, level: number) => x <= level,
  gt: (x: number, level: number) => x > level,
  ge: (x: number, level: number) => x >= level,
};
const values = fc.constantFrom(27, 28, 28.000000000000004, 0, -0, -1, Number.MAX_VALUE);

it.each(['lt', 'le', 'gt', 'ge'] as const)('%s', (operator) => {
  fc.assert(
    fc.property(fc.array(values, { maxLength: 19 }), values, (x, level) => {
      const out = truthColumn(x.length);
      threshold(operator, out, Float64Array.from(x), level);
      expect([...out]).toEqual(x.map((now) => (holds[operator](now, level) ? codes.TRUE : codes.FALSE)));
    }),
  );
});
