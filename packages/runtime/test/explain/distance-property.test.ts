/** A distance is the least move of today's value that flips the condition. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Truth } from '../../src/explain/why.ts';
import { runs } from '../support/generate/runs.ts';
import { whyOf } from './why-of.ts';

const condition = fc.constantFrom(
  ...['vix > 28', 'vix >= 28', 'vix < 28', 'vix <= 28', 'vix != 28', 'vix > spx', 'vix <= spx - 1'],
  ...['vix crosses above 28', 'vix crosses below spx', 'vix rising', 'vix falling'],
);

/** Whole numbers near the threshold, so that equal ones come up. */
const level = fc.integer({ min: 25, max: 31 });

const table = fc.array(fc.record({ vix: level, spx: level }), { minLength: 2, maxLength: 4 });

const flipped: Readonly<Record<string, Truth>> = { true: 'false', false: 'true' };

/** A part of the smallest move between whole numbers. */
const STEP = 0.01;

describe('the distance of a condition', () => {
  it('flips it, and nothing less does', () => {
    fc.assert(
      fc.property(condition, table, (text, rows) => {
        const spx = rows.map((row) => row.spx);
        const vix = rows.map((row) => row.vix);
        const told = whyOf(text, { vix, spx });
        const today = vix.at(-1)!;
        const truthAt = (value: number): Truth =>
          whyOf(text, { vix: [...vix.slice(0, -1), value], spx }).truth;
        if (!told.distance) {
          for (const move of [-100, -STEP, STEP, 100]) expect(truthAt(today + move)).toBe(told.truth);
          return;
        }
        const { move } = told.distance;
        // Where the sides are equal either direction may be the one; strict comparisons flip just beyond.
        const beyond = [today + move, today + move - STEP, today + move + STEP].map(truthAt);
        expect(beyond).toContain(flipped[told.truth]);
        if (move !== 0) expect(truthAt(today + move - Math.sign(move) * STEP)).toBe(told.truth);
      }),
      runs(200),
    );
  });
});
