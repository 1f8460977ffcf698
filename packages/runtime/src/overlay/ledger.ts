/** The account of a portfolio: what its positions earn, cost and ask for, and what cash earns beside them. */
import { type Market, yearFraction } from './market.ts';
import type { Portfolio, PortfolioName } from './result.ts';
import { riskAt } from './risk.ts';
import type { Day } from './walk.ts';

/** Sums over positions, one number a priced session. */
export interface Ledger {
  readonly pnl: Float64Array;
  readonly costs: Float64Array;
  /** Market value of the options at the close. */
  readonly value: Float64Array;
  readonly margin: Float64Array;
  readonly delta: Float64Array;
  readonly vega: Float64Array;
  readonly theta: Float64Array;
  readonly gamma: Float64Array;
}

const COLUMNS = ['pnl', 'costs', 'value', 'margin', 'delta', 'vega', 'theta', 'gamma'] as const;

export const emptyLedger = (length: number): Ledger => ({
  pnl: new Float64Array(length),
  costs: new Float64Array(length),
  value: new Float64Array(length),
  margin: new Float64Array(length),
  delta: new Float64Array(length),
  vega: new Float64Array(length),
  theta: new Float64Array(length),
  gamma: new Float64Array(length),
});

/** Enters a session of an episode. */
export function enter(ledger: Ledger, day: Day, market: Market): void {
  const { index, units, now } = day;
  ledger.pnl[index]! += day.pnl;
  ledger.costs[index]! += day.cost;
  if (units === 0) return;
  const risk = riskAt(now, market.close[index]!);
  for (const { value, start } of now) ledger.value[index]! += units * value[index - start]!;
  for (const column of ['margin', 'delta', 'vega', 'theta', 'gamma'] as const) {
    ledger[column][index]! += units * risk[column];
  }
}

/** The sum of ledgers, each times a factor. */
export function sumOf(length: number, parts: readonly (readonly [Ledger, number])[]): Ledger {
  const total = emptyLedger(length);
  for (const column of COLUMNS) {
    for (const [ledger, factor] of parts) {
      for (let i = 0; i < length; i++) total[column][i]! += factor * ledger[column][i]!;
    }
  }
  return total;
}

export const totalOf = (length: number, ledgers: readonly Ledger[]): Ledger =>
  sumOf(
    length,
    ledgers.map((ledger) => [ledger, 1] as const),
  );

/**
 * Value of the account at each close. Cash is what is not in the options; it earns the 3-month yield of the close
 * before, by calendar days over 365, and pays it where it is negative.
 */
export function equityOf({ pnl, value }: Ledger, capital: number, { cashRate, date }: Market): Float64Array {
  const equity = new Float64Array(pnl.length);
  let before = capital;
  for (let i = 0; i < pnl.length; i++) {
    const interest =
      i === 0 ? 0 : (before - value[i - 1]!) * cashRate[i - 1]! * yearFraction(date[i - 1]!, date[i]!);
    before += pnl[i]! + interest;
    equity[i] = before;
  }
  return equity;
}

/** From priced sessions to the result's: on the others marks stand (`stands`), or nothing happens. */
export interface Spread {
  readonly stands: (values: Float64Array) => Float64Array;
  readonly rests: (values: Float64Array) => Float64Array;
}

export function portfolioOf(
  name: PortfolioName,
  ledger: Ledger,
  layerPnl: Float64Array,
  equity: Float64Array,
  { stands, rests }: Spread,
): Portfolio {
  return {
    name,
    equity: stands(equity),
    layerPnl: rests(layerPnl),
    costs: rests(ledger.costs),
    margin: stands(ledger.margin),
    delta: stands(ledger.delta),
    vega: stands(ledger.vega),
    theta: stands(ledger.theta),
    gamma: stands(ledger.gamma),
  };
}

/** `run`: sessions of the result; each priced one has the next index. */
export function spreadOver(sessions: readonly number[], market: Market): Spread {
  const lay = (values: Float64Array, stands: boolean): Float64Array => {
    const laid = new Float64Array(sessions.length);
    let i = -1;
    sessions.forEach((session, s) => {
      const priced = market.session[i + 1] === session;
      if (priced) i++;
      if (i >= 0 && (priced || stands)) laid[s] = values[i]!;
    });
    return laid;
  };
  return { stands: (values) => lay(values, true), rests: (values) => lay(values, false) };
}
