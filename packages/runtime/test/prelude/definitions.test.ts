/** What the prelude's definitions come to, on cases worked out by hand. */
import { describe, expect, it } from 'vitest';
import type { Series } from '../../src/data/dataset.ts';
import { bars, type Cell, daily, day, prints, sessionFrom } from '../support/data.ts';
import { numbersOf, type Setting, truthsOf } from '../support/evaluate.ts';

type Columns = Readonly<Record<string, readonly Cell[]>>;

const withBars: ReadonlySet<string> = new Set(['vix', 'vix3m', 'spx']);

const setting = (columns: Columns): Setting => ({
  source: '',
  series: Object.entries(columns).map(([name, values]) =>
    withBars.has(name)
      ? bars(
          name,
          values.map((v) => [v, v, v, v, '?']),
        )
      : daily(name, values),
  ),
});

const truths = (condition: string, columns: Columns): string => truthsOf(setting(columns), condition);
const numbers = (expression: string, columns: Columns): (number | '?')[] =>
  numbersOf(setting(columns), expression);

/** The value of an expression that needs no data. */
const value = (expression: string): number => {
  const found = numbers(`${expression} + 0 * (vix / vix)`, { vix: [20] })[0]!;
  return found === '?' ? Number.NaN : found;
};

describe('verbs', () => {
  it('approaching 28 within 5%: 26.6 up to 28, and rising', () => {
    expect(truths('approaching(vix, 28, 5%)', { vix: [25, 26, 26.5, 27, 27.5, 28, 27] })).toBe('FFFTTFF');
  });

  it('expanding and compressing: beyond the mean, on a slope', () => {
    const vix = [10, 10, 10, 11, 12, 11.5];
    expect(truths('expanding(vix, 3)', { vix })).toBe('??FTTF');
    expect(truths('compressing(vix, 3)', { vix: vix.map((v) => 30 - v) })).toBe('??FTTF');
  });

  it('stable: the greatest less the least', () => {
    expect(truths('stable(vix, 1, 3)', { vix: [10, 10.5, 11, 11.25, 12.5] })).toBe('??TTF');
    expect(truths('stable(vix, 1, 3 sessions)', { vix: [10, 10.5, 11, '?', 12.5] })).toBe('??T??');
  });

  it('flattening is not inverting, and inverted is neither', () => {
    // Spreads of 50, 40, 30, -10 and -10 basis points.
    const curve = { us10y: [0.04, 0.04, 0.04, 0.04, 0.04], us2y: [0.035, 0.036, 0.037, 0.041, 0.041] };
    expect(truths('flattening(curve_10y2y, 15bp, 2 sessions)', curve)).toBe('??TFF');
    expect(truths('inverting(curve_10y2y, 1 session)', curve)).toBe('FFFTF');
    expect(truths('inverted(curve_10y2y)', curve)).toBe('FFFTT');
  });

  it('deteriorating and weakening: falling', () => {
    for (const verb of ['deteriorating', 'weakening'])
      expect(truths(`${verb}(vix, 2 sessions)`, { vix: [10, 11, 9, 8, 9] })).toBe('?FTTF');
  });

  it('divergence, in standard deviations per observation', () => {
    const apart = numbers('divergence(vix, skew, 3)', { vix: [1, 2, 3], skew: [3, 2, 1] })[2]!;
    expect(apart).toBeCloseTo(2 / Math.sqrt(2 / 3), 12);
  });

  it('clamp and ramp, either way', () => {
    const vix = [15, 20, 25, 30, 40];
    expect(numbers('clamp(vix, 20, 30)', { vix })).toEqual([20, 20, 25, 30, 30]);
    expect(numbers('ramp(vix, 20, 30)', { vix })).toEqual([0, 0, 0.5, 1, 1]);
    expect(numbers('ramp(vix, 30, 20)', { vix })).toEqual([1, 1, 0.5, 0, 0]);
  });
});

describe('formulas', () => {
  it.each([
    ['slippage(900, 100)', 0.1],
    // 40% volatility costs 2% of the pool a year.
    ['lvr(40%)', 0.02],
    ['gordon(5, 8%, 3%)', 100],
    ['capm_cost_of_equity(4%, 1.2, 5%)', 0.1],
    ['capm_wacc(60%, 10%, 5%, 20%)', 0.6 * 0.1 + 0.4 * 0.05 * 0.8],
    ['extrinsic(12, 95, 100, put)', 7],
    ['extrinsic(12, 95, 100, call)', 12],
    ['fraction(20)', 0.2],
  ])('%s is %d', (expression, expected) => {
    expect(value(expression)).toBeCloseTo(expected, 12);
  });

  it('a dividend model with growth at the required return has no price', () => {
    expect(value('gordon(5, 5%, 5%)')).toBeNaN();
  });

  it('breadth', () => {
    const breadth = { advances: [300, 100, 200], declines: [100, 300, 200] };
    expect(numbers('ad_ratio', breadth)).toEqual([0.5, -0.5, 0]);
    expect(numbers('ad_line', breadth)).toEqual([200, 0, 0]);
  });

  it('volatility expands by a ratio, not by points', () => {
    expect(numbers('vol_expansion', { vix: [20, 20, 20, 20, 20, 26] }).at(-1)).toBeCloseTo(0.3, 12);
  });
});

describe('regimes', () => {
  it('zones of VIX include their lower bound', () => {
    const vix = [24.99, 25, 28, 30, 35];
    for (const [i, zone] of ['dormant', 'watch', 'armed', 'engaged', 'extreme'].entries())
      expect(truths(`vol is ${zone}`, { vix })).toBe('FFFFF'.replace(/./g, (f, at) => (at === i ? 'T' : f)));
  });

  it('recession lasts until growth is above 1%', () => {
    const quarters: readonly [string, string, number][] = [
      ['2023-01-01', '2023-04-27 08:30', 0.03],
      ['2023-04-01', '2023-07-27 08:30', -0.01],
      ['2023-07-01', '2023-10-26 08:30', -0.02],
      ['2023-10-01', '2024-01-25 08:30', 0.005],
      ['2024-01-01', '2024-04-25 08:30', 0.015],
      ['2024-04-01', '2024-07-25 08:30', 0.03],
    ];
    const series = prints('gdp_qoq', quarters);
    const states = (state: string) => stateAt(series, `growth is ${state}`);
    expect(states('recession')).toBe('FFTTFF');
    expect(states('slow')).toBe('FTFFTF');
    expect(states('normal')).toBe('TFFFFT');
  });

  it('low volatility has to persist for ten sessions', () => {
    // A year of falling VIX in contango over a calm index: low from the first day that can be judged.
    const n = 270;
    const fall = Array.from({ length: n }, (_, i) => 30 - i / 20);
    const series = {
      vix: fall,
      vix3m: fall.map((v) => 1.1 * v),
      spx: Array.from({ length: n }, (_, i) => 4000 + (i % 2)),
    };
    const now = truths('low_vol_now', series);
    expect(now.indexOf('T')).toBe(251);
    expect(truths('low_vol', series).indexOf('T')).toBe(260);
  });
});

const releases = ['2023-04-27', '2023-07-27', '2023-10-26', '2024-01-25', '2024-04-25', '2024-07-25'];

/** A truth on the day of each release. */
function stateAt(series: Series, condition: string): string {
  const range = { from: day('2023-04-27'), to: day('2024-07-25') };
  const letters = truthsOf({ source: '', series: [series], range }, condition);
  return releases.map((date) => letters[sessionFrom(date) - sessionFrom('2023-04-27')]).join('');
}
