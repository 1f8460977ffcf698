import type { EpochDay } from '../calendar/types.ts';

export const INSTRUMENTS = ['put', 'call', 'future', 'underlying'] as const;

export type Instrument = (typeof INSTRUMENTS)[number];

/** One row of a positions file: a leg, from the session it was opened in until it was closed or expired. */
export interface Position {
  /** One-based line of the file. */
  readonly line: number;
  readonly layer: string;
  readonly instrument: Instrument;
  /** As the feed's `underlyings` name it. */
  readonly underlying: string;
  /** In points; NaN for what has none. */
  readonly strike: number;
  /** A session; infinite for the underlying itself. */
  readonly expiry: EpochDay;
  /** Settled at the open (SPX monthlies) or at the close of the day of expiry. */
  readonly settlement: 'am' | 'pm';
  /** Signed, not zero: long above. */
  readonly contracts: number;
  /** Money per point of one contract. */
  readonly multiplier: number;
  readonly opened: EpochDay;
  /** Points per unit, paid or received. */
  readonly entryPrice: number;
  /** With the price, in points, at which it was closed. */
  readonly closed?: { readonly date: EpochDay; readonly price: number };
}

/** Held at the close of a date: opened by then, not yet closed, not yet expired. */
export const isOpenAt = (position: Position, date: EpochDay): boolean =>
  position.opened <= date && date < endOf(position);

/** The first date at whose close the position is no longer held. */
export const endOf = ({ expiry, closed }: Position): EpochDay =>
  closed === undefined ? expiry : Math.min(closed.date, expiry);

/** Legs opened on one day for one expiry of one underlying in one layer: a condor, a strangle, a spread, a put. */
export const tradeOf = ({ layer, underlying, expiry, opened }: Position): string =>
  `${layer} ${underlying} ${expiry} ${opened}`;
