/** Holdings written out in tests: options on one index at one volatility for all strikes. */
import { type Contract, price } from '../../src/options/black-scholes.ts';
import type { PricedFuture, PricedOption } from '../../src/options/priced.ts';

export type Market = Omit<Contract, 'right' | 'strike'>;

/** DOMAIN 3.4 and 3.5: 30 days, level 5000. */
export const calm: Market = { spot: 5000, years: 30 / 365, vol: 0.18, rate: 0.045, dividend: 0.013 };
export const stressed: Market = { ...calm, vol: 0.3 };

/** An option worth its model price, and entered at it unless it is said otherwise. */
export function option(
  kind: 'put' | 'call',
  strike: number,
  contracts: number,
  market: Market = calm,
  changes: Partial<PricedOption> = {},
): PricedOption {
  const contract: Contract = { ...market, right: kind === 'call' ? 1 : -1, strike };
  const value = changes.value ?? price(contract);
  return {
    kind: 'option',
    underlying: 'spx',
    contracts,
    multiplier: 100,
    entry: value,
    contract,
    expiry: 20000,
    onVolatility: false,
    ...changes,
    value,
  };
}

export const future = (contracts: number, value: number, requirement: number): PricedFuture => ({
  kind: 'future',
  underlying: 'vix',
  contracts,
  multiplier: 1000,
  entry: value,
  value,
  requirement,
  onVolatility: true,
});

/** The condor of 20 and 5 deltas, at listed strikes. */
export const condor = (contracts: number, market: Market = calm, changes: Partial<PricedOption> = {}) => [
  option('put', 4610, contracts, market, changes),
  option('put', 4805, -contracts, market, changes),
  option('call', 5240, -contracts, market, changes),
  option('call', 5465, contracts, market, changes),
];
