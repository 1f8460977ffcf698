/** Estimators from bars: against numpy's arithmetic on six bars, and on bars whose answer is plain. */
import { describe, expect, it } from 'vitest';
import { finite, windowKernel } from '../../src/kernels/index.ts';

const open = [100, 101.5, 103, 102, 104.5, 103.5];
const high = [102, 104, 104.2, 104.8, 105.5, 106];
const low = [99, 101, 101.3, 101.2, 102.7, 103];
const close = [101, 103.2, 101.9, 104.1, 103, 105.8];
const volume = [1000, 2000, 1500, 1800, 900, 2500];

function over(name: string, columns: readonly (readonly number[])[]): number {
  const typed = columns.map((c) => Float64Array.from(c));
  return finite(windowKernel(name)(typed, 0, typed[0]!.length, []));
}

describe('volatility from bars', () => {
  it.each<[string, (readonly number[])[], number]>([
    ['parkinson', [high, low], 0.28373024047567647],
    ['garman_klass', [open, high, low, close], 0.2927123276682324],
    ['rogers_satchell', [open, high, low, close], 0.2828784872445978],
    ['yang_zhang', [open, high, low, close], 0.28063515743240103],
    ['amihud', [close, volume], 0.1039864417773019],
  ])('%s as numpy has it', (name, columns, expected) => {
    expect(over(name, columns)).toBeCloseTo(expected, 13);
  });

  it('ranges of 1% a session, closing where they opened', () => {
    const top = [Math.exp(0.01), Math.exp(0.01)];
    const flat = [1, 1];
    expect(over('parkinson', [top, flat])).toBeCloseTo(0.01 * Math.sqrt(252 / (4 * Math.LN2)), 14);
    expect(over('garman_klass', [flat, top, flat, flat])).toBeCloseTo(0.01 * Math.sqrt(126), 14);
    expect(over('rogers_satchell', [flat, top, flat, flat])).toBeCloseTo(0.01 * Math.sqrt(252), 14);
  });

  it('a steady climb has no volatility but for what knows no drift', () => {
    // Each bar opens at its low and closes at its high, 1% above: the drift is all there is.
    const lows = [1, Math.exp(0.01), Math.exp(0.02)];
    const highs = lows.map((x) => x * Math.exp(0.01));
    expect(over('rogers_satchell', [lows, highs, lows, highs])).toBe(0);
    expect(over('yang_zhang', [lows, highs, lows, highs])).toBeLessThan(1e-8);
    expect(over('parkinson', [highs, lows])).toBeGreaterThan(0.09);
  });

  it('only yang_zhang sees the gaps between bars', () => {
    // Flat bars that open 1% higher, then 1% lower: the sample variance of two gaps of 1% is 2e-4.
    const flat = [100, 100 * Math.exp(0.01), 100];
    expect(over('yang_zhang', [flat, flat, flat, flat])).toBeCloseTo(Math.sqrt(252 * 2e-4), 12);
    for (const name of ['garman_klass', 'rogers_satchell'])
      expect(over(name, [flat, flat, flat, flat])).toBe(0);
  });

  it('a move of 1% on a million traded is 1%, and on no volume unknown', () => {
    expect(
      over('amihud', [
        [100, 101],
        [5, 1e6 / 101],
      ]),
    ).toBeCloseTo(0.01, 14);
    expect(
      over('amihud', [
        [100, 101],
        [5, 0],
      ]),
    ).toBeNaN();
  });
});
