/** Where positions break even at expiry, and how far the level has gone there. */
import { challenge } from '../options/condor.ts';
import { type PricedOption, valueIn } from '../options/priced.ts';

/** An interval of levels around one at which the profit at expiry is positive; an end is infinite where it has none. */
export interface Profitable {
  readonly lower: number;
  readonly upper: number;
}

/** Money at expiry of options that expire together, credits and debits included, at a level. */
export function profitAtExpiry(legs: readonly PricedOption[], level: number): number {
  let profit = 0;
  for (const { contracts, multiplier, entry, contract } of legs) {
    const payoff = Math.max(contract.right * (level - contract.strike), 0);
    profit += contracts * multiplier * (payoff - entry);
  }
  return profit;
}

/**
 * Break-evens on both sides of a level, exactly: between strikes the profit is straight. NaN where there is no profit
 * at the level itself.
 */
export function breakEvensAround(legs: readonly PricedOption[], level: number): Profitable {
  const profit = (at: number): number => profitAtExpiry(legs, at);
  if (!(profit(level) > 0)) return { lower: Number.NaN, upper: Number.NaN };
  const strikes = legs.map(({ contract }) => contract.strike).sort((a, b) => a - b);
  const below = [...strikes.filter((k) => k < level).reverse(), 0];
  const highest = Math.max(strikes.at(-1)!, level);
  // Beyond the last strike the slope stands: where it leads down, twice as far as the loss begins is far enough.
  const slope = profit(highest + 1) - profit(highest);
  const far = slope < 0 ? [highest - (2 * Math.max(profit(highest), 1)) / slope] : [];
  const above = [...strikes.filter((k) => k > level), ...far];
  return {
    lower: firstLoss(profit, level, below) ?? Number.NEGATIVE_INFINITY,
    upper: firstLoss(profit, level, above) ?? Number.POSITIVE_INFINITY,
  };
}

/** Where the profit is first none on the way over these levels, between which it is straight. */
function firstLoss(
  profit: (level: number) => number,
  from: number,
  levels: readonly number[],
): number | undefined {
  let [near, value] = [from, profit(from)];
  for (const level of levels) {
    const next = profit(level);
    if (next <= 0) return near + ((level - near) * value) / (value - next);
    [near, value] = [level, next];
  }
  return undefined;
}

/**
 * How much of its way from an anchor to a break-even a level has gone (0 at the anchor, 1 at a break-even); the greater
 * of both sides. A side without a break-even is never challenged. NaN where the anchor makes no profit.
 */
export function challengeOf({ lower, upper }: Profitable, anchor: number, level: number): number {
  if (!(lower < anchor && anchor < upper)) return Number.NaN;
  return challenge({ lower, upper }, anchor, level);
}

/** Relative step at which roots of a curved profit are sought, and how far. */
const STEP = 0.001;
const REACH = 0.75;

/**
 * The interval around a level in which a profit that need not be straight is positive. Found in steps
 * of 0.1% of the level, up to 75% away: two roots within one step are not seen. NaN where there is no profit at the
 * level; infinite ends where none is found.
 */
export function profitableAround(profit: (level: number) => number, level: number): Profitable {
  if (!(profit(level) > 0)) return { lower: Number.NaN, upper: Number.NaN };
  const seek = (direction: 1 | -1): number => {
    let inside = level;
    for (let i = 1; i * STEP <= REACH; i++) {
      const at = level * (1 + direction * i * STEP);
      if (!(profit(at) > 0)) return narrowed(profit, inside, at);
      inside = at;
    }
    return direction * Number.POSITIVE_INFINITY;
  };
  return { lower: seek(-1), upper: seek(1) };
}

/** The root between a level of profit and one without. */
function narrowed(profit: (level: number) => number, inside: number, outside: number): number {
  let [a, b] = [inside, outside];
  for (;;) {
    const middle = (a + b) / 2;
    if (middle === a || middle === b) return b;
    if (profit(middle) > 0) a = middle;
    else b = middle;
  }
}

/**
 * The relative change of the width between the core's break-evens by what is held beside it, at the core's expiry:
 * 0.1 is 10% wider, below zero narrower. What expires later is worth its model price then, at the volatility that its
 * strike has today. Both intervals are those around the middle of the core's own. NaN where one of them has no end.
 */
export function breakEvenWidening(core: readonly PricedOption[], others: readonly PricedOption[]): number {
  if (others.length === 0) return 0;
  const middle = middleOf(core);
  const own = breakEvensAround(core, middle);
  const years = core[0]?.contract.years ?? Number.NaN;
  const merged = profitableAround((level) => {
    let profit = profitAtExpiry(core, level);
    for (const leg of others) {
      const move = level / leg.contract.spot - 1;
      profit += leg.contracts * leg.multiplier * (valueIn(leg, { move, vol: 1, years }) - leg.entry);
    }
    return profit;
  }, middle);
  const widening = (merged.upper - merged.lower) / (own.upper - own.lower) - 1;
  return Number.isFinite(widening) ? widening : Number.NaN;
}

/** Between the short put nearest the money and the short call nearest it; NaN without both. */
export function middleOf(legs: readonly PricedOption[]): number {
  const shorts = (right: 1 | -1): number[] =>
    legs.flatMap(({ contracts, contract }) =>
      contracts < 0 && contract.right === right ? [contract.strike] : [],
    );
  const [puts, calls] = [shorts(-1), shorts(1)];
  return puts.length > 0 && calls.length > 0 ? (Math.max(...puts) + Math.min(...calls)) / 2 : Number.NaN;
}
