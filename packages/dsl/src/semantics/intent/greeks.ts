/**
 * The Greeks of a structure as far as its legs tell them: by Black-Scholes an option's delta fixes d1, and
 * vega = S n(d1) sqrt T, gamma = n(d1) / (S v sqrt T), theta = -S n(d1) v / (2 sqrt T) and carry. Per unit of level
 * and, for gamma, of volatility: signs are what can be told. Hull, ch. 19.
 */
import type { Leg } from '../../ir/program.ts';
import { normalInverse, normalPdf } from '../../math/normal-inverse.ts';
import { expiryKey, yearsOf } from './expiries.ts';
import { anything, type Interval, interval, plus, scaled, signOf, times, zero } from './intervals.ts';

export type Greek = 'delta' | 'gamma' | 'vega' | 'theta';

/** Above nothing, however little. */
const SOME = 1e-300;

/** Two options whose n(d1) differ by less than this share are not told apart. */
const NEAR = 0.005;

/** N(d1) is the absolute delta times e^(qT): dividends of this much, over a year at the most, are reckoned with. */
const MOST_DIVIDEND = 0.02;

/** One expiry's volatilities at two strikes differ by a smile, which gamma and theta feel: by so much each way. */
const SMILE = 0.15;

/** Theta's carry stands against its decay where volatility is low or rates are high: the least and the most reckoned with. */
const LEAST_VOL = 0.1;
const MOST_RATE = 0.05;

/** Indices of volatility: what a contract on one does to a book of index options is no Greek of its own. */
const VOLATILITY_INDICES: ReadonlySet<string> = new Set(['vix', 'vx', 'vvix', 'vxn', 'rvx']);

export const isVolatilityIndex = (underlying: string): boolean => VOLATILITY_INDICES.has(underlying);

/** One Greek of one unit of the layer's legs. Only of `delta` with options alone is the size told, else just the sign. */
export function greekOf(legs: readonly Leg[], greek: Greek): Interval {
  const underlyings = new Set(legs.map((leg) => leg.underlying));
  const parts = [...underlyings].map((underlying) =>
    ofUnderlying(
      legs.filter((leg) => leg.underlying === underlying),
      greek,
    ),
  );
  if (parts.length === 1) return parts[0]!;
  return parts.map(bySign).reduce(plus, zero);
}

/** What is left of a Greek whose scale is not known, as of those on two underlyings. */
export function bySign(part: Interval): Interval {
  const sign = signOf(part);
  if (sign === undefined) return anything;
  if (sign === 'zero') return zero;
  return sign === 'positive' ? interval(SOME, Infinity) : interval(-Infinity, -SOME);
}

function ofUnderlying(legs: readonly Leg[], greek: Greek): Interval {
  const isMoved = greek === 'delta' || greek === 'vega';
  if (isMoved && isVolatilityIndex(legs[0]!.underlying)) return anything;
  if (greek === 'delta') return legs.map(deltaOf).reduce(plus, zero);
  const expiries = new Set(legs.map((leg) => expiryKey(leg.expiry)));
  return [...expiries]
    .map((key) =>
      ofExpiry(
        legs.filter((leg) => expiryKey(leg.expiry) === key),
        greek,
      ),
    )
    .reduce(plus, zero);
}

/** Options that expire together share sqrt T. */
function ofExpiry(legs: readonly Leg[], greek: Exclude<Greek, 'delta'>): Interval {
  const years = yearsOf(legs[0]!.expiry);
  const roots = interval(Math.sqrt(years.low), Math.sqrt(years.high));
  const inverse = interval(1 / roots.high, 1 / roots.low);
  const densities = (by: number): Interval =>
    legs.map((leg) => times(widened(densityOf(leg), by), countOf(leg))).reduce(plus, zero);
  if (greek === 'vega') return scaled(densities(NEAR), roots);
  if (greek === 'gamma') return scaled(densities(SMILE), inverse);
  const decay = scaled(times(densities(SMILE), -LEAST_VOL / 2), inverse);
  return plus(decay, legs.map((leg) => times(carryOf(leg), countOf(leg))).reduce(plus, zero));
}

const widened = ({ low, high }: Interval, by: number): Interval =>
  interval(low >= 0 ? low * (1 - by) : low * (1 + by), high >= 0 ? high * (1 + by) : high * (1 - by));

const countOf = (leg: Leg): number => (leg.side === 'buy' ? leg.count : -leg.count);

/** The absolute delta of the leg's options; anywhere from 0 to 1 where it says nothing. */
const bandOf = (leg: Leg): Interval => interval(leg.deltaLow ?? SOME, leg.deltaHigh ?? 1 - SOME);

function deltaOf(leg: Leg): Interval {
  const { low, high } = bandOf(leg);
  const of: Readonly<Record<Leg['instrument'], Interval>> = {
    put: interval(-high, -low),
    call: interval(low, high),
    // Its two deltas are near each other at best.
    strangle: interval(low - high - NEAR, high - low + NEAR),
    condor: interval(-2 * high, 2 * high),
    future: interval(SOME, Infinity),
  };
  return times(of[leg.instrument], countOf(leg));
}

/** n(d1) of a bought option, of both of a strangle; of a condor's inner options less that of its wings. */
function densityOf(leg: Leg): Interval {
  const band = bandOf(leg);
  const carried = Math.exp(MOST_DIVIDEND * Math.min(yearsOf(leg.expiry).high, 1));
  const one = densityAt(interval(band.low, band.high * carried));
  switch (leg.instrument) {
    case 'put':
    case 'call':
      return one;
    case 'strangle':
      return times(one, 2);
    case 'condor':
      // Wings are further out of the money, where n(d1) is less.
      return band.high <= 0.5 ? interval(SOME, 2 * one.high) : anything;
    case 'future':
      return zero;
  }
}

/** n(d1) with d1 = N^-1(delta): the most at a delta of a half. */
function densityAt({ low, high }: Interval): Interval {
  const at = (delta: number): number => (delta > SOME && delta < 1 ? normalPdf(normalInverse(delta)) : SOME);
  const [a, b] = [at(low), at(high)];
  return interval(Math.min(a, b), low <= 0.5 && high >= 0.5 ? normalPdf(0) : Math.max(a, b));
}

/**
 * What rates and dividends add to the theta of a bought option, in shares of the level a year: a put gains r K e^-rT N(-d2),
 * which is at most r (delta + what it costs), and loses q delta; a call the other way round.
 */
function carryOf(leg: Leg): Interval {
  const most = MOST_RATE * Math.min(bandOf(leg).high + 0.1, 1);
  switch (leg.instrument) {
    case 'future':
      return zero;
    case 'put':
    case 'call':
      return interval(-most, most);
    case 'strangle':
      return interval(-2 * most, 2 * most);
    case 'condor':
      return interval(-4 * most, 4 * most);
  }
}
