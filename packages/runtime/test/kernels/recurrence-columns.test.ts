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

function mustAgree(name: string, x: Float64Array, statics: readonly number[]): void {
  const kernel = recurrenceKernel(name);
  const width = name === 'macd' ? 3 : 1;
  const outs = Array.from({ length: width }, () => new Float64Array(x.length).fill(Number.NaN));
  recurrenceColumns[name]!(x, outs, statics);
  const state = new Float64Array(kernel.stateSize(statics));
  const result = new Float64Array(width);
  for (let i = 0; i < x.length; i++) {
    if (Number.isNaN(x[i]!)) continue;
    kernel.step(state, [x[i]!], result, statics, context);
    for (let k = 0; k < width; k++) {
      const [got, wanted] = [outs[k]![i]!, finite(result[k]!)];
      if (!Object.is(got, wanted)) expect(got, `${k} at ${i}`).toBe(wanted);
    }
  }
}

describe.each(Object.keys(recurrenceColumns))('%s', (name) => {
  it('over a whole column', () => {
    fc.assert(
      fc.property(series, counts, (column, statics) => mustAgree(name, Float64Array.from(column), statics)),
      { numRuns: 1000 },
    );
  });

  it('from block to block', () => {
    const column = Float64Array.from({ length: 10_000 }, (_, i) =>
      i % 97 === 0 ? Number.NaN : 100 + ((i * 7919) % 1009) / 10,
    );
    mustAgree(name, column, [12, 26, 9]);
  });
});
