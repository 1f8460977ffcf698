/**
 * When series of the prelude are published, where neither their file nor its feed tells. For figures of a session, the
 * lag counts from that session; for those of a week, month or quarter, from its last day. A clock time alone completes
 * dates of publication, without which the figure is not used: the day of a release cannot be guessed.
 */
import { type Lag, parseLag } from './feeds.ts';

const lags: Readonly<Record<string, readonly string[]>> = {
  // H.15, at 16:15 on the next business day; SOFR at 08:00.
  '1 session': [
    ...['us10y', 'us2y', 'us3m', 'sofr'],
    // Settlements at 16:45; breadth is final about 18:00.
    ...['vx1', 'vx2', 'advances', 'declines'],
    // UTC days, at 00:30 of the next.
    ...['mev_usd', 'dex_volume', 'dex_depth', 'pool_reserve'],
    ...['fragmentation', 'etf_flow_spy', 'conv_rev_flow'],
  ],
  // H.10: a week's figures on the Monday after it.
  '5 sessions': ['dollar_broad'],
  // BLS and BEA.
  '08:30': ['cpi', 'cpi_core', 'ppi', 'gdp_qoq', 'gdp_consensus'],
  // H.8: a Wednesday's figures on the Friday of the next week.
  '5 days at 16:15': ['bank_cash', 'bank_deposits'],
  // Chicago Fed: a Friday's figure on the next Wednesday.
  '3 days at 08:30': ['nfci'],
  '1 day': ['ipo_proceeds'],
  '5 days': ['erp'],
  '15 days': ['spx_dividends', 'ddm_gap'],
  '25 days': ['reer'],
  '30 days': ['wacc'],
  // 10-Q filings; SEC MIDAS; reports of private-equity funds.
  '40 days': ['quick_ratio_fin'],
  '90 days': ['hft_cancel_ratio'],
  '135 days': ['pe_irr'],
};

const byInput: ReadonlyMap<string, Lag> = new Map(
  Object.entries(lags).flatMap(([text, inputs]) => inputs.map((input) => [input, parseLag(text)!] as const)),
);

/** The usual lag of an input, `undefined` for one that is known at its session's close, or of which nothing is known. */
export const usualLag = (input: string): Lag | undefined => byInput.get(input);
