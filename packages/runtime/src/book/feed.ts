/** The feed `positions` of hedgerow.json. */
import type { Smile } from '../options/surface.ts';

/** Where the figures of one underlying come from. Inputs are named; numbers are constants. */
export interface UnderlyingFeed {
  /** Input of its level. Exactly one of `level` and `future` is given. */
  readonly level?: string;
  /** Input of a futures price: futures are marked at it, and options priced by Black-76 on it. */
  readonly future?: string;
  /** Input of a volatility in points, or inputs by calendar days to maturity. Default: the VIX family, for `spx`. */
  readonly volatility?: string | Readonly<Record<string, string>>;
  /** Continuous dividend yield. */
  readonly dividend?: number | string;
  /** The exchange's requirement for one future, in money. */
  readonly margin?: number;
}

export interface PositionsFeed {
  readonly name: string;
  readonly type: 'positions';
  readonly path: string;
  /** Continuous risk-free rate, or the input of one. */
  readonly rate?: number | string;
  /** The first is the one whose index units and levels the book's figures are in. Default: `spx`. */
  readonly underlyings?: Readonly<Record<string, UnderlyingFeed>>;
  /** Default: that of the surface, `flat` being one volatility for all strikes. */
  readonly smile?: 'flat' | Smile;
  /** The layer whose break-evens are the core's. Default: `core`. */
  readonly core?: string;
  /** Whether what was taken in reduces the margin of short structures. Default: `"not applied"`. */
  readonly credit?: 'applied' | 'not applied';
  readonly stress?: {
    readonly spot?: readonly number[];
    readonly volatility?: readonly number[];
    /** Default: `"mid-cycle"`. */
    readonly at?: 'now' | 'mid-cycle';
  };
}

/** As the kernels of options assume where nothing is said. */
const DEFAULT_RATE = 0.045;
const DEFAULT_DIVIDEND = 0.013;

export const rateOf = (feed: PositionsFeed): number | string => feed.rate ?? DEFAULT_RATE;

export const dividendOf = (underlying: UnderlyingFeed): number | string =>
  underlying.dividend ?? DEFAULT_DIVIDEND;

export const underlyingsOf = (feed: PositionsFeed): ReadonlyMap<string, UnderlyingFeed> =>
  new Map(Object.entries(feed.underlyings ?? { spx: { level: 'spx' } }));

/** Layer of the core condors. */
export const coreOf = (feed: PositionsFeed): string => feed.core ?? 'core';
