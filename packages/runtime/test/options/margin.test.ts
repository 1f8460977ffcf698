import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { strategyMargin, strategyRequirements } from '../../src/options/margin.ts';
import { PORTFOLIO_MOVES, portfolioMarginApproximation } from '../../src/options/portfolio-margin.ts';
import { gainIn, type Priced } from '../../src/options/priced.ts';
import { calm, condor, future, option, stressed } from '../support/holdings.ts';

const kept = { creditApplied: false };
const applied = { creditApplied: true };
const short = (legs: readonly Priced[], rules = kept) =>
  strategyRequirements(legs, rules).map(({ strategy, units, amount }) => [
    strategy,
    units,
    Math.round(amount),
  ]);

describe('short condors', () => {
  it('ask for the greater wing once: ten with wings of 195 and 225 for 225,000', () => {
    expect(short(condor(10))).toEqual([['iron condor', 10, 225_000]]);
  });

  it('with the credit applied ask for the greatest loss: 177.9 points', () => {
    const margin = strategyMargin(condor(1), applied);
    expect(margin / 100).toBeCloseTo(177.9, 1);
  });

  it('of unequal numbers are as many as there are, and verticals for the rest', () => {
    const legs = [...condor(3), option('put', 4610, 2), option('put', 4805, -2)];
    expect(short(legs)).toEqual([
      ['iron condor', 3, 67_500],
      ['vertical', 2, 39_000],
    ]);
  });

  it('of two expiries do not meet', () => {
    const [lp, sp, sc, lc] = condor(1);
    const later = { expiry: 20030 };
    expect(short([lp!, sp!, { ...sc!, ...later }, { ...lc!, ...later }])).toEqual([
      ['vertical', 1, 19_500],
      ['vertical', 1, 22_500],
    ]);
  });
});

describe('verticals', () => {
  it('sold for a credit ask for their width, with the credit applied for what can be lost', () => {
    const spread = [
      option('put', 4900, -2, calm, { value: 60 }),
      option('put', 4800, 2, calm, { value: 35 }),
    ];
    expect(strategyMargin(spread, kept)).toBe(20_000);
    expect(strategyMargin(spread, applied)).toBe(20_000 - 2 * 100 * 25);
  });

  it('bought for a debit ask for what they are worth', () => {
    const spread = [
      option('put', 4900, 1, calm, { value: 60 }),
      option('put', 4800, -1, calm, { value: 35 }),
    ];
    expect(short(spread)).toEqual([['vertical', 1, 2_500]]);
  });

  it('pair the short put nearest the money with the nearest wing', () => {
    const legs = [
      option('put', 4900, -1, calm, { value: 60 }),
      option('put', 4850, 1, calm, { value: 45 }),
      option('put', 4700, -1, calm, { value: 20 }),
      option('put', 4600, 1, calm, { value: 10 }),
    ];
    expect(strategyMargin(legs, kept)).toBe(5_000 + 10_000);
  });

  it('keep the wings of a condor, though a put in the money could cover its short put', () => {
    const itm = option('put', 5335, 1, stressed);
    expect(short([...condor(1), itm])).toEqual([
      ['iron condor', 1, 22_500],
      ['long option', 1, Math.round(itm.value * 100)],
    ]);
  });
});

describe('naked shorts', () => {
  const at = (kind: 'put' | 'call', strike: number, value: number) =>
    option(kind, strike, -1, calm, { value });

  it('ask for 15% of the index less what they are out of the money, and their premium', () => {
    // 15% of 5000 is 750; 200 out of the money leaves 550.
    expect(strategyMargin([at('put', 4800, 40)], kept)).toBe(55_000 + 4_000);
    expect(strategyMargin([at('put', 4800, 40)], applied)).toBe(55_000);
  });

  it('at least for 10%, of the strike for a put and of the index for a call', () => {
    expect(strategyMargin([at('put', 4000, 5)], kept)).toBe(40_000 + 500);
    expect(strategyMargin([at('call', 6000, 5)], kept)).toBe(50_000 + 500);
  });

  it('in the money for all of the 15%', () => {
    expect(strategyMargin([at('put', 5200, 230)], kept)).toBe(75_000 + 23_000);
  });

  it('as a strangle ask for the greater side, and the premium of the other', () => {
    // Put: max(750 - 300, 470) = 470 and 12; call: max(750 - 250, 500) = 500 and 15.
    expect(short([at('put', 4700, 12), at('call', 5250, 15)])).toEqual([['short strangle', 1, 52_700]]);
  });

  it('left over from a strangle stay naked', () => {
    const legs = [option('put', 4700, -3, calm, { value: 12 }), at('call', 5250, 15)];
    expect(short(legs).map(([strategy, units]) => [strategy, units])).toEqual([
      ['short strangle', 1],
      ['naked short', 2],
    ]);
  });
});

describe('long options and futures', () => {
  it('ask for the premium: 25% of the spot notional in puts of 0.75 delta costs 95,000', () => {
    expect(strategyMargin([option('put', 5333.4, 2.5, stressed)], kept)).toBeCloseTo(95_050, -2);
    expect(strategyMargin([option('put', 5333.4, 4, stressed)], kept)).toBeCloseTo(152_080, -2);
  });

  it('ask for three quarters of it beyond nine months', () => {
    const leap = option('put', 5000, 1, { ...calm, years: 1 }, { value: 300 });
    expect(strategyMargin([leap], kept)).toBe(22_500);
  });

  it('futures ask for what the exchange asks, long or short; unknown where it is not known', () => {
    expect(strategyMargin([future(-3, 20, 9_000)], kept)).toBe(27_000);
    expect(strategyMargin([future(1, 20, Number.NaN)], kept)).toBeNaN();
  });

  it('no holdings ask for nothing', () => {
    expect(strategyMargin([], kept)).toBe(0);
    expect(portfolioMarginApproximation([], kept)).toBe(0);
  });
});

describe('portfolio margin, an approximation', () => {
  const at = (move: number) => (legs: readonly Priced[]) => gainIn(legs, { move, vol: 1, years: 0 }) / 100;

  it('has ten moves from -8% to +6%', () => {
    expect(PORTFOLIO_MOVES).toHaveLength(10);
    expect(PORTFOLIO_MOVES[0]).toBe(-0.08);
    expect(PORTFOLIO_MOVES.at(-1)).toBeCloseTo(0.06, 15);
  });

  it('of the condor is its loss at -8%: 8,149 against 22,500 of the strategy', () => {
    expect(at(-0.08)(condor(1))).toBeCloseTo(-81.5, 1);
    expect(portfolioMarginApproximation(condor(1), kept)).toBeCloseTo(8_149, -1);
  });

  it('of a put of 0.75 delta is its loss at +6%', () => {
    const put = [option('put', 5335, 1, stressed)];
    expect(at(0.06)(put)).toBeCloseTo(-188.8, 1);
    expect(portfolioMarginApproximation(put, kept)).toBeCloseTo(18_880, -1);
  });

  it('of the condor and a quarter of that put, at 30% volatility, turns to the +6% side', () => {
    const legs = [...condor(1, stressed), option('put', 5335, 0.25, stressed)];
    expect(at(0.06)(legs)).toBeCloseTo(-69.4, 1);
    expect(portfolioMarginApproximation(legs, kept)).toBeCloseTo(6_939, -1);
  });

  it('is at least 37.50 a contract, less for a smaller multiplier', () => {
    const far = option('put', 2000, 2);
    expect(portfolioMarginApproximation([far], kept)).toBe(75);
    expect(portfolioMarginApproximation([{ ...far, multiplier: 10 }], kept)).toBe(7.5);
  });

  it('leaves futures to the exchange', () => {
    expect(portfolioMarginApproximation([future(2, 20, 9_000)], kept)).toBe(18_000);
  });
});

it('never asks less with the credit kept, nor changes with the order of legs; twice the book asks twice', () => {
  const leg = fc.record({
    kind: fc.constantFrom('put' as const, 'call' as const),
    strike: fc.integer({ min: 80, max: 120 }).map((k) => 50 * k),
    contracts: fc.integer({ min: -5, max: 5 }).filter((n) => n !== 0),
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(leg, { minLength: 1, maxLength: 8, selector: (l) => `${l.kind}${l.strike}` }),
      (all) => {
        const legs = all.map((l) => option(l.kind, l.strike, l.contracts));
        const margin = strategyMargin(legs, kept);
        expect(margin).toBeGreaterThanOrEqual(0);
        // A debit spread is worth less than nothing by rounding at most.
        expect(strategyMargin(legs.toReversed(), kept)).toBeCloseTo(margin, 5);
        const twice = legs.map((l) => ({ ...l, contracts: 2 * l.contracts }));
        expect(strategyMargin(twice, kept)).toBeCloseTo(2 * margin, 5);
      },
    ),
  );
});
