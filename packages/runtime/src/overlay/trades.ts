/** What is traded on a session of an episode, contract by contract. */
import { isoDate } from '../calendar/civil.ts';
import { costOf } from './costs.ts';
import type { Instrument } from './instruments.ts';
import type { Market } from './market.ts';
import type { Costs } from './options.ts';
import type { Episode } from './plan.ts';
import type { Trade } from './result.ts';
import type { Tape } from './tape.ts';
import type { Day } from './walk.ts';

export interface Record {
  readonly market: Market;
  readonly costs: Costs;
  readonly layer: string;
  readonly episode: Episode;
  /** Its opening is at the close, whatever the fills are. */
  readonly atClose: boolean;
}

/** In the order in which they happen: settlements, what is closed or changed, what is opened. */
export function tradesOf(day: Day, { market, costs, layer, episode, atClose }: Record): Trade[] {
  const { index, before, units, rolled } = day;
  const close = market.close[index]!;
  const fill = (atClose ? undefined : market.open[index]) ?? close;
  const session = isoDate(market.date[index]!);
  const decision = units === 0 ? episode.end : (day.change?.decision ?? null);
  const trades: Trade[] = [];

  const add = (
    reason: Trade['reason'],
    instrument: Instrument,
    contracts: number,
    price: number,
    at: typeof fill | null,
    decided: boolean,
  ): void => {
    if (contracts === 0) return;
    const cost = at ? Math.abs(contracts) * costOf(instrument, price, at, costs) : 0;
    const by = decided ? decision : null;
    trades.push({
      session,
      decided: by?.session ?? null,
      decision: by?.id ?? null,
      layer,
      reason,
      instrument: instrument.text,
      contracts,
      price,
      cost,
    });
  };
  const old = rolled ?? day;
  for (const { line, instrument, price } of old.tape.settled[old.step]!) {
    add('expiry', instrument, -before * old.tape.lines[line]!.ratio, price, null, false);
  }
  if (rolled) {
    each(old, (instrument, ratio, price, isNew) => {
      if (!isNew) add('roll', instrument, -before * ratio, price, fill, true);
    });
  }
  const opens = before === 0 || rolled !== undefined;
  each(day, (instrument, ratio, price, isNew) => {
    if (isNew) {
      const reason = before === 0 ? 'open' : 'roll';
      add(reason, instrument, units * ratio, price, opens ? fill : close, opens);
      return;
    }
    const reason = units === 0 ? 'close' : units > before ? 'increase' : 'decrease';
    add(reason, instrument, (units - before) * ratio, price, fill, true);
  });
  return trades;
}

/** Each contract held from a step's fill on; `isNew` where that opens it. */
function each(
  { tape, step }: { readonly tape: Tape; readonly step: number },
  visit: (instrument: Instrument, ratio: number, price: number, isNew: boolean) => void,
): void {
  tape.held[step]!.forEach((instrument, j) => {
    if (!instrument) return;
    const isNew = step === 0 || tape.held[step - 1]![j] !== instrument;
    visit(instrument, tape.lines[j]!.ratio, tape.fills[step]![j]!, isNew);
  });
}
