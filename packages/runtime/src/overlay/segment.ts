/**
 * One line of a structure from its opening to its settlement: what one unit earns and costs, session by session. A
 * position's P&L is linear in its units, and a contract struck on a session is the same whoever holds it, so each
 * segment is priced once and serves the rules' own episodes, the static hedge and every placebo trial.
 */
import type { Ir } from '@hedgerow/dsl';
import type { EpochDay } from '../calendar/types.ts';
import { costOf } from './costs.ts';
import { type Instrument, type Line, priceAt, settlement, strike } from './instruments.ts';
import type { Market, Moment } from './market.ts';
import type { Costs } from './options.ts';

/** Arrays count sessions from the opening, step 0, to the settlement. US dollars are those of one unit. */
export interface Segment {
  readonly line: Line;
  /** `undefined` where no strike had the line's delta: nothing is held for a session, then it is tried again. */
  readonly instrument: Instrument | undefined;
  /** Market indices of its opening and of its settlement; the market's length where that lies beyond it. */
  readonly start: number;
  readonly end: number;
  /** US dollars from the close before to the session's fill (or to the settlement), and from the fill to the close. */
  readonly toFill: Float64Array;
  readonly fromFill: Float64Array;
  /** Both: what a session earns in which nothing is traded. */
  readonly gain: Float64Array;
  /** US dollars that it costs to trade a unit at the session's fill. */
  readonly cost: Float64Array;
  /** Points at the fill; of the last step, what is settled. */
  readonly price: Float64Array;
  /** Market value of options at the close (futures are settled daily and have none). */
  readonly value: Float64Array;
}

export interface Pricing {
  readonly market: Market;
  readonly costs: Costs;
  /** Told where no strike has a line's delta. */
  readonly unstruck: (line: Line, index: number) => void;
}

/** A roll: the expiry that takes the place of the line's own, and the one that is left. */
export interface Roll {
  readonly expiry: Ir.Expiry;
  readonly from: EpochDay | undefined;
}

/** Opens a structure's lines: at the session's fill, or at its close. */
export interface Opener {
  readonly lines: readonly Line[];
  open(line: number, index: number, at: 'fill' | 'close', roll?: Roll): Segment;
}

/** Makes each segment once. */
export function openerOf(pricing: Pricing, lines: readonly Line[]): Opener {
  const { market } = pricing;
  const none = (): (Segment | undefined)[] => new Array(market.length).fill(undefined);
  const atFill = lines.map(none);
  const atClose = lines.map(none);
  const rolled = new Map<string, Segment>();
  return {
    lines,
    open(line, index, at, roll) {
      const closing = at === 'close' || market.open[index] === undefined;
      if (roll) {
        const key = `${line} ${index} ${roll.expiry.text} ${roll.from}`;
        const segment = rolled.get(key) ?? priced(pricing, lines[line]!, index, closing, roll);
        rolled.set(key, segment);
        return segment;
      }
      const made = (closing ? atClose : atFill)[line]!;
      const segment = made[index] ?? priced(pricing, lines[line]!, index, closing, undefined);
      made[index] = segment;
      return segment;
    },
  };
}

function priced(
  { market, costs, unstruck }: Pricing,
  own: Line,
  start: number,
  atClose: boolean,
  roll: Roll | undefined,
): Segment {
  const line = roll ? { ...own, expiry: roll.expiry } : own;
  const opening: Moment = (atClose ? undefined : market.open[start]) ?? market.close[start]!;
  const instrument = strike(line, market.date[start]!, opening, market.calendar, roll?.from);
  if (!instrument) unstruck(line, start);
  const end = instrument ? market.onOrAfter(instrument.expiry) : Math.min(start + 1, market.length);
  const steps = Math.min(end, market.length - 1) - start + 1;
  const segment: Segment = {
    line,
    instrument,
    start,
    end,
    toFill: new Float64Array(steps),
    fromFill: new Float64Array(steps),
    gain: new Float64Array(steps),
    cost: new Float64Array(steps),
    price: new Float64Array(steps),
    value: new Float64Array(steps),
  };
  if (!instrument) return segment;
  const dollars = line.ratio * instrument.multiplier;
  let mark = Number.NaN;
  for (let step = 0; step < steps; step++) {
    const index = start + step;
    if (index === end) {
      const paid = settlement(instrument, market.settleLevel[index]!, market.settleVix[index]!);
      segment.price[step] = paid;
      segment.toFill[step] = dollars * (paid - mark);
      break;
    }
    const close = market.close[index]!;
    const fill = step === 0 ? opening : (market.open[index] ?? close);
    const closing = priceAt(instrument, close);
    const price = fill === close ? closing : priceAt(instrument, fill);
    segment.price[step] = price;
    segment.cost[step] = Math.abs(line.ratio) * costOf(instrument, price, fill, costs);
    if (step > 0) segment.toFill[step] = dollars * (price - mark);
    segment.fromFill[step] = dollars * (closing - price);
    segment.gain[step] = segment.toFill[step]! + segment.fromFill[step]!;
    if (instrument.kind !== 'future') segment.value[step] = dollars * closing;
    mark = closing;
  }
  return segment;
}
