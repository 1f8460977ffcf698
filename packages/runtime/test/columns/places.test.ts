/** Places of columns: which are open, and the windows of some of them laid side by side. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { otherThan, stretchesOf } from '../../src/columns/places.ts';
import { codes } from '../../src/columns/truth.ts';

const { FALSE, UNKNOWN, TRUE } = codes;

describe('open places', () => {
  it('are those that have another code, of all or of some', () => {
    const column = Uint8Array.of(FALSE, TRUE, UNKNOWN, FALSE, TRUE);
    expect([...otherThan(FALSE, column)]).toEqual([1, 2, 4]);
    expect([...otherThan(TRUE, column, otherThan(FALSE, column))]).toEqual([2]);
    expect([...otherThan(FALSE, new Uint8Array(3))]).toEqual([]);
  });
});

describe('windows side by side', () => {
  it('overlap without repetition', () => {
    const { union, first, last } = stretchesOf(Int32Array.of(4, 5, 20), (place) => place - 2);
    expect([...union]).toEqual([2, 3, 4, 5, 18, 19, 20]);
    expect([...first]).toEqual([0, 1, 4]);
    expect([...last]).toEqual([2, 3, 6]);
  });

  it('hold what the windows hold', () => {
    const steps = fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 30 });
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 9 }), (gaps, count) => {
        let at = -1;
        const places = Int32Array.from(gaps, (gap) => {
          at += gap;
          return at;
        });
        const startOf = (place: number): number => Math.max(0, place - count + 1);
        const { union, first, last } = stretchesOf(places, startOf);
        expect([...new Set(union)].sort((a, b) => a - b)).toEqual([...union]);
        for (const [k, place] of places.entries()) {
          const window = Array.from({ length: place - startOf(place) + 1 }, (_, i) => startOf(place) + i);
          expect([...union.subarray(first[k]!, last[k]! + 1)]).toEqual(window);
        }
      }),
    );
  });
});
