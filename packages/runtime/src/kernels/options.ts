/** The function table's options, on volatilities in points and days to expiry. */
import type { EpochDay } from '../calendar/types.ts';
import { type Contract, greeks, price, type Right } from '../options/black-scholes.ts';
import { breakEvens, challenge, condorForDeltas, creditOf } from '../options/condor.ts';
import { impliedVol, strikeForDelta } from '../options/invert.ts';
import type { Numbers, PointwiseKernel, RecurrenceKernel, TickContext } from './kernel.ts';

const DAYS_PER_YEAR = 365;
const MS_PER_YEAR = DAYS_PER_YEAR * 86_400_000;

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

/** State: the day from which a new condor is due (0 before the first tick), 1 while one is open, anchor, lower, upper. */
const DUE = 0;
const OPEN = 1;
const ANCHOR = 2;
const LOWER = 3;
const UPPER = 4;

/** Whether a tick is one to open a condor at: the close of the session on which it is due, or any tick of a later one. */
const isDue = (due: EpochDay, { date, time, closeTime }: TickContext): boolean =>
  date > due || (date === due && time >= closeTime(date));

/** Opens the next condor; where the numbers make none that takes in a credit, none is open and it stays due. */
function open(state: Float64Array, spot: number, vol: number, statics: Numbers, context: TickContext): void {
  const expiry = context.monthlyExpiry(context.date + 1);
  const years = (context.expiryTime(expiry) - context.time) / MS_PER_YEAR;
  const market = { spot, vol, years, rate: statics[3]!, dividend: statics[4]! };
  const condor = condorForDeltas(market, statics[0]!, statics[1]!);
  const credit = creditOf(condor, market);
  state[OPEN] = credit > 0 ? 1 : 0;
  if (!(credit > 0)) return;
  const { lower, upper } = breakEvens(condor, credit);
  const centred = statics[2]!;
  state[DUE] = expiry;
  state[ANCHOR] = (1 - centred) * spot + centred * ((lower + upper) / 2);
  state[LOWER] = lower;
  state[UPPER] = upper;
}

/** Arguments spot, vol; statics short delta, long delta, anchor, rate, dividend. */
export const breakevenChallenge: RecurrenceKernel = {
  stateSize: () => 5,
  step(state, args, out, statics, context) {
    const spot = args[0]!;
    if (state[DUE] === 0) state[DUE] = context.monthlyExpiry(context.date);
    if (isDue(state[DUE]!, context)) open(state, spot, args[1]! / 100, statics, context);
    out[0] =
      state[OPEN] === 1
        ? challenge({ lower: state[LOWER]!, upper: state[UPPER]! }, state[ANCHOR]!, spot)
        : Number.NaN;
  },
};
