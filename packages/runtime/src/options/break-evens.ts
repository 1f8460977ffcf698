/** Break-evens of any structure, found numerically: a merged book may have none, two, or more. */
import { type Contract, price } from './black-scholes.ts';

/** A leg of a structure: the option as it is now, and how much of it is held. */
export interface HeldLeg {
  readonly contract: Contract;
  /** Units, above zero where bought; fractions are fine. */
  readonly count: number;
  /** Points a unit paid or received for it, above zero. */
  readonly paid: number;
}

/**
 * Profit in points at a level, `years` from now: legs that expire by then are worth their payoff, later ones what
 * Black-Scholes-Merton gives for the time that is left, at their own volatility.
 */
export function profitAt(legs: readonly HeldLeg[], spot: number, years: number): number {
  let profit = 0;
  for (const { contract, count, paid } of legs) {
    const left = Math.max(contract.years - years, 0);
    profit += count * (price({ ...contract, spot, years: left }) - paid);
  }
  return profit;
}

/** Levels looked at are this far apart, a share of the least strike; between two of them a profit is taken to turn once. */
const STEP = 0.0005;

/**
 * Levels at which the profit turns from loss to gain or back, ascending, `years` from now. Looked for from half of the
 * lowest strike to twice the highest; to the last bits.
 */
export function breakEvenPoints(legs: readonly HeldLeg[], years: number): number[] {
  if (legs.length === 0) return [];
  const strikes = legs.map(({ contract }) => contract.strike);
  const [least, most] = [Math.min(...strikes) / 2, Math.max(...strikes) * 2];
  const profit = (spot: number): number => profitAt(legs, spot, years);
  const points: number[] = [];
  let before = least;
  let gain = profit(before) > 0;
  while (before < most) {
    const next = before + STEP * least;
    const isGain = profit(next) > 0;
    if (isGain !== gain) points.push(turn(profit, before, next));
    gain = isGain;
    before = next;
  }
  return points;
}

/** By bisection, until no double lies between. */
function turn(profit: (spot: number) => number, from: number, to: number): number {
  const isGain = profit(to) > 0;
  let low = from;
  let high = to;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return high;
    if (profit(middle) > 0 === isGain) high = middle;
    else low = middle;
  }
}
