/** What the checker says of a layer's intent against Black-Scholes at any market that its legs may be chosen in. */
import { compile } from '@hedgerow/dsl';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Contract, greeks } from '../../src/options/black-scholes.ts';
import { strikeForDelta } from '../../src/options/invert.ts';
import { normalInverse, normalPdf } from '../../src/options/normal.ts';

interface Line {
  readonly side: 1 | -1;
  readonly right: 1 | -1;
  readonly count: number;
  readonly low: number;
  readonly high: number;
  readonly days: readonly [number, number];
}

const hundredths = (min: number, max: number) =>
  fc.integer({ min: Math.round(min * 100), max: Math.round(max * 100) }).map((n) => n / 100);

/** Two or three expiries, so that legs often share one. */
const expiries = fc.constantFrom<readonly [number, number]>([30, 30], [20, 40], [90, 90], [60, 180]);
const line: fc.Arbitrary<Line> = fc
  .record({
    side: fc.constantFrom<1 | -1>(1, -1),
    right: fc.constantFrom<1 | -1>(1, -1),
    count: fc.integer({ min: 1, max: 3 }),
    low: hundredths(0.05, 0.85),
    width: hundredths(0, 0.1),
    days: expiries,
  })
  .map(({ low, width, ...rest }) => ({ ...rest, low, high: low + width }));

const textOf = (lines: readonly Line[], intent: string): string => {
  const legs = lines.map((l) => {
    const side = l.side === 1 ? 'buy' : 'sell';
    const right = l.right === 1 ? 'call' : 'put';
    return `  ${side} ${l.count} ${right} on spx delta ${l.low}..${l.high.toFixed(2)} expiry ${l.days[0]}..${l.days[1]} days`;
  });
  return `layer engine {\n${legs.join('\n')}\n  intent ${intent}\n}\n`;
};

const doubted = (lines: readonly Line[], intent: string): boolean =>
  compile([{ name: 'a.hedge', text: textOf(lines, intent) }]).diagnostics.some(
    (d) => d.id === 'structure-contradicts-intent',
  );

interface Market {
  readonly vol: number;
  readonly rate: number;
  readonly dividend: number;
  /** Where in its band each leg's delta, and each expiry, lies. */
  readonly at: readonly number[];
}

const unit = fc.double({ min: 0, max: 1, noNaN: true });
const market: fc.Arbitrary<Market> = fc.record({
  vol: fc.double({ min: 0.1, max: 0.8, noNaN: true }),
  rate: fc.double({ min: 0, max: 0.05, noNaN: true }),
  dividend: fc.double({ min: 0, max: 0.015, noNaN: true }),
  at: fc.array(unit, { minLength: 8, maxLength: 8 }),
});

/** A Greek of the structure at one market; legs of one expiry expire together. */
function priced(lines: readonly Line[], greek: 'delta' | 'gamma' | 'vega' | 'theta', m: Market): number {
  let total = 0;
  for (const [i, l] of lines.entries()) {
    const delta = l.low + m.at[i]! * (l.high - l.low);
    const together = lines.findIndex((other) => String(other.days) === String(l.days));
    const days = l.days[0] + m.at[4 + together]! * (l.days[1] - l.days[0]);
    const base = {
      right: l.right,
      spot: 5000,
      years: days / 365,
      vol: m.vol,
      rate: m.rate,
      dividend: m.dividend,
    };
    const strike = strikeForDelta(base, delta);
    const contract: Contract = { ...base, strike };
    total += l.side * l.count * greeks(contract)[greek];
  }
  return total;
}

describe('an intent that is doubted is met in no market', () => {
  it.each(['delta', 'gamma', 'vega', 'theta'] as const)('%s', (greek) => {
    let doubts = 0;
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 3 }),
        fc.constantFrom('>', '<'),
        fc.array(market, { minLength: 10, maxLength: 10 }),
        (lines, operator, markets) => {
          if (!doubted(lines, `${greek} ${operator} 0`)) return;
          doubts++;
          for (const m of markets) {
            const value = priced(lines, greek, m);
            // Deltas that cancel leave a rounding.
            expect(operator === '>' ? value < 1e-12 : value > -1e-12, `${greek} is ${value}`).toBe(true);
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(doubts).toBeGreaterThan(15);
  });
});

it('of a put spread with both deltas given, vega is told wherever the deltas are not near the border', () => {
  fc.assert(
    fc.property(hundredths(0.55, 0.9), hundredths(0.05, 0.5), market, (long, short, m) => {
      const density = (delta: number): number => normalPdf(normalInverse(delta));
      fc.pre(Math.abs(density(long) / density(short) - 1) > 0.025);
      const days = [30, 30] as const;
      const lines: Line[] = [
        { side: 1, right: -1, count: 1, low: long, high: long, days },
        { side: -1, right: -1, count: 1, low: short, high: short, days },
      ];
      const isTrap = short > 1 - long;
      expect(doubted(lines, 'vega > 0')).toBe(isTrap);
      expect(doubted(lines, 'vega < 0')).toBe(!isTrap);
      expect(priced(lines, 'vega', m) < 0).toBe(isTrap);
    }),
    { numRuns: 300 },
  );
});
