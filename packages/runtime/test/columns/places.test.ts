/** Places of columns: which are open, and the windows of some of them laid side by side. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  emptyPart,
  gatherBits,
  merged,
  type Part,
  placesOf,
  scattered,
  stretchesOf,
  unmade,
  valuesAt,
} from '../../src/columns/places.ts';

describe('places of a set', () => {
  it('are those of its bits, before the end', () => {
    expect([...placesOf(Int32Array.of(0b10110, -1), 34)]).toEqual([1, 2, 4, 32, 33]);
    expect([...placesOf(Int32Array.of(1 << 31), 32)]).toEqual([31]);
    expect([...placesOf(new Int32Array(2), 64)]).toEqual([]);
  });

  it('gather some of a set, and scatter it again', () => {
    const places = Int32Array.of(1, 31, 32, 60);
    const some = gatherBits(Int32Array.of(1 << 31, 1 << 28), places);
    expect([...some]).toEqual([0b1010]);
    expect([...scattered(some, places, 64)]).toEqual([1 << 31, 1 << 28]);
  });
});

describe('numbers made at some places', () => {
  it('are kept, and joined by those made later', () => {
    const part = (places: number[]): Part => ({
      places: Int32Array.from(places),
      values: Float64Array.from(places, (place) => place / 10),
    });
    const sets = fc.uniqueArray(fc.integer({ min: 0, max: 30 })).map((set) => set.sort((a, b) => a - b));
    fc.assert(
      fc.property(sets, sets, sets, (first, second, third) => {
        let made = emptyPart;
        for (const wanted of [first, second, third]) {
          const missing = unmade(made, Int32Array.from(wanted));
          expect([...missing]).toEqual(wanted.filter((place) => !made.places.includes(place)));
          made = merged(made, part([...missing]));
          expect([...valuesAt(made, Int32Array.from(wanted))]).toEqual(wanted.map((place) => place / 10));
        }
      }),
    );
  });
});

describe('windows side by side', () => {
  it('overlap without repetition', () => {
    const { union, first, last } = stretchesOf(Int32Array.of(2, 3, -1, 18), Int32Array.of(4, 5, 6, 20));
    expect([...union]).toEqual([2, 3, 4, 5, 18, 19, 20]);
    expect([...first]).toEqual([0, 1, -1, 4]);
    expect([...last]).toEqual([2, 3, 0, 6]);
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
        const { union, first, last } = stretchesOf(places.map(startOf), places);
        expect([...new Set(union)].sort((a, b) => a - b)).toEqual([...union]);
        for (const [k, place] of places.entries()) {
          const window = Array.from({ length: place - startOf(place) + 1 }, (_, i) => startOf(place) + i);
          expect([...union.subarray(first[k]!, last[k]! + 1)]).toEqual(window);
        }
      }),
    );
  });
});
