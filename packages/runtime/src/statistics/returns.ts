/** Rates of return of an account, and the ratios made of their mean and spread. */
import { meanOf, stdev } from './moments.ts';

/** Sessions of a year, for rates: the usual count of the exchange, and pyfolio's. */
export const SESSIONS_PER_YEAR = 252;

/** Simple return of each session; of the first one on the capital that the account began with. */
export function simpleReturns(equity: Float64Array, capital: number): Float64Array {
  return equity.map((value, i) => value / (i === 0 ? capital : equity[i - 1]!) - 1);
}

/** Compound annual growth rate of n sessions; NaN where nothing is left. */
export function cagr(totalReturn: number, sessions: number): number {
  if (!(totalReturn > -1) || sessions === 0) return Number.NaN;
  return Math.expm1((Math.log1p(totalReturn) * SESSIONS_PER_YEAR) / sessions);
}

export const annualVolatility = (returns: Float64Array): number =>
  stdev(returns) * Math.sqrt(SESSIONS_PER_YEAR);

/** Sharpe ratio of one session: mean over sample deviation, excess of zero. NaN where returns do not vary. */
export function sharpePerSession(returns: Float64Array): number {
  const spread = stdev(returns);
  return spread > 0 ? meanOf(returns) / spread : Number.NaN;
}

export const sharpeRatio = (returns: Float64Array): number =>
  sharpePerSession(returns) * Math.sqrt(SESSIONS_PER_YEAR);

/** Mean over the downside deviation, the root of the mean square of losses over *all* sessions; target 0. */
export function sortinoRatio(returns: Float64Array): number {
  let squares = 0;
  for (const r of returns) if (r < 0) squares += r * r;
  const downside = Math.sqrt(squares / returns.length);
  return downside > 0 ? (meanOf(returns) / downside) * Math.sqrt(SESSIONS_PER_YEAR) : Number.NaN;
}
