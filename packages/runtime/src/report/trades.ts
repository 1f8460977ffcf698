/** What trades come to in money. */
import { FUTURE_MULTIPLIERS, OPTION_MULTIPLIER } from '../engine/contracts.ts';
import type { PortfolioName, Trade } from '../overlay/result.ts';

/** The layer under which the trades of the core condor stand. */
export const CORE = 'core';

/** Money per point of one contract of an instrument: `put 5000 2020-03-20`, `future vix 2020-03-18`. */
function multiplierOf(instrument: string): number {
  const [kind = '', underlying = ''] = instrument.split(' ');
  return kind === 'future' ? (FUTURE_MULTIPLIERS[underlying] ?? Number.NaN) : OPTION_MULTIPLIER;
}

export const isOption = ({ instrument }: Trade): boolean => !instrument.startsWith('future ');

/** Money paid for a trade before its cost; negative where it was received. */
export const paidFor = ({ instrument, contracts, price }: Trade): number =>
  contracts * price * multiplierOf(instrument);

/** Sum of what changed hands in trades, either way, settlements left out; `undefined` for a portfolio whose trades are not told. */
export function valueTraded(trades: readonly Trade[], portfolio: PortfolioName): number | undefined {
  if (portfolio !== 'core' && portfolio !== 'overlay') return undefined;
  return trades
    .filter(({ layer, reason }) => reason !== 'expiry' && (portfolio === 'overlay' || layer === CORE))
    .reduce((sum, trade) => sum + Math.abs(paidFor(trade)), 0);
}
