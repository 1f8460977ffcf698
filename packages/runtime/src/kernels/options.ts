/** The function table's options, on volatilities in points and days to expiry. */
import { type Contract, greeks, price, type Right } from '../options/black-scholes.ts';
import { impliedVol, strikeForDelta } from '../options/invert.ts';
import type { Numbers, PointwiseKernel } from './kernel.ts';

const DAYS_PER_YEAR = 365;

const rightOf = (value: number): Right => (value > 0 ? 1 : -1);

/** Arguments spot, strike, days, vol; statics right, rate, dividend. */
const contractOf = (args: Numbers, statics: Numbers): Contract => ({
  spot: args[0]!,
  strike: args[1]!,
  years: args[2]! / DAYS_PER_YEAR,
  vol: args[3]! / 100,
  right: rightOf(statics[0]!),
  rate: statics[1]!,
  dividend: statics[2]!,
});

export const optionKernels: Readonly<Record<string, PointwiseKernel>> = {
  bs_price: (args, statics) => price(contractOf(args, statics)),
  bs_delta: (args, statics) => greeks(contractOf(args, statics)).delta,
  bs_gamma: (args, statics) => greeks(contractOf(args, statics)).gamma,
  bs_vega: (args, statics) => greeks(contractOf(args, statics)).vega / 100,
  bs_theta: (args, statics) => greeks(contractOf(args, statics)).theta / DAYS_PER_YEAR,
  /** Arguments spot, strike, days, price. */
  implied_vol: (args, statics) => {
    const { vol: _, ...contract } = contractOf([args[0]!, args[1]!, args[2]!, 0], statics);
    return 100 * impliedVol(contract, args[3]!);
  },
  /** Arguments spot, delta, days, vol. */
  strike_for_delta: (args, statics) => {
    const { strike: delta, ...contract } = contractOf(args, statics);
    return strikeForDelta(contract, delta);
  },
  notional: (args, statics) => args[0]! * args[1]! * statics[0]!,
};
