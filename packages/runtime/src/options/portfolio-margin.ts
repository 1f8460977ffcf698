/**
 * An approximation of portfolio margin, to be labelled so wherever it is shown: the theoretical loss method of FINRA
 * Rule 4210(g) and OCC's TIMS, without the house margin of a broker and without TIMS's shocks of volatility.
 */
import { grouped, isOption, type MarginRules, strategyMargin } from './margin.ts';
import { gainIn, type Priced } from './priced.ts';
import { spaced } from './stress.ts';

/** Ten equally spaced moves of a high-capitalisation, broad-based index. */
export const PORTFOLIO_MOVES: readonly number[] = spaced(-0.08, 0.06, 10);

/** The least, in money a contract of multiplier 100. */
const LEAST = 37.5;

/**
 * Money: of each underlying the worst loss over the moves, with volatilities as they are, at least 37.50 a contract.
 * Underlyings do not offset each other. Futures, and options on a volatility index, which no move of a price reprices,
 * ask for what strategy-based margin does.
 */
export function portfolioMarginApproximation(holdings: readonly Priced[], rules: MarginRules): number {
  const moved = (h: Priced): boolean => (isOption(h) ? !h.onVolatility : h.kind === 'underlying');
  let total = 0;
  for (const group of grouped(holdings.filter(moved), ({ underlying }) => underlying)) {
    let least = 0;
    for (const { kind, contracts, multiplier } of group)
      if (kind === 'option') least += (LEAST * Math.abs(contracts) * multiplier) / 100;
    let loss = 0;
    for (const move of PORTFOLIO_MOVES) loss = Math.max(loss, -gainIn(group, { move, vol: 1, years: 0 }));
    total += Math.max(loss, least);
  }
  const others = holdings.filter((h) => !moved(h));
  return total + strategyMargin(others, rules);
}
