/** WebAssembly gives the bits that JavaScript gives, of comparisons and of random programs; and runs where it may. */
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { wordsFor } from '../../src/bits/bits.ts';
import { compare } from '../../src/bits/compare.ts';
import { useJavaScript, useWasm } from '../../src/bits/wasm.ts';
import { columns, wholeColumns } from '../../src/columns/columns.ts';
import type { Evaluator } from '../../src/timeline/types.ts';
import { cases, difference, evaluateWith, prepare } from '../support/generate/cases.ts';
import { runs } from '../support/generate/runs.ts';
import { greedyComparison } from '../support/greedy-comparison.ts';

afterEach(useJavaScript);

const operators = ['lt', 'le', 'gt', 'ge', 'eq', 'ne'] as const;
const values = fc.oneof(
  fc.constantFrom(0, -0, 1, 28, 28.000000000000004, Number.NaN, Number.MIN_VALUE, -Number.MAX_VALUE),
  fc.double(),
);

describe('comparisons', () => {
  const rows = fc.array(fc.tuple(values, values), { minLength: 1, maxLength: 200 });
  it.each(operators)('%s, of columns and constants', (operator) => {
    fc.assert(
      fc.property(rows, fc.constantFrom('left', 'right', 'both'), (pairs, varies) => {
        const column = (k: 0 | 1, isConstant: boolean): Float64Array =>
          Float64Array.from((isConstant ? pairs.slice(0, 1) : pairs).map((pair) => pair[k]));
        const [a, b] = [column(0, varies === 'right'), column(1, varies === 'left')];
        for (const side of ['certain', 'possible'] as const) {
          const [slow, fast] = [0, 1].map(() => new Int32Array(wordsFor(pairs.length)));
          useJavaScript();
          compare(slow!, pairs.length, operator, side, a, b);
          expect(useWasm(1)).toBe(true);
          compare(fast!, pairs.length, operator, side, a, b);
          expect(fast).toEqual(slow);
        }
      }),
    );
  });

  it('of more rows than fit into a block', () => {
    const x = Float64Array.from({ length: 10_000 }, (_, i) => (i * 7919) % 1009);
    const [slow, fast] = [0, 1].map(() => new Int32Array(wordsFor(x.length)));
    compare(slow!, x.length, 'gt', 'certain', x, Float64Array.of(500));
    useWasm();
    compare(fast!, x.length, 'gt', 'certain', x, Float64Array.of(500));
    expect(fast).toEqual(slow);
  });
});

describe('random programs', () => {
  const same = (evaluator: Evaluator, accelerate: () => void) =>
    fc.property(cases, (generated) => {
      const prepared = prepare(generated);
      const evaluate = () => evaluateWith(evaluator, prepared);
      useJavaScript();
      const slow = evaluate();
      // Columns are made when they are asked for: all of these, before the others.
      const before = difference(slow, slow);
      accelerate();
      const found = before ?? difference(slow, evaluate());
      if (found !== undefined) throw new Error(found);
    });

  it.each([
    ['whole columns', wholeColumns],
    ['columns', columns],
  ] as const)('%s', (_, evaluator) => {
    fc.assert(
      same(evaluator, () => useWasm(1)),
      runs(100),
    );
  });

  it('a comparison that takes equal numbers for less is noticed', () => {
    const { failed } = fc.check(same(wholeColumns, greedyComparison), { numRuns: 600, endOnFailure: true });
    expect(failed).toBe(true);
  });
});

it('is not used where it must not be compiled', () => {
  const Module = class {
    constructor() {
      throw new Error('refused by the policy of the page');
    }
  };
  vi.stubGlobal('WebAssembly', { Module });
  expect(useWasm(1)).toBe(false);
  vi.unstubAllGlobals();
  expect(useWasm(1)).toBe(true);
});
