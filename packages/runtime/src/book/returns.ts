/** Returns of a book on the capital that it ties up. */
import { type CashFlow, xirr } from '../options/irr.ts';
import { grouped } from '../options/margin.ts';
import type { Ledger } from './ledger.ts';
import { endOf, type Position, tradeOf } from './position.ts';

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
  ledger: Ledger,
  { day, gainOf }: Standing,
): CashFlow[] {
  return grouped(positions, tradeOf).flatMap((legs) => {
    const capital = ledger.capitalOf(legs);
    const ends = legs.map((leg): CashFlow => {
      const end = endOf(leg);
      return end <= day ? { day: end, amount: ledger.realizedOf(leg) } : { day, amount: gainOf(leg) };
    });
    const last = Math.max(...ends.map((flow) => flow.day));
    return [{ day: legs[0]!.opened, amount: -capital }, ...ends, { day: last, amount: capital }];
  });
}

/** XIRR of the capital flows. */
export const irrOf = (positions: readonly Position[], ledger: Ledger, standing: Standing): number =>
  xirr(capitalFlows(positions, ledger, standing));

/**
 * Gain of open positions over their margin and time: dollars per dollar-year of margin at the opening, simple interest.
 * NaN on the day of the opening alone.
 */
export function returnOnMargin(
  positions: readonly Position[],
  ledger: Ledger,
  { day, gainOf }: Standing,
  creditApplied: boolean,
): number {
  let [gain, dollarYears] = [0, 0];
  for (const legs of grouped(positions, tradeOf)) {
    for (const leg of legs) gain += gainOf(leg);
    dollarYears += (ledger.marginAtOpening(legs, creditApplied) * (day - legs[0]!.opened)) / 365;
  }
  return dollarYears > 0 ? gain / dollarYears : Number.NaN;
}
