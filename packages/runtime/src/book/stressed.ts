/** The book over the stress grid of its feed. */
import { MS_PER_DAY } from '../calendar/civil.ts';
import { gainIn } from '../options/priced.ts';
import { stress, worst } from '../options/stress.ts';
import { irrOf } from './returns.ts';
import { expiryTime, type Valued } from './value.ts';
import type { View } from './view.ts';

const MS_PER_YEAR = 365 * MS_PER_DAY;

/**
 * Years from now to the middle of the running cycle: of the option in the core (else of the book) that expires first,
 * halfway from the close of its opening session to its expiry; none where that has passed.
 */
export function yearsToMidCycle({ open, core, market, session }: View): number {
  const { calendar } = market;
  const withExpiry = (all: readonly Valued[]): Valued[] =>
    all.filter(({ position }) => Number.isFinite(position.expiry));
  const among = withExpiry(core).length > 0 ? withExpiry(core) : withExpiry(open);
  const first = among.toSorted(
    (a, b) => a.position.expiry - b.position.expiry || a.position.opened - b.position.opened,
  )[0];
  if (!first) return 0;
  const opened = calendar.close[calendar.indexOf(first.position.opened)]!;
  const middle = (opened + expiryTime(first.position, calendar)) / 2;
  return Math.max((middle - calendar.close[session]!) / MS_PER_YEAR, 0);
}

const horizonOf = (view: View): number => (view.settings.midCycle ? yearsToMidCycle(view) : 0);

/** The least gain from now to a scenario of the grid; none for an empty book. */
export function stressPnl(view: View): number {
  const holdings = view.open.map(({ priced }) => priced);
  return worst(stress(holdings, view.settings.grid, horizonOf(view))).pnl;
}

/**
 * The least IRR of what is open, were it closed in a scenario of the grid at its time; unknown where it is in one
 * scenario, as where a loss exceeds the capital.
 */
export function stressIrr(view: View): number {
  const { open, ledger, settings, day } = view;
  const years = horizonOf(view);
  const positions = open.map(({ position }) => position);
  const valuedOf = new Map(open.map((valued) => [valued.position, valued]));
  let least = Number.POSITIVE_INFINITY;
  for (const vol of settings.grid.vols) {
    for (const move of settings.grid.moves) {
      const rate = irrOf(positions, ledger, {
        day: day + years * 365,
        gainOf: (position) => {
          const { priced, greeks } = valuedOf.get(position)!;
          return greeks.pnl + gainIn([priced], { move, vol, years });
        },
      });
      if (Number.isNaN(rate)) return rate;
      least = Math.min(least, rate);
    }
  }
  return least;
}
