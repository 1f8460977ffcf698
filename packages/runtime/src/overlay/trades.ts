/** What is traded on a session of an episode, contract by contract. */
import { isoDate } from '../calendar/civil.ts';
import type { Market } from './market.ts';
import type { Episode } from './plan.ts';
import type { Trade } from './result.ts';
import type { Segment } from './segment.ts';
import type { Structure } from './structure.ts';
import { type Day, isRolled } from './walk.ts';

/** Line by line in the order in which things happen: what is settled or closed, then what is opened or changed. */
export function tradesOf(
  day: Day,
  { layer, lines }: Pick<Structure, 'layer' | 'lines'>,
  episode: Episode,
  { date }: Market,
): Trade[] {
  const { index, before, units, old, now, rolls } = day;
  const decision = units === 0 ? episode.end : (day.change?.decision ?? null);
  const trades: Trade[] = [];
  const add = (reason: Trade['reason'], segment: Segment, contracts: number, byRule = true): void => {
    const { instrument, line, cost, price, start } = segment;
    if (!instrument || contracts === 0) return;
    const step = index - start;
    trades.push({
      session: isoDate(date[index]!),
      decided: (byRule && decision?.session) || null,
      decision: (byRule && decision?.id) || null,
      layer,
      reason,
      instrument: instrument.text,
      contracts,
      price: price[step]!,
      cost: reason === 'expiry' ? 0 : (cost[step]! / Math.abs(line.ratio)) * Math.abs(contracts),
    });
  };
  old.forEach((segment, line) => {
    const contracts = -before * segment.line.ratio;
    if (segment.end === index) add('expiry', segment, contracts, false);
    else if (units === 0) add('close', segment, contracts);
    else if (now[line] !== segment) add('roll', segment, contracts);
  });
  if (units === 0) return trades;
  now.forEach((segment, line) => {
    const { ratio } = segment.line;
    // What replaces an expired contract follows from the contract alone.
    if (segment.start !== index)
      add(units > before ? 'increase' : 'decrease', segment, (units - before) * ratio);
    else if (before === 0) add('open', segment, units * ratio);
    else add('roll', segment, units * ratio, rolls && isRolled({ lines }, line));
  });
  return trades;
}
