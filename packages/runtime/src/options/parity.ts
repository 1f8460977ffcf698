/**
 * The forward that options themselves imply: put-call parity says C - P = D (F - K), a straight line in the strike.
 * Pricing on it needs no guess of a dividend yield. Hull, "Options, Futures, and Other Derivatives", chapters 11, 17, 18.
 */
import type { Contract } from './black-scholes.ts';

/** A call and a put of one expiry and one strike, in points. */
export interface ParityQuote {
  readonly strike: number;
  readonly call: number;
  readonly put: number;
}

export interface ParityForward {
  readonly forward: number;
  /** Present value of 1 at expiry. */
  readonly discount: number;
}

const NONE: ParityForward = { forward: Number.NaN, discount: Number.NaN };

/**
 * Least squares of C - P on K: minus the slope is the discount factor, and where the line crosses zero is the forward.
 * NaN for both where fewer than two strikes are known, or where the line does not fall: such quotes are no market.
 */
export function parityForward(quotes: readonly ParityQuote[]): ParityForward {
  const known = quotes.filter(({ strike, call, put }) => Number.isFinite(strike + call + put));
  const n = known.length;
  let meanStrike = 0;
  let meanGap = 0;
  for (const { strike, call, put } of known) {
    meanStrike += strike / n;
    meanGap += (call - put) / n;
  }
  let covariance = 0;
  let variance = 0;
  for (const { strike, call, put } of known) {
    covariance += (strike - meanStrike) * (call - put - meanGap);
    variance += (strike - meanStrike) * (strike - meanStrike);
  }
  const discount = -covariance / variance;
  if (!(discount > 0)) return NONE;
  return { forward: meanStrike + meanGap / discount, discount };
}

/** Continuous rate and dividend yield at which Black-Scholes-Merton on the level is Black-76 on the forward. */
export function carryOf(
  { forward, discount }: ParityForward,
  spot: number,
  years: number,
): Pick<Contract, 'rate' | 'dividend'> {
  const rate = -Math.log(discount) / years;
  return { rate, dividend: rate - Math.log(forward / spot) / years };
}

/**
 * An option on the parity-implied forward as a contract on the level, for `price`, `greeks` and `impliedVol`: prices
 * are Black-76's, and the Greeks are those by the level.
 */
export const onForward = (
  parity: ParityForward,
  option: Pick<Contract, 'right' | 'spot' | 'strike' | 'years'>,
): Omit<Contract, 'vol'> => ({ ...option, ...carryOf(parity, option.spot, option.years) });
