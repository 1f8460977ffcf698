/** Sets of ticks against arrays of booleans. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { count, has, isSame, overWindow, wordsFor } from '../../src/bits/bits.ts';
import { addTo, countTo, holdingOften, reaching } from '../../src/bits/count.ts';

const flags = fc.array(fc.boolean(), { minLength: 1, maxLength: 130 });

function bitsOf(flags: readonly boolean[]): Int32Array {
  const bits = new Int32Array(wordsFor(flags.length));
  for (const [i, flag] of flags.entries()) bits[i >> 5] = bits[i >> 5]! | (Number(flag) << (i & 31));
  return bits;
}

it('counts its ticks', () => {
  fc.assert(
    fc.property(flags, (its) => {
      expect(count(bitsOf(its))).toBe(its.filter(Boolean).length);
    }),
  );
});

it('is the same as another but for what lies past the end', () => {
  const [some, other] = [Int32Array.of(5, 0b011), Int32Array.of(5, 0b111)];
  expect([34, 35, 64].map((ticks) => isSame(some, other, ticks))).toEqual([true, false, false]);
});

it('is what windows of any width come to', () => {
  fc.assert(
    fc.property(
      flags,
      fc.integer({ min: 1, max: 140 }),
      fc.boolean(),
      fc.boolean(),
      (its, n, all, before) => {
        const bits = bitsOf(its);
        overWindow(bits, all, n, before ? -1 : 0);
        for (let i = 0; i < its.length; i++) {
          const window = Array.from({ length: n }, (_, k) => (i - k < 0 ? before : its[i - k]!));
          expect(has(bits, i), `at ${i}`).toBe(Number(all ? window.every(Boolean) : window.some(Boolean)));
        }
      },
    ),
  );
});

it('are counted at each tick, 32 at once', () => {
  const sets = fc.array(fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), {
    minLength: 1,
    maxLength: 9,
  });
  fc.assert(
    fc.property(sets, fc.integer({ min: -1, max: 11 }), (its, n) => {
      const total = countTo(its.length, 40);
      for (const set of its) addTo(total, total, bitsOf(set));
      const enough = reaching(total, n);
      for (let i = 0; i < 40; i++) {
        expect(has(enough, i)).toBe(Number(its.filter((set) => set[i]!).length >= n));
      }
    }),
  );
});

it('holds often enough over windows of any width', () => {
  fc.assert(
    fc.property(
      flags,
      fc.integer({ min: 1, max: 140 }),
      fc.boolean(),
      fc.nat(150),
      (its, n, before, least) => {
        const enough = holdingOften(bitsOf(its), n, least, before ? -1 : 0);
        for (let i = 0; i < its.length; i++) {
          const window = Array.from({ length: n }, (_, k) => (i - k < 0 ? before : its[i - k]!));
          expect(has(enough, i), `at ${i}`).toBe(Number(window.filter(Boolean).length >= least));
        }
      },
    ),
  );
});
