/** The core position: a short iron condor on an index. */
import { type Contract, type Greeks, greeks, price, type Right } from './black-scholes.ts';
import { strikeForDelta } from './invert.ts';

export interface Market {
  readonly spot: number;
  /** One volatility for all strikes, a fraction per annum. */
  readonly vol: number;
  readonly years: number;
  readonly rate: number;
  readonly dividend: number;
}

/** Strikes from the lowest up: long put, short put, short call, long call. */
export interface IronCondor {
  readonly longPut: number;
  readonly shortPut: number;
  readonly shortCall: number;
  readonly longCall: number;
}

export interface BreakEvens {
  readonly lower: number;
  readonly upper: number;
}

/** The condor with short options at one absolute delta and wings at another. */
export function condorForDeltas(market: Market, shortDelta: number, longDelta: number): IronCondor {
  const at = (right: Right, delta: number): number => strikeForDelta({ ...market, right }, delta);
  return {
    longPut: at(-1, longDelta),
    shortPut: at(-1, shortDelta),
    shortCall: at(1, shortDelta),
    longCall: at(1, longDelta),
  };
}

/** The four legs, as contracts and signed counts. */
export function legsOf(
  condor: IronCondor,
  market: Market,
): readonly { readonly contract: Contract; readonly count: 1 | -1 }[] {
  const leg = (right: Right, strike: number, count: 1 | -1) => ({
    contract: { ...market, right, strike },
    count,
  });
  return [
    leg(-1, condor.longPut, 1),
    leg(-1, condor.shortPut, -1),
    leg(1, condor.shortCall, -1),
    leg(1, condor.longCall, 1),
  ];
}

/** What selling the condor brings in, in points. */
export function creditOf(condor: IronCondor, market: Market): number {
  let credit = 0;
  for (const { contract, count } of legsOf(condor, market)) credit -= count * price(contract);
  return credit;
}

/** Net value and Greeks of the short condor, per unit: what it is worth to its seller is below zero. */
export function condorGreeks(condor: IronCondor, market: Market): Greeks {
  const total = { price: 0, delta: 0, gamma: 0, vega: 0, theta: 0, rho: 0 };
  for (const { contract, count } of legsOf(condor, market)) {
    const g = greeks(contract);
    total.price += count * g.price;
    total.delta += count * g.delta;
    total.gamma += count * g.gamma;
    total.vega += count * g.vega;
    total.theta += count * g.theta;
    total.rho += count * g.rho;
  }
  return total;
}

/** Points between the short option and its wing, of the wider side. */
export const widthOf = (condor: IronCondor): number =>
  Math.max(condor.shortPut - condor.longPut, condor.longCall - condor.shortCall);

export const breakEvens = (condor: IronCondor, credit: number): BreakEvens => ({
  lower: condor.shortPut - credit,
  upper: condor.shortCall + credit,
});

/** Profit at expiry, in points: the credit less what the short options owe, each capped by its wing. */
export function payoff(condor: IronCondor, credit: number, spot: number): number {
  const put = Math.min(Math.max(condor.shortPut - spot, 0), condor.shortPut - condor.longPut);
  const call = Math.min(Math.max(spot - condor.shortCall, 0), condor.longCall - condor.shortCall);
  return credit - put - call;
}

/** How far along its way from the anchor to each break-even the spot is: below 0 on the other side of the anchor. */
export const challengeSides = (
  { lower, upper }: BreakEvens,
  anchor: number,
  spot: number,
): { readonly put: number; readonly call: number } => ({
  put: (anchor - spot) / (anchor - lower),
  call: (spot - anchor) / (upper - anchor),
});

/** How much of its way from the anchor to a break-even the spot has gone: 0 at the anchor, 1 at a break-even. */
export function challenge(ends: BreakEvens, anchor: number, spot: number): number {
  const { put, call } = challengeSides(ends, anchor, spot);
  return Math.max(put, call, 0);
}
