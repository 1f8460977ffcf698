/** Recurrences over whole columns give what their kernels give step by step, to the last bit. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finite, recurrenceKernel } from '../../src/kernels/index.ts';
import { recurrenceColumns } from '../../src/kernels/recurrence-columns.ts';
import { context } from './drive.ts';

/** Standstills, gaps, and numbers so large that sums of them overflow. */
const values = fc.oneof(
  { weight: 8, arbitrary: fc.double({ min: -100, max: 100, noNaN: true }) },
  { weight: 3, arbitrary: fc.constantFrom(1, 2, 0, -0) },
  { weight: 1, arbitrary: fc.constant(Number.NaN) },
  { weight: 1, arbitrary: fc.constantFrom(1.7e308, -1.7e308) },
);
/** Mostly tame, so that most columns stay finite. */
const series = fc.oneof(
  fc.array(values, { maxLength: 60 }),
  fc.array(fc.oneof(fc.double({ min: 1, max: 99, noNaN: true }), fc.constant(Number.NaN)), { maxLength: 80 }),
);
const counts = fc.tuple(...[1, 2, 3].map(() => fc.integer({ min: 1, max: 12 })));

describe.each(Object.entries(recurrenceColumns))('%s', (name, whole) => {
  it('over a whole column', () => {
    const kernel = recurrenceKernel(name);
    const width = name === 'macd' ? 3 : 1;
    fc.assert(
      fc.property(series, counts, (column, statics) => {
        const x = Float64Array.from(column);
        const outs = Array.from({ length: width }, () => new Float64Array(x.length).fill(Number.NaN));
        whole(x, outs, statics);
        const state = new Float64Array(kernel.stateSize(statics));
        const result = new Float64Array(width);
        for (let i = 0; i < x.length; i++) {
          if (Number.isNaN(x[i]!)) continue;
          kernel.step(state, [x[i]!], result, statics, context);
          for (let k = 0; k < width; k++) expect(outs[k]![i], `${k} at ${i}`).toBe(finite(result[k]!));
        }
      }),
      { numRuns: 1000 },
    );
  });
});
