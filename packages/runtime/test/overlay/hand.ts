/**
 * Prices, costs and accounts written out from their definitions, sharing nothing with the code under test: what the
 * overlay's figures are recomputed with.
 */

const DAY = 86_400_000;

/** Normal distribution by its power series: 1/2 + n(x) (x + x^3/3 + x^5/15 + ...). */
function N(x: number): number {
  if (x < -9) return 0;
  if (x > 9) return 1;
  let term = x;
  let sum = x;
  for (let k = 1; Math.abs(term) > 1e-18 * Math.abs(sum); k++) {
    term *= (x * x) / (2 * k + 1);
    sum += term;
    if (k > 500) break;
  }
  return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
}

/** One close (or open): level, VIX and VIX3M in points; rate and yield as the backtest has them without yields. */
export interface Quote {
  readonly date: string;
  /** UTC ms. */
  readonly time: number;
  readonly spx: number;
  readonly vix: number;
  readonly vix3m?: number;
}

const RATE = 0.045;
const YIELD = 0.016;

/** sigma^2 T of the index of a maturity: flat, or linear between 30 and 93 days. */
function variance({ vix, vix3m }: Quote, days: number): number {
  const near = (vix / 100) ** 2;
  if (vix3m === undefined || days <= 30) return (near * days) / 365;
  const far = (vix3m / 100) ** 2;
  if (days >= 93) return (far * days) / 365;
  const weight = (days - 30) / 63;
  return ((1 - weight) * near * 30 + weight * far * 93) / 365;
}

function volatility(quote: Quote, strike: number, days: number): number {
  const T = days / 365;
  const atm = Math.sqrt(variance(quote, days) / T) / 1.09;
  const forward = quote.spx * Math.exp((RATE - YIELD) * T);
  const x = Math.max(-4, Math.min(3, Math.log(strike / forward) / (atm * Math.sqrt(T))));
  return atm * (1 - 0.16 * x + 0.02 * x * x);
}

/** `bump`: the level, the volatility and the days to expiry moved by so much, the strike's volatility else as it was. */
export function option(
  quote: Quote,
  kind: 'put' | 'call',
  strike: number,
  expiryTime: number,
  bump: { readonly spx?: number; readonly vol?: number; readonly days?: number } = {},
) {
  const days = (expiryTime - quote.time) / DAY;
  const T = (days + (bump.days ?? 0)) / 365;
  const spot = quote.spx + (bump.spx ?? 0);
  const vol = volatility(quote, strike, days) + (bump.vol ?? 0);
  const d1 = (Math.log(spot / strike) + (RATE - YIELD + vol ** 2 / 2) * T) / (vol * Math.sqrt(T));
  const d2 = d1 - vol * Math.sqrt(T);
  const s = kind === 'call' ? 1 : -1;
  const price = s * (spot * Math.exp(-YIELD * T) * N(s * d1) - strike * Math.exp(-RATE * T) * N(s * d2));
  return { price, delta: s * Math.exp(-YIELD * T) * N(s * d1) };
}

/** 30-day variance forward from the expiry. */
export function vixFuture(quote: Quote, expiryTime: number): number {
  const days = (expiryTime - quote.time) / DAY;
  return 100 * Math.sqrt(((variance(quote, days + 30) - variance(quote, days)) * 365) / 30);
}

/** The strike with a delta, on the grid of 5 points (near the money, less than 100 days). */
export function strikeOf(quote: Quote, kind: 'put' | 'call', delta: number, expiryTime: number): number {
  let [low, high] = [quote.spx / 3, quote.spx * 3];
  for (let i = 0; i < 100; i++) {
    const middle = (low + high) / 2;
    const found = Math.abs(option(quote, kind, middle, expiryTime).delta);
    if (found < delta === (kind === 'put')) low = middle;
    else high = middle;
  }
  const away = Math.abs(low / quote.spx - 1);
  const grid = away > 0.3 ? 50 : away > 0.1 || expiryTime - quote.time > 100 * DAY ? 25 : 5;
  return Math.round(low / grid) * grid;
}

/** US dollars of one contract. */
export function costOf(kind: string, price: number, vix: number): number {
  const stress = vix > 30 ? 3 : 1;
  if (kind === 'future') return Math.min(0.05 * stress, price) * 1000 + 1;
  const spread = Math.max(price < 3 ? 0.05 : 0.1, 0.01 * price) * stress;
  return Math.min(spread, price) * 100 + 1;
}
