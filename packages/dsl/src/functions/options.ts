/** Options. Volatilities are in points as VIX quotes them (30 is 30% a year); expiries in calendar days. */
import { fixed, none, series } from './parameters.ts';
import type { DimensionSpec, FunctionSpec, ParameterSpec } from './spec.ts';

const spot = series('spot', 'a', 'level of the underlying');
const strike = series('strike', 'a', 'strike');
const days = series('days', 'count', 'calendar days to expiry, of 365 a year');
const vol = series('vol', 'index', 'implied volatility in points');
const right = fixed('right', 'ratio', -1, '`put` (-1) or `call` (1)', -1, 1);
const rate = fixed('rate', 'rate', 0.045, 'continuous risk-free rate');
const dividend = fixed('dividend', 'rate', 0.013, 'continuous dividend yield');

const entry = (
  name: string,
  parameters: readonly ParameterSpec[],
  result: DimensionSpec,
  doc: string,
  formula: string,
  example: string,
): FunctionSpec => ({
  name,
  group: 'options',
  kind: 'pointwise',
  parameters,
  result,
  warmup: none,
  state: none,
  doc,
  formula,
  source: 'Black and Scholes (1973), Merton (1973); Hull, ch. 15, 17, 19',
  example,
});

const contract = [spot, strike, days, vol, right, rate, dividend];
const d1 = 'd1 = (ln(S/K) + (r - q + v^2/2) T) / (v sqrt T), d2 = d1 - v sqrt T';

export const options: readonly FunctionSpec[] = [
  entry(
    'bs_price',
    contract,
    'a',
    'Price of a European option on an index with a dividend yield.',
    `call: S e^-qT N(d1) - K e^-rT N(d2); put: K e^-rT N(-d2) - S e^-qT N(-d1); ${d1}; at expiry the intrinsic value`,
    'bs_price(spx, spx * 0.95, 45, vix, put)',
  ),
  entry(
    'bs_delta',
    contract,
    'ratio',
    'Change of the price for one point of the underlying; negative for puts.',
    'call: e^-qT N(d1); put: -e^-qT N(-d1)',
    'bs_delta(spx, 1.05 * spx, 45, vix, put) < -0.65',
  ),
  entry(
    'bs_gamma',
    contract,
    'ratio',
    'Change of the delta for one point of the underlying.',
    'e^-qT n(d1) / (S v sqrt T)',
    'bs_gamma(spx, spx, 30, vix) > 0.001',
  ),
  entry(
    'bs_vega',
    contract,
    'a',
    'Change of the price for one point of volatility.',
    'S e^-qT n(d1) sqrt T / 100',
    'bs_vega(spx, spx, 30, vix) > 4',
  ),
  entry(
    'bs_theta',
    contract,
    'a',
    'Change of the price over one calendar day.',
    '(-S e^-qT n(d1) v / (2 sqrt T) -+ r K e^-rT N(+-d2) +- q S e^-qT N(+-d1)) / 365',
    'bs_theta(spx, spx, 30, vix) < -1',
  ),
  entry(
    'implied_vol',
    [spot, strike, days, series('price', 'a', "the option's price"), right, rate, dividend],
    'index',
    'Volatility, in points, at which the option is worth its price; unknown at or below the (discounted) intrinsic value, or within rounding of it.',
    'Newton on the price of the out-of-the-money side, inside a bisection bracket',
    'implied_vol(spx, spx, 30, spx * 0.03, call)',
  ),
  entry(
    'strike_for_delta',
    [spot, series('delta', 'ratio', 'absolute spot delta'), days, vol, right, rate, dividend],
    'a',
    'Strike at which an option has this delta, at one volatility for all strikes; unknown where no strike has it, or no time or volatility is left.',
    'K = S exp(-d1 v sqrt T + (r - q + v^2/2) T), d1 = s N^-1(|delta| e^qT), s = 1 for a call, -1 for a put',
    'strike_for_delta(spx, 75%, 45, vix, put)',
  ),
  entry(
    'notional',
    [
      series('level', 'level', 'level of the underlying'),
      series('contracts', 'count', 'contracts'),
      fixed('multiplier', 'count', 100, 'money per point and contract', 0),
    ],
    'money',
    'Notional of a number of contracts.',
    'level * contracts * multiplier',
    'notional(spx, 10)',
  ),
  {
    name: 'breakeven_challenge',
    group: 'options',
    kind: 'recurrence',
    parameters: [
      spot,
      vol,
      fixed('short', 'ratio', 0.2, 'absolute delta of the short options', 0, 1),
      fixed('long', 'ratio', 0.05, 'absolute delta of the long wings', 0, 1),
      fixed(
        'anchor',
        'ratio',
        0,
        'what the way is measured from: 0 the level at entry, 1 the centre of the break-evens, or between them',
        0,
        1,
      ),
      rate,
      dividend,
    ],
    result: 'ratio',
    unitScale: true,
    warmup: () => 1,
    state: () => 5,
    doc: 'How much of its way from its anchor to a break-even the level has gone, for a modelled core iron condor: monthly, opened at the close of each standard expiry for the next, at the given deltas. 0 is unchallenged, 100% is at a break-even; it may exceed 100%. Unknown until the first standard expiry in the data. Its limits: strikes are not rounded to listed ones, and one volatility prices all four legs. The VIX as that volatility, a variance-swap rate, is some 9% above that of options at the money (for which pass `vix / 1.09`), while real puts trade above them and real calls below; so the break-evens are a model, wrong most where skew steepens.',
    formula:
      'break-evens lo = Kp - C, hi = Kc + C, C the credit by Black-Scholes-Merton; max((A - S) / (A - lo), (S - A) / (hi - A), 0); expiry 9:30 New York, third Friday or the session before it; where spot or volatility is unknown at that close, opened at the next observation at which both are known; unknown while none is open, and where the deltas give no credit (`long` not below `short`)',
    source: 'Cboe CNDR index rules (20/5-delta monthly condor)',
    example: 'breakeven_challenge(spx, vix) > 60%',
  },
];
