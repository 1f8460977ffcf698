/** Black-Scholes-Merton the other way round: volatility from a price, strike from a delta. */
import { type Contract, greeks, price } from './black-scholes.ts';
import { normalInverse } from './normal.ts';

const LOWEST_VOL = 1e-6;
const HIGHEST_VOL = 10;

/**
 * Volatility at which the option is worth `target`; NaN where none is: at or below the discounted intrinsic value, above
 * it by no more than rounding, or above what the highest volatility gives.
 *
 * Works on the out-of-the-money side (by parity), where the price is all time value, with Newton steps inside a
 * bisection bracket. Convergence is tested before the bracket is moved: a bracket updated first can throw away the
 * root that Newton has just found.
 */
export function impliedVol(contract: Omit<Contract, 'vol'>, target: number): number {
  const { right, spot, strike, years, rate, dividend } = contract;
  const forwardGap = spot * Math.exp(-dividend * years) - strike * Math.exp(-rate * years);
  const inTheMoney = right * forwardGap > 0;
  const side = inTheMoney ? { ...contract, right: right === 1 ? (-1 as const) : (1 as const) } : contract;
  const value = inTheMoney ? target - right * forwardGap : target;
  const rounding = inTheMoney ? 4 * Number.EPSILON * target : 0;
  if (!(years > 0) || !(value > rounding)) return Number.NaN;
  let low = LOWEST_VOL;
  let high = HIGHEST_VOL;
  if (price({ ...side, vol: high }) < value) return Number.NaN;
  let vol = 0.2;
  for (let i = 0; i < 200; i++) {
    const now = greeks({ ...side, vol });
    const miss = now.price - value;
    const step = miss / now.vega;
    if (miss === 0 || Math.abs(step) <= 1e-15 * vol || high - low <= 1e-16) return vol;
    if (miss > 0) high = vol;
    else low = vol;
    const next = newtonOnLog(now.price, value, now.vega, vol);
    vol = next > low && next < high ? next : (low + high) / 2;
  }
  return vol;
}

/** A Newton step on the logarithm of the price, which is nearly straight where the price itself is nearly flat. */
function newtonOnLog(now: number, target: number, vega: number, vol: number): number {
  if (!(now > 0) || !(vega > 0)) return Number.NaN;
  return vol - (Math.log(now / target) * now) / vega;
}

/** Strike of a put or call with this absolute spot delta, at one volatility for all strikes; NaN where none has it. */
export function strikeForDelta(contract: Omit<Contract, 'strike'>, delta: number): number {
  const { right, spot, years, vol, rate, dividend } = contract;
  // Without time or volatility every delta is 0 or all, at any strike.
  if (!(years > 0 && vol > 0)) return Number.NaN;
  const d1 = right * normalInverse(Math.abs(delta) * Math.exp(dividend * years));
  return spot * Math.exp(-d1 * vol * Math.sqrt(years) + (rate - dividend + (vol * vol) / 2) * years);
}
