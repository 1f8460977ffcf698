/** What a position is worth at a session's close, and its Greeks, by Black-Scholes-Merton on the surface. */
import { MS_PER_DAY } from '../calendar/civil.ts';
import type { EpochDay, TradingCalendar } from '../calendar/types.ts';
import { type Contract, greeks } from '../options/black-scholes.ts';
import type { Priced } from '../options/priced.ts';
import { forwardOf, volAt } from '../options/surface.ts';
import type { BookMarket, Quote } from './market.ts';
import type { Position } from './position.ts';

const MS_PER_YEAR = 365 * MS_PER_DAY;
const DAYS_PER_YEAR = 365;
const MORNING = 9 * 60 + 30;
const AFTERNOON = 16 * 60;

/** Money, for all contracts of a position, unless it says otherwise. */
export interface Greeks {
  /** What it would bring in today; of a future the gain since entry, which is what its account has received. */
  readonly value: number;
  /** Gain since entry. */
  readonly pnl: number;
  /** Change for a move of the level by all of it: delta times level. */
  readonly deltaDollars: number;
  /** Change of that for a move of 1%. */
  readonly gamma: number;
  /** For one point of volatility: as it is, and times sqrt(30 days / time to expiry). */
  readonly vega: number;
  readonly vega30: number;
  /** For one calendar day. */
  readonly theta: number;
  /** For one percentage point of the rate. */
  readonly rho: number;
  readonly extrinsic: number;
}

export interface Valued {
  readonly position: Position;
  readonly priced: Priced;
  readonly greeks: Greeks;
}

/** UTC time at which an option's value is settled. */
export function expiryTime({ expiry, settlement }: Position, calendar: TradingCalendar): number {
  const session = calendar.indexOf(expiry);
  if (settlement === 'am') return calendar.timeOf(expiry, MORNING);
  return session >= 0 ? calendar.close[session]! : calendar.timeOf(expiry, AFTERNOON);
}

/** Years left at a session's close, never less than none. */
function yearsLeft(position: Position, session: number, calendar: TradingCalendar): number {
  if (position.expiry === Number.POSITIVE_INFINITY) return position.expiry;
  return Math.max((expiryTime(position, calendar) - calendar.close[session]!) / MS_PER_YEAR, 0);
}

/** The option of a position at a quote, with the volatility of its strike; NaN where there is no volatility. */
export function contractOf({ instrument, strike }: Position, { surface }: Quote, years: number): Contract {
  return {
    right: instrument === 'call' ? 1 : -1,
    spot: surface.spot,
    strike,
    years,
    vol: surface.points.length === 0 ? Number.NaN : volAt(surface, strike, years),
    rate: surface.rate,
    dividend: surface.dividend,
  };
}

/** Sensitivity to volatility of what stands on a volatility index: its level is in points of it. */
const onVolatilityIndex = (g: Greeks, perPoint: number, weight: number): Greeks => ({
  ...g,
  deltaDollars: 0,
  gamma: 0,
  vega: perPoint,
  vega30: perPoint * weight,
});

function optionAt(position: Position, quote: Quote, years: number, scale: number): Valued {
  const contract = contractOf(position, quote, years);
  const { right, spot, strike } = contract;
  const g = greeks(contract);
  const weight = Math.sqrt(30 / (years * DAYS_PER_YEAR));
  const own: Greeks = {
    value: scale * g.price,
    pnl: scale * (g.price - position.entryPrice),
    deltaDollars: scale * g.delta * spot,
    gamma: (scale * g.gamma * spot * spot) / 100,
    vega: (scale * g.vega) / 100,
    vega30: ((scale * g.vega) / 100) * weight,
    theta: (scale * g.theta) / DAYS_PER_YEAR,
    // With the futures price given, the rate discounts alone.
    rho: (scale * (quote.onFuture ? -years * g.price : g.rho)) / 100,
    extrinsic: scale * (g.price - Math.max(right * (spot - strike), 0)),
  };
  return {
    position,
    priced: {
      kind: 'option',
      underlying: position.underlying,
      contracts: position.contracts,
      multiplier: position.multiplier,
      entry: position.entryPrice,
      value: g.price,
      contract,
      expiry: position.expiry,
      onVolatility: quote.onVolatility,
    },
    greeks: quote.onVolatility ? onVolatilityIndex(own, scale * g.delta, weight) : own,
  };
}

/** A future at its price, or at the level with the carry of rate and dividends to its expiry. */
function futureAt(position: Position, quote: Quote, years: number, scale: number): Valued {
  const { rate, dividend } = quote.surface;
  const level = forwardOf(quote.surface, years);
  const pnl = scale * (level - position.entryPrice);
  const own: Greeks = {
    value: pnl,
    pnl,
    deltaDollars: scale * level,
    gamma: 0,
    vega: 0,
    vega30: 0,
    theta: (-scale * (rate - dividend) * level) / DAYS_PER_YEAR,
    rho: quote.onFuture ? 0 : (scale * years * level) / 100,
    extrinsic: 0,
  };
  return {
    position,
    priced: {
      kind: 'future',
      underlying: position.underlying,
      contracts: position.contracts,
      multiplier: position.multiplier,
      entry: position.entryPrice,
      value: level,
      requirement: quote.margin,
      onVolatility: quote.onVolatility,
    },
    greeks: quote.onVolatility ? onVolatilityIndex(own, scale, Math.sqrt(30 / (years * DAYS_PER_YEAR))) : own,
  };
}

function underlyingAt(position: Position, { surface: { spot } }: Quote, scale: number): Valued {
  return {
    position,
    priced: {
      kind: 'underlying',
      underlying: position.underlying,
      contracts: position.contracts,
      multiplier: position.multiplier,
      entry: position.entryPrice,
      value: spot,
    },
    greeks: {
      value: scale * spot,
      pnl: scale * (spot - position.entryPrice),
      deltaDollars: scale * spot,
      gamma: 0,
      vega: 0,
      vega30: 0,
      theta: 0,
      rho: 0,
      extrinsic: 0,
    },
  };
}

/** A position at a session's close. What is not known of the market makes NaN of what depends on it. */
export function valueAt(position: Position, session: number, market: BookMarket): Valued {
  const quote = market.quote(position.underlying, session);
  const years = yearsLeft(position, session, market.calendar);
  const scale = position.contracts * position.multiplier;
  if (position.instrument === 'underlying') return underlyingAt(position, quote, scale);
  if (position.instrument === 'future') return futureAt(position, quote, years, scale);
  return optionAt(position, quote, years, scale);
}

/**
 * Points per unit that a position ended with: the price at which it was closed, or what it was settled at. A morning
 * settlement, and that of a future with a price of its own, is taken from the close of the session before.
 */
export function exitPrice(position: Position, market: BookMarket): number {
  const { closed, expiry, settlement, instrument, strike } = position;
  if (closed && closed.date <= expiry) return closed.price;
  const { calendar } = market;
  const session = calendar.indexOf(expiry as EpochDay);
  const { surface, onFuture } = market.quote(position.underlying, session);
  const before = settlement === 'am' || onFuture;
  const level = before ? market.quote(position.underlying, session - 1).surface.spot : surface.spot;
  if (instrument === 'future') return level;
  return Math.max(instrument === 'call' ? level - strike : strike - level, 0);
}
