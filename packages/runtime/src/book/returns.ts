/** Returns of a book on the capital that it ties up. */
import { type CashFlow, xirr } from '../options/irr.ts';
import { grouped, strategyMargin } from '../options/margin.ts';
import type { Priced } from '../options/priced.ts';
import type { BookMarket } from './market.ts';
import { endOf, type Position, tradeOf } from './position.ts';
import { exitPrice, valueAt } from './value.ts';

/** Legs opened together, as they stood at their opening, each worth what was paid for it. */
function asOpened(legs: readonly Position[], market: BookMarket): Priced[] {
  const { calendar } = market;
  return legs.map((leg) => {
    const { priced } = valueAt(leg, calendar.indexOf(leg.opened), market);
    return { ...priced, value: leg.entryPrice };
  });
}

/**
 * Capital that a trade ties up from its opening, in money: its strategy-based margin at the opening, less what its
 * short options brought in. Of a long option that is its premium, of a short condor its greatest loss.
 */
export const capitalOf = (legs: readonly Position[], market: BookMarket): number =>
  marginAtOpening(legs, market, true);

/** The margin of a trade at its opening, by the rules of the feed. */
export const marginAtOpening = (
  legs: readonly Position[],
  market: BookMarket,
  creditApplied: boolean,
): number => strategyMargin(asOpened(legs, market), { creditApplied });

/** Gain of a position that has ended, in money. */
export const realizedOf = (position: Position, market: BookMarket): number =>
  position.contracts * position.multiplier * (exitPrice(position, market) - position.entryPrice);

/** How open positions stand on a day: their gain since entry, in money. */
export interface Standing {
  readonly day: number;
  readonly gainOf: (position: Position) => number;
}

/**
 * Dated flows of capital: for each trade its capital out at the opening, each leg's gain or loss as it ends, and the
 * capital back with the last of them; what is open is closed on the day of the standing. Premium that a short option
 * brings in is no return of itself: with the bare cash flows a credit sold and bought back dearer would have a positive
 * rate, that of a loan.
 */
export function capitalFlows(
  positions: readonly Position[],
  market: BookMarket,
  { day, gainOf }: Standing,
): CashFlow[] {
  return grouped(positions, tradeOf).flatMap((legs) => {
    const capital = capitalOf(legs, market);
    const ends = legs.map((leg): CashFlow => {
      const end = endOf(leg);
      return end <= day ? { day: end, amount: realizedOf(leg, market) } : { day, amount: gainOf(leg) };
    });
    const last = Math.max(...ends.map((flow) => flow.day));
    return [{ day: legs[0]!.opened, amount: -capital }, ...ends, { day: last, amount: capital }];
  });
}

/** XIRR of the capital flows. */
export const irrOf = (positions: readonly Position[], market: BookMarket, standing: Standing): number =>
  xirr(capitalFlows(positions, market, standing));

/**
 * Gain of open positions over their margin and time: dollars per dollar-year of margin at the opening, simple interest.
 * NaN on the day of the opening alone.
 */
export function returnOnMargin(
  positions: readonly Position[],
  market: BookMarket,
  { day, gainOf }: Standing,
  creditApplied: boolean,
): number {
  let [gain, dollarYears] = [0, 0];
  for (const legs of grouped(positions, tradeOf)) {
    for (const leg of legs) gain += gainOf(leg);
    dollarYears += (marginAtOpening(legs, market, creditApplied) * (day - legs[0]!.opened)) / 365;
  }
  return dollarYears > 0 ? gain / dollarYears : Number.NaN;
}
