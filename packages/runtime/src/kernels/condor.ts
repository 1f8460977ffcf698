/** The modelled core condor: monthly, opened at the close of each standard expiry for the next, marked at every tick. */
import type { EpochDay } from '../calendar/types.ts';
import {
  type BreakEvens,
  breakEvens,
  challenge,
  challengeSides,
  condorForDeltas,
  condorGreeks,
  creditOf,
  type IronCondor,
  type Market,
  widthOf,
} from '../options/condor.ts';
import type { Numbers, RecurrenceKernel, TickContext } from './kernel.ts';

const DAYS_PER_YEAR = 365;
const MS_PER_YEAR = DAYS_PER_YEAR * 86_400_000;

/** State: the day from which a new condor is due (0 before the first tick), 1 while one is open, then what was opened. */
const DUE = 0;
const OPEN = 1;
const ANCHOR = 2;
const LOWER = 3;
const UPPER = 4;
const LONG_PUT = 5;
const SHORT_PUT = 6;
const SHORT_CALL = 7;
const LONG_CALL = 8;
const CREDIT = 9;
/** Theta of a day and time at its opening, and the time of its settlement. */
const FIRST_THETA = 10;
const OPENED = 11;
const SETTLED = 12;
const STATE_SIZE = 13;

/** Whether a tick is one to open a condor at: the close of the session on which it is due, or any tick of a later one. */
const isDue = (due: EpochDay, { date, time, closeTime }: TickContext): boolean =>
  date > due || (date === due && time >= closeTime(date));

const endsOf = (state: Float64Array): BreakEvens => ({ lower: state[LOWER]!, upper: state[UPPER]! });

const condorOf = (state: Float64Array): IronCondor => ({
  longPut: state[LONG_PUT]!,
  shortPut: state[SHORT_PUT]!,
  shortCall: state[SHORT_CALL]!,
  longCall: state[LONG_CALL]!,
});

/** Arguments spot, vol; statics short delta, long delta, anchor, rate, dividend. */
const marketOf = (args: Numbers, statics: Numbers, years: number): Market => ({
  spot: args[0]!,
  vol: args[1]! / 100,
  years,
  rate: statics[3]!,
  dividend: statics[4]!,
});

/** Opens the next condor; where the numbers make none that takes in a credit, none is open and it stays due. */
function open(state: Float64Array, args: Numbers, statics: Numbers, context: TickContext): void {
  const expiry = context.monthlyExpiry(context.date + 1);
  const settled = context.expiryTime(expiry);
  const market = marketOf(args, statics, (settled - context.time) / MS_PER_YEAR);
  const condor = condorForDeltas(market, statics[0]!, statics[1]!);
  const credit = creditOf(condor, market);
  state[OPEN] = credit > 0 ? 1 : 0;
  if (!(credit > 0)) return;
  const { lower, upper } = breakEvens(condor, credit);
  const centred = statics[2]!;
  state[DUE] = expiry;
  state[ANCHOR] = (1 - centred) * market.spot + centred * ((lower + upper) / 2);
  state[LOWER] = lower;
  state[UPPER] = upper;
  state[LONG_PUT] = condor.longPut;
  state[SHORT_PUT] = condor.shortPut;
  state[SHORT_CALL] = condor.shortCall;
  state[LONG_CALL] = condor.longCall;
  state[CREDIT] = credit;
  state[FIRST_THETA] = condorGreeks(condor, market).theta / DAYS_PER_YEAR;
  state[OPENED] = context.time;
  state[SETTLED] = settled;
}

/** Opens a condor where one is due; whether one is open then. */
function isOpen(state: Float64Array, args: Numbers, statics: Numbers, context: TickContext): boolean {
  if (state[DUE] === 0) state[DUE] = context.monthlyExpiry(context.date);
  if (isDue(state[DUE]!, context)) open(state, args, statics, context);
  return state[OPEN] === 1;
}

export const breakevenChallenge: RecurrenceKernel = {
  stateSize: () => STATE_SIZE,
  step(state, args, out, statics, context) {
    const known = isOpen(state, args, statics, context);
    out[0] = known ? challenge(endsOf(state), state[ANCHOR]!, args[0]!) : Number.NaN;
  },
};

/** What is known of a condor however it is priced, in the table's order. */
function fixed(state: Float64Array, spot: number): readonly number[] {
  const ends = endsOf(state);
  const condor = condorOf(state);
  const credit = state[CREDIT]!;
  const width = widthOf(condor);
  const { put, call } = challengeSides(ends, state[ANCHOR]!, spot);
  return [
    challenge(ends, state[ANCHOR]!, spot),
    put,
    call,
    challenge(ends, (ends.lower + ends.upper) / 2, spot),
    ends.lower,
    ends.upper,
    condor.longPut,
    condor.shortPut,
    condor.shortCall,
    condor.longCall,
    width,
    credit,
    width - credit,
  ];
}

/** What it is worth and how that moves, in the table's order. */
function marked(state: Float64Array, market: Market): readonly number[] {
  const { spot, vol, years } = market;
  const net = condorGreeks(condorOf(state), market);
  const vega = net.vega / 100;
  const gammaOfPercent = (net.gamma * spot * spot) / 100;
  // A day's move at this volatility costs half of gamma times its square, in points.
  const gammaCost = (-net.gamma * spot * spot * vol * vol) / (2 * DAYS_PER_YEAR);
  return [
    -net.price,
    state[CREDIT]! + net.price,
    years * DAYS_PER_YEAR,
    net.delta,
    net.gamma,
    gammaOfPercent,
    vega,
    vega * Math.sqrt(30 / (years * DAYS_PER_YEAR)),
    net.theta / DAYS_PER_YEAR,
    net.rho / 100,
    gammaCost / state[FIRST_THETA]!,
    Math.sqrt((state[SETTLED]! - state[OPENED]!) / MS_PER_YEAR / years),
  ];
}

/** The members of one condor; the marked ones are unknown from its settlement to the opening of the next. */
export const ironCondor: RecurrenceKernel = {
  stateSize: () => STATE_SIZE,
  step(state, args, out, statics, context) {
    for (let k = 0; k < out.length; k++) out[k] = Number.NaN;
    if (!isOpen(state, args, statics, context)) return;
    let k = 0;
    for (const value of fixed(state, args[0]!)) out[k++] = value;
    const years = (state[SETTLED]! - context.time) / MS_PER_YEAR;
    if (years > 0) for (const value of marked(state, marketOf(args, statics, years))) out[k++] = value;
  },
};
