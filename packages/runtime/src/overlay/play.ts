/** The ledgers of what is held beside each other: the core, and each layer in its several ways. */
import { isoDate } from '../calendar/civil.ts';
import { monthlyExpiry } from '../calendar/expiries.ts';
import { emptyLedger, enter, type Ledger } from './ledger.ts';
import type { Market } from './market.ts';
import type { Settings } from './options.ts';
import { type Episode, heldThroughout, type Plan } from './plan.ts';
import type { Trade } from './result.ts';
import { type Opener, openerOf } from './segment.ts';
import { CORE, type Structure } from './structure.ts';
import { tradesOf } from './trades.ts';
import { walk } from './walk.ts';

/** A layer with its decisions as units, as decided and a session late, and the prices of one unit. */
export interface Hedge {
  readonly structure: Structure;
  readonly plan: Plan;
  readonly delayed: Plan;
  readonly opener: Opener;
}

/** Episodes of a structure where the rules, or somebody in their place, had them; what is traded goes into `trades`. */
function play(
  market: Market,
  structure: Structure,
  episodes: readonly Episode[],
  opener: Opener,
  trades: Trade[] = [],
): Ledger {
  const ledger = emptyLedger(market.length);
  for (const episode of episodes) {
    walk(episode, episode.start, market.length, opener, (day) => {
      enter(ledger, day, market);
      trades.push(...tradesOf(day, structure, episode, market));
    });
  }
  return ledger;
}

export const playRules = (market: Market, { structure, plan, opener }: Hedge, trades: Trade[]): Ledger =>
  play(market, structure, plan.episodes, opener, trades);

export const playDelayed = (market: Market, { structure, delayed, opener }: Hedge): Ledger =>
  play(market, structure, delayed.episodes, opener);

/** The core, from the close of the first standard expiry on. */
export function playCore(market: Market, settings: Settings, contracts: number, trades: Trade[]): Ledger {
  const start = firstExpiry(market);
  if (start >= market.length) return emptyLedger(market.length);
  // Whatever the layers' fills are, the core is sold at closes.
  const atCloses = { ...market, open: market.close.map(() => undefined) };
  const opener = openerOf({ market: atCloses, costs: settings.costs, unstruck: () => {} }, CORE.lines);
  return play(market, CORE, [heldThroughout(start, contracts, market.length)], opener, trades);
}

/** Market index of the first session on a standard expiry or after it. */
function firstExpiry(market: Market): number {
  if (market.length === 0) return 0;
  const { calendar, date } = market;
  const [year, month] = isoDate(date[0]!).split('-').map(Number) as [number, number];
  const expiry = monthlyExpiry(year, month, calendar);
  const next = month === 12 ? monthlyExpiry(year + 1, 1, calendar) : monthlyExpiry(year, month + 1, calendar);
  const due = expiry >= date[0]! ? expiry : next;
  return market.onOrAfter(due);
}

/** The same structure at the mean of the units that the rules held, all the time. */
export function playStatic(market: Market, { structure, plan, opener }: Hedge): Ledger {
  let held = 0;
  for (const { start, length, steps } of plan.episodes) {
    steps.forEach(({ offset, units }, i) => {
      held += units * ((steps[i + 1]?.offset ?? Math.min(length, market.length - start)) - offset);
    });
  }
  if (held === 0) return emptyLedger(market.length);
  return play(market, structure, [heldThroughout(0, held / market.length, market.length)], opener);
}
