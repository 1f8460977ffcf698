/** Truths as codes: logic on whole words gives what Kleene's tables give one by one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wholeColumns } from '../../src/columns/columns.ts';
import { codes, copyTruths, decode, encode, truthColumn, words, wordsOf } from '../../src/columns/truth.ts';
import { runGraph } from '../support/run-graph.ts';
import { letters, truths } from '../support/show.ts';

const { FALSE, UNKNOWN, TRUE } = codes;

describe('codes', () => {
  it('are 1, 0 and NaN, there and back', () => {
    expect([FALSE, UNKNOWN, TRUE].map(decode)).toEqual([0, Number.NaN, 1]);
    expect([0, -0, Number.NaN, 1].map(encode)).toEqual([FALSE, FALSE, UNKNOWN, TRUE]);
  });
  it('& and | are the tables of Kleene', () => {
    const all = [FALSE, UNKNOWN, TRUE];
    expect(all.map((a) => all.map((b) => a & b))).toEqual([
      [FALSE, FALSE, FALSE],
      [FALSE, UNKNOWN, UNKNOWN],
      [FALSE, UNKNOWN, TRUE],
    ]);
    expect(all.map((a) => all.map((b) => a | b))).toEqual([
      [FALSE, UNKNOWN, TRUE],
      [UNKNOWN, UNKNOWN, TRUE],
      [TRUE, TRUE, TRUE],
    ]);
  });
  it('lie in whole words, and a constant fills one', () => {
    expect(words(truthColumn(5)).length).toBe(2);
    expect(words(truthColumn(0)).length).toBe(0);
    const constant = truthColumn(1).fill(TRUE);
    expect(new Uint8Array(wordsOf(constant, 0).buffer)).toEqual(Uint8Array.of(3, 3, 3, 3));
    const out = truthColumn(3);
    copyTruths(out, constant, 0);
    expect([...out]).toEqual([3, 3, 3]);
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

describe('windows of truths, four to a word', () => {
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
