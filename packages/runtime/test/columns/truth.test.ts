/** Truths as two sets of ticks: logic on 32 of them gives what Kleene's tables give one by one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wholeColumns } from '../../src/columns/columns.ts';
import {
  codes,
  codesOf,
  isKnownThroughout,
  numbersOfTruths,
  spread,
  truthAt,
  truthsOfCodes,
  truthsOfNumbers,
} from '../../src/columns/truth.ts';
import { runGraph } from '../support/run-graph.ts';
import { letters, truths } from '../support/show.ts';

const { FALSE, UNKNOWN, TRUE } = codes;

describe('truths', () => {
  const numbers = fc.array(fc.constantFrom(1, 0, Number.NaN), { maxLength: 70 });
  it('are 1, 0 and NaN, or codes, there and back', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const found = truthsOfNumbers(Float64Array.from(values));
        expect([...numbersOfTruths(found)]).toEqual(values);
        expect(values.map((_, i) => truthAt(found, i))).toEqual(values);
        const its = values.map((value) => (Number.isNaN(value) ? UNKNOWN : value === 1 ? TRUE : FALSE));
        expect([...codesOf(found)]).toEqual(its);
        expect([...numbersOfTruths(truthsOfCodes(Uint8Array.from(its)))]).toEqual(values);
        expect(isKnownThroughout(found)).toBe(!values.some(Number.isNaN));
      }),
    );
  });

  it.each([0, 1, Number.NaN])('of a constant stand at every tick: %s', (value) => {
    const constant = truthsOfNumbers(Float64Array.of(value));
    expect([...numbersOfTruths(spread(constant, 40))]).toEqual(new Array(40).fill(value));
  });
});

/** Window by window, tick by tick. */
function slowly(text: string, n: number, deciding: 'T' | 'F'): string {
  const otherwise = deciding === 'T' ? 'F' : 'T';
  return [...text]
    .map((_, i) => {
      const window = text.slice(Math.max(0, i - n + 1), i + 1);
      if (window.includes(deciding)) return deciding;
      return window.length < n || window.includes('?') ? '?' : otherwise;
    })
    .join('');
}

describe('windows of truths', () => {
  const texts = fc
    .array(fc.constantFrom('T', 'T', 'F', '?'), { minLength: 1, maxLength: 70 })
    .map((l) => l.join(''));
  const window = (op: 'forall' | 'exists', text: string, n: number): string =>
    letters(
      runGraph(
        { c: truths(text) },
        (g, { c }) => g.add({ op, length: { count: g.number(n), unit: 'sessions' } }, [c!]),
        { evaluator: wholeColumns },
      ).values,
    );
  it('are the windows, whatever their width and the length of history', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 80 }), (text, n) => {
        expect(window('forall', text, n)).toBe(slowly(text, n, 'F'));
        expect(window('exists', text, n)).toBe(slowly(text, n, 'T'));
      }),
      { numRuns: 300 },
    );
  });
  it('do not mind a width beyond all history', () => {
    expect(window('forall', 'TTTTT', 1e9)).toBe('?????');
    expect(window('exists', 'FFTF', 1e9)).toBe('??TT');
  });
});
