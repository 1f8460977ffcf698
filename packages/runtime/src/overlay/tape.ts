/**
 * What one unit of a structure earns and costs, session by session, once opened: a position's P&L is linear in the
 * number of units, so the same tape serves the rules' own episodes, the static hedge and every placebo trial.
 *
 * Contracts that expire are settled at the opening of their last day and replaced at that day's close, struck anew at
 * the line's delta for the next expiry that it asks for.
 */
import type { Ir } from '@hedgerow/dsl';
import { costOf } from './costs.ts';
import { type Instrument, type Line, priceAt, settlement, strike } from './instruments.ts';
import type { Market, Moment } from './market.ts';
import type { Costs } from './options.ts';

/** A contract paid out. */
export interface Settled {
  readonly line: number;
  readonly instrument: Instrument;
  readonly price: number;
}

export interface Tape {
  readonly lines: readonly Line[];
  /** Market index at which it was opened; step k is index `start + k`. */
  readonly start: number;
  /** US dollars a unit: from the close before to the fill of the session, and from the fill to its close. */
  readonly toFill: number[];
  readonly fromFill: number[];
  /** Cost of trading one unit of the contracts that go on, and of those opened at the step. */
  readonly keepCost: number[];
  readonly newCost: number[];
  /** Market value of the options at the close (futures are settled daily and have none). */
  readonly value: number[];
  /** By step: the contracts held from its fill on; one where none could be struck is `undefined`. */
  readonly held: (readonly (Instrument | undefined)[])[];
  /** By step: prices of the fill, line by line, and what expired. */
  readonly fills: (readonly number[])[];
  readonly settled: (readonly Settled[])[];
  /** Goes on to a step. Beyond the market's end there is none. */
  extend(step: number): void;
}

export interface TapeMaker {
  readonly market: Market;
  readonly costs: Costs;
  /** Of a line, the first time that no strike had its delta. */
  readonly unstruck: (line: Line, index: number) => void;
}

const NONE: readonly Settled[] = [];

/**
 * A tape from a session on. `expiry` takes the place of the lines' own where they are opened (a roll's); `atClose`
 * opens at the close whatever the fills are.
 */
export function makeTape(
  { market, costs, unstruck }: TapeMaker,
  lines: readonly Line[],
  start: number,
  { expiry, atClose = false }: { readonly expiry?: Ir.Expiry | undefined; readonly atClose?: boolean } = {},
): Tape {
  const marks = new Float64Array(lines.length);
  let held: (Instrument | undefined)[] = [];
  const tape: Tape = {
    lines,
    start,
    toFill: [],
    fromFill: [],
    keepCost: [],
    newCost: [],
    value: [],
    held: [],
    fills: [],
    settled: [],
    extend(step) {
      const last = Math.min(step, market.length - 1 - start);
      while (tape.value.length <= last) next(start + tape.value.length);
    },
  };

  const contract = (line: Line, index: number, at: Moment): Instrument | undefined => {
    const struck = strike(line, market.date[index]!, at, market.calendar);
    if (!struck) unstruck(line, index);
    return struck;
  };

  function next(index: number): void {
    const close = market.close[index]!;
    const fill = (atClose ? undefined : market.open[index]) ?? close;
    const opening = index === start;
    const settled: Settled[] = [];
    const fills: number[] = [];
    const now = opening ? [] : held.slice();
    let [toFill, fromFill, keepCost, newCost, value] = [0, 0, 0, 0, 0];
    for (let j = 0; j < lines.length; j++) {
      const line = lines[j]!;
      const before = opening ? undefined : held[j];
      const expires = before !== undefined && market.date[index]! >= before.expiry;
      if (expires) {
        const price = settlement(before, market.settleLevel[index]!, market.settleVix[index]!);
        settled.push({ line: j, instrument: before, price });
        toFill += line.ratio * before.multiplier * (price - marks[j]!);
      }
      // What replaces an expired contract is opened at the close, when its settlement is known.
      const opened = before === undefined || expires;
      const at = opened && !opening ? close : fill;
      const struckAs = opening && expiry ? { ...line, expiry } : line;
      const instrument = opened ? contract(struckAs, index, at) : before;
      now[j] = instrument;
      if (!instrument) {
        fills.push(Number.NaN);
        continue;
      }
      const weight = line.ratio * instrument.multiplier;
      const closing = priceAt(instrument, close);
      const price = at === close ? closing : priceAt(instrument, at);
      const cost = Math.abs(line.ratio) * costOf(instrument, price, at, costs);
      if (opened) newCost += cost;
      else {
        keepCost += cost;
        toFill += weight * (price - marks[j]!);
      }
      fromFill += weight * (closing - price);
      marks[j] = closing;
      if (instrument.kind !== 'future') value += weight * closing;
      fills.push(price);
    }
    held = now.every((instrument, j) => instrument === held[j]) && !opening ? held : now;
    tape.toFill.push(toFill);
    tape.fromFill.push(fromFill);
    tape.keepCost.push(keepCost);
    tape.newCost.push(newCost);
    tape.value.push(value);
    tape.held.push(held);
    tape.fills.push(fills);
    tape.settled.push(settled.length > 0 ? settled : NONE);
  }
  return tape;
}

/** Tapes of one structure by opening session, made once. */
export function tapes(maker: TapeMaker, lines: readonly Line[]) {
  const made = new Map<string, Tape>();
  return (start: number, expiry?: Ir.Expiry): Tape => {
    const key = expiry ? `${start} ${expiry.text}` : `${start}`;
    let tape = made.get(key);
    if (!tape) {
      tape = makeTape(maker, lines, start, { expiry });
      made.set(key, tape);
    }
    return tape;
  };
}

export type Tapes = ReturnType<typeof tapes>;
