/** Holdings as they stand at one instant: what margin, stress and returns are computed of. */
import { type Contract, price } from './black-scholes.ts';

interface Held {
  readonly underlying: string;
  /** Signed: long above zero. */
  readonly contracts: number;
  /** Money per point of one contract. */
  readonly multiplier: number;
  /** Points per unit: what was paid or received, and what it is worth now. */
  readonly entry: number;
  readonly value: number;
}

/** An option with the volatility of its own strike. */
export interface PricedOption extends Held {
  readonly kind: 'option';
  readonly contract: Contract;
  /** Options of one expiry are paired with each other. */
  readonly expiry: number;
  /** Its underlying is a volatility index: levels are volatility points, and no move of a price moves it. */
  readonly onVolatility: boolean;
}

export interface PricedFuture extends Held {
  readonly kind: 'future';
  /** The exchange's requirement, in money a contract; NaN where it is not known. */
  readonly requirement: number;
  readonly onVolatility: boolean;
}

/** The underlying itself, such as shares of a fund. */
export interface PricedUnderlying extends Held {
  readonly kind: 'underlying';
}

export type Priced = PricedOption | PricedFuture | PricedUnderlying;

/** A state of the market that is not today's. */
export interface Scenario {
  /** Relative move of the level: -0.08 is 8% down. */
  readonly move: number;
  /** Factor of every volatility; a volatility index itself moves by it. */
  readonly vol: number;
  /** Years that pass until then; options that expire before are worth their payoff at that level. */
  readonly years: number;
}

/** Points per unit in a scenario. Volatilities stick to their strikes. Carry of futures over the time is left out. */
export function valueIn(holding: Priced, { move, vol, years }: Scenario): number {
  const factor = holding.kind !== 'underlying' && holding.onVolatility ? vol : 1 + move;
  if (holding.kind !== 'option') return holding.value * factor;
  const { contract, onVolatility } = holding;
  return price({
    ...contract,
    spot: contract.spot * factor,
    vol: onVolatility ? contract.vol : contract.vol * vol,
    years: Math.max(contract.years - years, 0),
  });
}

/** Money that holdings gain from now to the scenario. */
export function gainIn(holdings: readonly Priced[], scenario: Scenario): number {
  let gain = 0;
  for (const holding of holdings)
    gain += holding.contracts * holding.multiplier * (valueIn(holding, scenario) - holding.value);
  return gain;
}
