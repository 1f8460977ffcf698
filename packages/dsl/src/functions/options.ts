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

const condorParameters = [
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
];

/** What is kept of a condor: when the next is due, its strikes, credit, break-evens, first theta, and its two times. */
const condorState = 13;

const share = (name: string, doc: string) => ({ name, dimension: 'ratio', unitScale: true, doc }) as const;
const points = (name: string, doc: string) => ({ name, dimension: 'a', doc }) as const;
const number = (name: string, doc: string) => ({ name, dimension: 'ratio', doc }) as const;

/** In the order in which the kernel writes them. */
const condorMembers = [
  share(
    'challenge',
    'how much of its way from the anchor to a break-even the level has gone; 100% is at one',
  ),
  share('challenge_put', 'the same towards the lower break-even; below 0 on the other side of the anchor'),
  share('challenge_call', 'the same towards the upper break-even'),
  share('challenge_center', 'the challenge measured from the centre of the break-evens'),
  points('lower', 'lower break-even at expiry'),
  points('upper', 'upper break-even at expiry'),
  points('long_put', 'strike of the long put'),
  points('short_put', 'strike of the short put'),
  points('short_call', 'strike of the short call'),
  points('long_call', 'strike of the long call'),
  points('width', 'from a short option to its wing, of the wider side'),
  points('credit', 'what selling it brought in'),
  points('max_loss', 'the most that it can lose at expiry'),
  points('value', 'what it would cost to buy it back'),
  points('profit', 'the credit less that'),
  { name: 'days', dimension: 'count', doc: 'calendar days to its settlement' },
  number('delta', 'change of its worth to the seller for one point of the level'),
  number('gamma', 'change of the delta for one point of the level'),
  points('gamma_percent', 'change of the delta for a move of 1%, times the level'),
  points('vega', 'change of its worth for one point of volatility'),
  points('vega_30d', 'the vega as of 30 days: times sqrt(30 / days)'),
  points('theta', 'change of its worth over one calendar day'),
  points('rho', 'change of its worth for 1% of the rate'),
  number(
    'gamma_theta',
    'what gamma costs in a day at the present volatility, over the theta of a day at entry: about 1 at entry',
  ),
  number('theta_accel', 'theta of an option at the money over that at entry, level and volatility the same'),
] as const;

export const options: readonly FunctionSpec[] = [
  entry(
    'bs_price',
    contract,
    'a',
    'Price of a European option on an index with a dividend yield; on a future, with the dividend yield equal to the rate (Black-76).',
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
    parameters: condorParameters,
    result: 'ratio',
    unitScale: true,
    warmup: () => 1,
    state: () => condorState,
    doc: 'How much of its way from its anchor to a break-even the level has gone, for a modelled core iron condor: monthly, opened at the close of each standard expiry for the next, at the given deltas. 0 is unchallenged, 100% is at a break-even; it may exceed 100%. Unknown until the first standard expiry in the data. Its limits: strikes are not rounded to listed ones, and one volatility prices all four legs. The VIX as that volatility, a variance-swap rate, is some 9% above that of options at the money (for which pass `vix / 1.09`), while real puts trade above them and real calls below; so the break-evens are a model, wrong most where skew steepens.',
    formula:
      'break-evens lo = Kp - C, hi = Kc + C, C the credit by Black-Scholes-Merton; max((A - S) / (A - lo), (S - A) / (hi - A), 0); expiry 9:30 New York, third Friday or the session before it; where spot or volatility is unknown at that close, opened at the next observation at which both are known; unknown while none is open, and where the deltas give no credit (`long` not below `short`)',
    source: 'Cboe CNDR index rules (20/5-delta monthly condor)',
    example: 'breakeven_challenge(spx, vix) > 60%',
  },
  {
    name: 'iron_condor',
    group: 'options',
    kind: 'recurrence',
    parameters: condorParameters,
    result: 'ratio',
    members: condorMembers,
    warmup: () => 1,
    state: () => condorState,
    doc: 'The modelled core iron condor, sold: its break-evens, its value and its Greeks, in points of the level and for one condor of one unit (a contract on SPX is 100). The same condor as that of `breakeven_challenge`, which is its first member: monthly, opened at the close of each standard expiry for the next, and marked at every observation at the volatility of then. Unknown until the first standard expiry in the data; what depends on a price is unknown between its settlement and the opening of the next. Its limits are those of `breakeven_challenge`: strikes are not rounded, and one volatility prices all four legs.',
    formula:
      "C = P(Kp) - P(Kp') + C(Kc) - C(Kc') by Black-Scholes-Merton at entry; width = max(Kp - Kp', Kc' - Kc); max loss = width - C; Greeks those of the four legs, the short ones negative; gamma_theta = -gamma S^2 v^2 / (2 365) / (theta of a day at entry); theta_accel = sqrt(T0 / T)",
    source: 'Cboe CNDR index rules (20/5-delta monthly condor); Hull, ch. 12, 19',
    example: 'iron_condor(spx, vix).vega < -5',
  },
];
