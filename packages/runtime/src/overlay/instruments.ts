/** Listed contracts and their prices: European options on SPX, and futures on VIX and SPX. */
import type { Ir } from '@hedgerow/dsl';
import { isoDate } from '../calendar/civil.ts';
import { EVERY_MONTH, monthlyExpiry, QUARTERS, vixExpiry } from '../calendar/expiries.ts';
import type { EpochDay, TradingCalendar } from '../calendar/types.ts';
import { FUTURE_MULTIPLIERS, OPTION_MULTIPLIER } from '../engine/contracts.ts';
import type { Right } from '../options/black-scholes.ts';
import {
  forwardOf,
  greeksOn,
  listedStrike,
  priceOn,
  type Surface,
  totalVariance,
} from '../options/surface.ts';
import { type Moment, yearsTo } from './market.ts';

/** One line of a structure: options of one right and delta, or futures. `ratio` is signed, a unit of the layer's. */
export interface Line {
  readonly ratio: number;
  readonly kind: 'put' | 'call' | 'future';
  readonly underlying: 'spx' | 'vix';
  /** Absolute delta to strike at; 0 for futures. */
  readonly delta: number;
  readonly expiry: Ir.Expiry;
}

export interface Instrument {
  /** `put 5000 2020-03-20`, `future vix 2020-03-18`. */
  readonly text: string;
  readonly kind: Line['kind'];
  readonly underlying: Line['underlying'];
  readonly strike: number;
  readonly expiry: EpochDay;
  /** UTC epoch ms of the opening settlement. */
  readonly expiryTime: number;
  /** US dollars a point. */
  readonly multiplier: number;
}

/** Opening of the exchange, minutes after midnight: expiring contracts settle at opening prices. */
const OPENING = 9 * 60 + 30;
const DAYS: Readonly<Partial<Record<string, number>>> = {
  days: 1,
  weeks: 7,
  months: 365.25 / 12,
  quarters: 365.25 / 4,
  years: 365.25,
  sessions: 365.25 / 252,
};
/** A cycle's expiry is not opened in its last week, where a position would be gone as soon as it is there. */
const LEAST_DAYS = 7;
const MONTHS_AHEAD = 30;

/** The next expiries after a date, soonest first. */
function expiriesAfter(date: EpochDay, line: Line, calendar: TradingCalendar): EpochDay[] {
  const rule = line.underlying === 'vix' ? vixExpiry : monthlyExpiry;
  const months = line.expiry.cycle?.endsWith('quarterly') ? QUARTERS : EVERY_MONTH;
  const [year, month] = isoDate(date).split('-').map(Number) as [number, number];
  const found: EpochDay[] = [];
  for (let ahead = 0; ahead < MONTHS_AHEAD; ahead++) {
    const index = month - 1 + ahead;
    const at = (index % 12) + 1;
    if (!months.includes(at)) continue;
    const expiry = rule(year + Math.floor(index / 12), at, calendar);
    if (expiry > date) found.push(expiry);
  }
  return found;
}

/**
 * The standard (AM-settled) expiry to open on a date: of a cycle the first at least a week ahead, and later than `after`,
 * the expiry that is rolled out of; of a band of days the one nearest to its middle, which lies inside wherever one
 * does. Other units are turned into days.
 */
export function chooseExpiry(
  date: EpochDay,
  line: Line,
  calendar: TradingCalendar,
  after: EpochDay = date,
): EpochDay {
  const { low, high, unit, cycle } = line.expiry;
  const candidates = expiriesAfter(date, line, calendar);
  if (cycle !== undefined || low === undefined) {
    const later = candidates.filter((expiry) => expiry > after);
    return later.find((expiry) => expiry - date >= LEAST_DAYS) ?? candidates.at(-1)!;
  }
  const middle = ((low + (high ?? low)) / 2) * (DAYS[unit ?? 'days'] ?? 1);
  const off = (expiry: EpochDay): number => Math.abs(expiry - date - middle);
  return candidates.reduce((best, expiry) => (off(expiry) < off(best) ? expiry : best));
}

export const rightOf = (kind: Line['kind']): Right => (kind === 'call' ? 1 : -1);

/** The contract of a line as it is struck at a moment; `undefined` where no strike has its delta. */
export function strike(
  line: Line,
  date: EpochDay,
  at: Moment,
  calendar: TradingCalendar,
  after?: EpochDay,
): Instrument | undefined {
  const expiry = chooseExpiry(date, line, calendar, after);
  const expiryTime = calendar.timeOf(expiry, OPENING);
  const { kind, underlying } = line;
  const common = { kind, underlying, expiry, expiryTime };
  if (kind === 'future') {
    const text = `future ${underlying} ${isoDate(expiry)}`;
    return { ...common, text, strike: Number.NaN, multiplier: FUTURE_MULTIPLIERS[underlying]! };
  }
  const listed = listedStrike(at.surface, rightOf(kind), line.delta, yearsTo(expiryTime, at));
  if (Number.isNaN(listed.strike)) return undefined;
  const text = `${kind} ${listed.strike} ${isoDate(expiry)}`;
  return { ...common, text, strike: listed.strike, multiplier: OPTION_MULTIPLIER };
}

const VIX_YEARS = 30 / 365;

/**
 * Level of a VIX future: the root of the forward variance of the 30 days from its expiry, by the term structure (an
 * upper bound, since a root is concave). VIX itself where a steep inversion leaves no forward variance.
 */
function vixFuture(surface: Surface, years: number, vix: number): number {
  const { points } = surface;
  const forward = totalVariance(points, years + VIX_YEARS) - totalVariance(points, years);
  return forward > 0 ? 100 * Math.sqrt(forward / VIX_YEARS) : vix;
}

/** Price in points; signs and multipliers are the position's. */
export function priceAt({ kind, underlying, strike, expiryTime }: Instrument, at: Moment): number {
  const years = Math.max(yearsTo(expiryTime, at), 0);
  if (kind !== 'future') return priceOn(at.surface, { right: rightOf(kind), strike, years });
  return underlying === 'vix' ? vixFuture(at.surface, years, at.vix) : forwardOf(at.surface, years);
}

/** What a contract pays at its opening settlement, in points. */
export function settlement({ kind, underlying, strike }: Instrument, level: number, vix: number): number {
  if (kind === 'future') return underlying === 'vix' ? vix : level;
  return Math.max(rightOf(kind) * (level - strike), 0);
}

export interface Exposure {
  /** Index units, US dollars a volatility point, US dollars a day, US dollars of delta for 1% of the index. */
  readonly delta: number;
  readonly vega: number;
  readonly theta: number;
  readonly gamma: number;
}

/** Of one contract. A VIX future is a thousand dollars of vega a point, and nothing else. */
export function exposureAt(instrument: Instrument, at: Moment): Exposure {
  const { kind, underlying, strike, expiryTime, multiplier } = instrument;
  const years = Math.max(yearsTo(expiryTime, at), 0);
  if (kind === 'future') {
    if (underlying === 'vix') return { delta: 0, vega: multiplier, theta: 0, gamma: 0 };
    const carry = at.surface.rate - at.surface.dividend;
    return { delta: multiplier * Math.exp(carry * years), vega: 0, theta: 0, gamma: 0 };
  }
  const { spot } = at.surface;
  const greeks = greeksOn(at.surface, { right: rightOf(kind), strike, years });
  return {
    delta: multiplier * greeks.delta,
    vega: (multiplier * greeks.vega) / 100,
    theta: (multiplier * greeks.theta) / 365,
    gamma: (multiplier * greeks.gamma * spot * spot) / 100,
  };
}
