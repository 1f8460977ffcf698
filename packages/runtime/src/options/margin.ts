/**
 * Strategy-based margin of a customer's account (FINRA Rule 4210(f)(2), Cboe Rule 10.3, for options on broad-based
 * indices). A broker's own requirement may be higher; the rules are the least that one must ask.
 */
import { pairShorts, type Spread, spreadsOf } from './pairing.ts';
import type { Priced, PricedOption } from './priced.ts';

export interface MarginRules {
  /** What short options brought in reduces the requirement of spreads, condors and naked shorts. */
  readonly creditApplied: boolean;
}

export type Strategy =
  | 'iron condor'
  | 'vertical'
  | 'short strangle'
  | 'naked short'
  | 'long option'
  | 'future'
  | 'underlying';

/** What one recognised strategy asks for. */
export interface Requirement {
  readonly strategy: Strategy;
  readonly units: number;
  /** Money, for all units. */
  readonly amount: number;
}

/** Days up to which a long option must be paid in full; a listed one that lives longer has a loan value of 25%. */
const NINE_MONTHS = 275;
const LONG_DATED = 0.75;

/** Broad-based index: 15% of the index less what the option is out of the money, at least 10%. */
const NAKED = 0.15;
const NAKED_FLOOR = 0.1;

/** Regulation T asks half of the value of shares, long or short. */
const SHARES = 0.5;

/** What a naked short option asks for beyond its premium, in points. The floor of a put is a share of its strike. */
export function nakedRequirement({ contract: { right, spot, strike } }: PricedOption): number {
  const outOfMoney = Math.max(right * (strike - spot), 0);
  const floor = NAKED_FLOOR * (right === 1 ? spot : strike);
  return Math.max(NAKED * spot - outOfMoney, floor);
}

/** The premium that a short option's requirement adds to its naked part, in points. */
const premiumOf = (leg: PricedOption, { creditApplied }: MarginRules): number =>
  leg.value - (creditApplied ? leg.entry : 0);

/** Points of one unit of a spread: its width; where the long leg covers the short, what the pair is worth. */
function spreadPoints({ short, long, width }: Spread, { creditApplied }: MarginRules): number {
  if (width <= 0) return Math.max(long.value - short.value, 0);
  return Math.max(width - (creditApplied ? short.entry - long.entry : 0), 0);
}

/** A put and a call spread together: only one of them can lose, so the greater width counts, less both credits. */
function condorPoints(put: Spread, call: Spread, { creditApplied }: MarginRules): number {
  const credit = put.short.entry - put.long.entry + call.short.entry - call.long.entry;
  return Math.max(Math.max(put.width, call.width) - (creditApplied ? credit : 0), 0);
}

/** A short put and a short call: the requirement of the side that asks for more, and the premium of the other. */
function stranglePoints(put: PricedOption, call: PricedOption, rules: MarginRules): number {
  const putAsksMore = put.value + nakedRequirement(put) >= call.value + nakedRequirement(call);
  return nakedRequirement(putAsksMore ? put : call) + premiumOf(put, rules) + premiumOf(call, rules);
}

const longPoints = ({ contract, value }: PricedOption): number =>
  value * (contract.years * 365 > NINE_MONTHS ? LONG_DATED : 1);

/** Takes units off the heads of two lists as long as both have some. */
function together<A extends { units: number }, B extends { units: number }>(
  as: readonly A[],
  bs: readonly B[],
  take: (a: A, b: B, units: number) => void,
): void {
  let [i, j] = [0, 0];
  while (i < as.length && j < bs.length) {
    const [a, b] = [as[i]!, bs[j]!];
    const units = Math.min(a.units, b.units);
    take(a, b, units);
    a.units -= units;
    b.units -= units;
    if (a.units === 0) i++;
    if (b.units === 0) j++;
  }
}

/** Options of one underlying, expiry and multiplier. */
function optionRequirements(legs: readonly PricedOption[], rules: MarginRules): Requirement[] {
  const found: Requirement[] = [];
  const { multiplier } = legs[0]!;
  const add = (strategy: Strategy, units: number, points: number): void => {
    if (units > 0) found.push({ strategy, units, amount: units * multiplier * points });
  };
  const puts = pairShorts(legs.filter((leg) => leg.contract.right === -1));
  const calls = pairShorts(legs.filter((leg) => leg.contract.right === 1));
  const putSpreads = spreadsOf(puts);
  const callSpreads = spreadsOf(calls);
  const atRisk = (spreads: readonly Spread[]): Spread[] => spreads.filter(({ width }) => width > 0);
  together(atRisk(putSpreads), atRisk(callSpreads), (put, call, units) =>
    add('iron condor', units, condorPoints(put, call, rules)),
  );
  for (const spread of [...putSpreads, ...callSpreads])
    add('vertical', spread.units, spreadPoints(spread, rules));
  together(puts.naked, calls.naked, (put, call, units) =>
    add('short strangle', units, stranglePoints(put.leg, call.leg, rules)),
  );
  for (const { leg, units } of [...puts.naked, ...calls.naked])
    add('naked short', units, nakedRequirement(leg) + premiumOf(leg, rules));
  for (const { leg, units } of [...puts.longs, ...calls.longs]) add('long option', units, longPoints(leg));
  return found;
}

/** Groups in the order of their first members. */
export function grouped<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups.values()];
}

export const isOption = (holding: Priced): holding is PricedOption => holding.kind === 'option';

/** What futures and the underlying itself ask for. Nothing covers or offsets them. */
export function linearRequirements(holdings: readonly Priced[]): Requirement[] {
  return holdings.flatMap((holding): Requirement[] => {
    const units = Math.abs(holding.contracts);
    if (holding.kind === 'future')
      return [{ strategy: 'future', units, amount: units * holding.requirement }];
    if (holding.kind === 'option') return [];
    return [{ strategy: 'underlying', units, amount: SHARES * units * holding.multiplier * holding.value }];
  });
}

/**
 * The requirement of each strategy that is recognised. Legs are paired greedily within one underlying, expiry and
 * multiplier (see pairing.ts); widest spreads first become condors, the greatest naked shorts strangles. Long options
 * cost their premium, at today's value. Legs of different expiries do not cover each other.
 */
export function strategyRequirements(holdings: readonly Priced[], rules: MarginRules): Requirement[] {
  const options = grouped(
    holdings.filter(isOption),
    ({ underlying, expiry, multiplier }) => `${underlying} ${expiry} ${multiplier}`,
  );
  return [...options.flatMap((legs) => optionRequirements(legs, rules)), ...linearRequirements(holdings)];
}

/** Strategy-based margin in money. */
export function strategyMargin(holdings: readonly Priced[], rules: MarginRules): number {
  let total = 0;
  for (const { amount } of strategyRequirements(holdings, rules)) total += amount;
  return total;
}
