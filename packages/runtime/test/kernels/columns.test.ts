/** Whole-column forms give what the window kernel gives window by window, to the last bit. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finite, windowKernel } from '../../src/kernels/index.ts';
import { columnKernels } from '../../src/kernels/windows.ts';

/** Ties, both zeros, gaps, and numbers of any size. */
const values = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(1, 2, 3, -1, 0.1, 0, -0) },
  { weight: 6, arbitrary: fc.double({ min: -100, max: 100, noNaN: true }) },
  { weight: 1, arbitrary: fc.constant(Number.NaN) },
  { weight: 1, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
);

/** A column three wide, and where the window of each place starts: they move on by nothing, a step, or several. */
const windows = fc.array(fc.tuple(values, values, values, fc.constantFrom(0, 1, 1, 1, 2, 5)), {
  minLength: 1,
  maxLength: 60,
});

describe.each(Object.entries(columnKernels))('%s', (name, whole) => {
  it('over a whole column', () => {
    const kernel = windowKernel(name);
    fc.assert(
      fc.property(windows, (rows) => {
        const columns = [0, 1, 2].map((k) => Float64Array.from(rows, (row) => row[k]!));
        const starts = new Int32Array(rows.length);
        for (let i = 1; i < starts.length; i++) starts[i] = Math.min(i, starts[i - 1]! + rows[i]![3]);
        const out = new Float64Array(rows.length);
        const read = columns.slice(0, { beta: 2, cci: 3 }[name] ?? 1);
        whole(read, starts, out, []);
        for (let i = 0; i < out.length; i++) {
          const holdsUnknown = read.some((x) => x.subarray(starts[i]!, i + 1).some(Number.isNaN));
          if (holdsUnknown) continue;
          const one = finite(kernel(read, starts[i]!, i + 1, []));
          expect(finite(out[i]!), `at ${i}, from ${starts[i]}`).toBe(one);
        }
      }),
      { numRuns: 400 },
    );
  });
});
