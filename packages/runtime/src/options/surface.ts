/**
 * A volatility surface without option quotes: the term structure of the VIX family, and a smile.
 *
 * VIX is the rate of a variance swap, which lies above the volatility at the money; with one smile in moneyness
 * normalised by volatility and time, their ratio hardly depends on level or maturity (Demeterfi, Derman, Kamal, Zou,
 * "More than you ever wanted to know about volatility swaps", 1999). So one ratio turns the index into a smile.
 */
import { greeks, price, type Right } from './black-scholes.ts';
import { normalPdf } from './normal.ts';

const DAYS_PER_YEAR = 365;

/** sigma(x) = sigma_ATM (1 + slope x + curvature x^2), x = ln(K / F) / (sigma_ATM sqrt T), clamped to [-4, 3]. */
export interface Smile {
  readonly slope: number;
  readonly curvature: number;
  /** Level of the VIX index of a maturity over the volatility at the money. */
  readonly vixOverAtm: number;
}

/** Of index options in ordinary times; the ratio is what its model-free variance comes to. */
export const DEFAULT_SMILE: Smile = { slope: -0.16, curvature: 0.02, vixOverAtm: 1.09 };

const LOWEST_X = -4;
const HIGHEST_X = 3;

const clampX = (x: number): number => Math.min(Math.max(x, LOWEST_X), HIGHEST_X);

/** Volatility over that at the money, at a normalised moneyness. */
const shape = ({ slope, curvature }: Pick<Smile, 'slope' | 'curvature'>, x: number): number => {
  const at = clampX(x);
  return 1 + at * (slope + curvature * at);
};

/** Level of Cboe's SKEW index at which the smile has its own slope: near the index's mean. */
const USUAL_SKEW = 120;

/**
 * The smile with its slope scaled by Cboe's SKEW index: 100 less ten times the skewness of returns, to which the
 * slope at the money is proportional (Backus, Foresi, Wu 2004). Between half and one and a half of the usual slope,
 * beyond which the parabola is no smile any more. The ratio of VIX to the volatility at the money moves with it.
 * Unknown SKEW leaves the smile as it is.
 */
export function skewed(smile: Smile, skewIndex: number): Smile {
  if (Number.isNaN(skewIndex)) return smile;
  const factor = Math.min(Math.max((skewIndex - 100) / (USUAL_SKEW - 100), 0.5), 1.5);
  const slope = smile.slope * factor;
  const { curvature } = smile;
  const ratio = swapOverAtm({ slope, curvature }) / swapOverAtm(smile);
  return { slope, curvature, vixOverAtm: smile.vixOverAtm * ratio };
}

/**
 * Rate of a variance swap over the volatility at the money, for short maturities: the fair variance is the mean of
 * sigma^2 over the normal quantile z = -x / sigma(x) (Gatheral, "The Volatility Surface", equation 11.5).
 */
export function swapOverAtm(smile: Pick<Smile, 'slope' | 'curvature'>): number {
  const step = 0.02;
  let variance = 0;
  let before = 12 / shape(smile, LOWEST_X);
  for (let x = -12; x < 12; x += step) {
    const next = -(x + step) / shape(smile, x + step);
    const vol = shape(smile, x + step / 2);
    variance += normalPdf((before + next) / 2) * vol * vol * (before - next);
    before = next;
  }
  return Math.sqrt(variance);
}

/** An index of the VIX family: its maturity in calendar days and its level as a fraction per annum. */
export interface TermPoint {
  readonly days: number;
  readonly vol: number;
}

/** Maturities of Cboe's indices, by the input's name, shortest first. */
export const VIX_MATURITIES = [
  { name: 'vix9d', days: 9 },
  { name: 'vix', days: 30 },
  { name: 'vix3m', days: 93 },
  { name: 'vix6m', days: 184 },
  { name: 'vix1y', days: 365 },
] as const;

/**
 * Total variance to a maturity: sigma^2 T, linear in T between the points (shortest first, at least one), at a flat
 * volatility beyond them.
 */
export function totalVariance(points: readonly TermPoint[], years: number): number {
  const first = points[0]!;
  const last = points.at(-1)!;
  const days = years * DAYS_PER_YEAR;
  if (days <= first.days) return first.vol * first.vol * years;
  if (days >= last.days) return last.vol * last.vol * years;
  let i = 1;
  while (points[i]!.days < days) i++;
  const low = points[i - 1]!;
  const high = points[i]!;
  const from = (low.vol * low.vol * low.days) / DAYS_PER_YEAR;
  const to = (high.vol * high.vol * high.days) / DAYS_PER_YEAR;
  return from + ((to - from) * (days - low.days)) / (high.days - low.days);
}

/** What options of one underlying are priced by, at one time. Volatilities are fractions per annum. */
export interface Surface {
  readonly spot: number;
  readonly rate: number;
  readonly dividend: number;
  readonly smile: Smile;
  /** Indices of the VIX family, shortest first; at least one. */
  readonly points: readonly TermPoint[];
}

export const forwardOf = ({ spot, rate, dividend }: Surface, years: number): number =>
  spot * Math.exp((rate - dividend) * years);

/** Rate of a variance swap to a maturity: the VIX index that would be computed for it. */
export const swapVol = ({ points }: Surface, years: number): number =>
  years > 0 ? Math.sqrt(totalVariance(points, years) / years) : points[0]!.vol;

export const atmVol = (surface: Surface, years: number): number =>
  swapVol(surface, years) / surface.smile.vixOverAtm;

/** Volatility of a strike (in points) at a maturity. */
export function volAt(surface: Surface, strike: number, years: number): number {
  const atm = atmVol(surface, years);
  if (!(years > 0)) return atm;
  const x = Math.log(strike / forwardOf(surface, years)) / (atm * Math.sqrt(years));
  return atm * shape(surface.smile, x);
}

export interface Listed {
  readonly right: Right;
  readonly strike: number;
  readonly years: number;
}

/** The option as the formulas take it, at its own volatility. */
export const contractOn = (surface: Surface, { right, strike, years }: Listed) => ({
  right,
  strike,
  years,
  spot: surface.spot,
  rate: surface.rate,
  dividend: surface.dividend,
  vol: volAt(surface, strike, years),
});

/** Price in points. */
export const priceOn = (surface: Surface, option: Listed): number => price(contractOn(surface, option));

/** Greeks at the strike's own volatility (sticky strike), in the units of `greeks`. */
export const greeksOn = (surface: Surface, option: Listed) => greeks(contractOn(surface, option));

/** Nearness in points at which a strike is found. */
const STRIKE_TOLERANCE = 1e-6;

/**
 * The strike whose option has this absolute spot delta at its own volatility, to 1e-6 points. By bisection: a put's
 * delta grows with the strike and a call's falls, under the smile too. NaN where no strike has it.
 */
export function strikeForDeltaOn(surface: Surface, right: Right, delta: number, years: number): number {
  const target = Math.abs(delta);
  const deltaAt = (strike: number): number => Math.abs(greeksOn(surface, { right, strike, years }).delta);
  const reach = 10 * atmVol(surface, years) * Math.sqrt(years);
  const forward = forwardOf(surface, years);
  let low = forward * Math.exp(-reach);
  let high = forward * Math.exp(reach);
  const grows = right === -1;
  const between = grows
    ? deltaAt(low) < target && target < deltaAt(high)
    : deltaAt(high) < target && target < deltaAt(low);
  if (!between) return Number.NaN;
  while (high - low > STRIKE_TOLERANCE) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (deltaAt(middle) < target === grows) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Points between listed strikes of SPX: 5 near the money in the first months, 25 further off, 50 far off or out. */
export function strikeStep(spot: number, strike: number, years: number): number {
  const away = Math.abs(strike / spot - 1);
  const days = years * DAYS_PER_YEAR;
  if (away > 0.3 || days > 250) return 50;
  return away > 0.1 || days > 100 ? 25 : 5;
}

/** The listed strike nearest to the one of a delta, and the absolute delta that it really has; NaN where there is none. */
export function listedStrike(
  surface: Surface,
  right: Right,
  delta: number,
  years: number,
): { readonly strike: number; readonly delta: number } {
  const exact = strikeForDeltaOn(surface, right, delta, years);
  const step = strikeStep(surface.spot, exact, years);
  const strike = Math.max(Math.round(exact / step), 1) * step;
  if (Number.isNaN(strike)) return { strike, delta: Number.NaN };
  return { strike, delta: Math.abs(greeksOn(surface, { right, strike, years }).delta) };
}
