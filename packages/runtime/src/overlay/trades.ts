/** What is traded on a session of an episode, contract by contract. */
import { isoDate } from '../calendar/civil.ts';
import type { Market } from './market.ts';
import type { Episode } from './plan.ts';
import type { Trade } from './result.ts';
import type { Segment } from './segment.ts';
import type { Day } from './walk.ts';

/** Line by line in the order in which things happen: what is settled or closed, then what is opened or changed. */
export function tradesOf(day: Day, layer: string, episode: Episode, { date }: Market): Trade[] {
  const { index, before, units, old, now, rolled } = day;
  const decision = units === 0 ? episode.end : (day.change?.decision ?? null);
  const trades: Trade[] = [];
  const add = (reason: Trade['reason'], segment: Segment, contracts: number): void => {
    const { instrument, line, cost, price, start } = segment;
    if (!instrument || contracts === 0) return;
    const step = index - start;
    // Expiries, and what replaces them, follow from the contracts alone.
    const undecided = reason === 'expiry' || (reason === 'roll' && !rolled);
    trades.push({
      session: isoDate(date[index]!),
      decided: undecided ? null : (decision?.session ?? null),
      decision: undecided ? null : (decision?.id ?? null),
      layer,
      reason,
      instrument: instrument.text,
      contracts,
      price: price[step]!,
      cost: reason === 'expiry' ? 0 : (cost[step]! / Math.abs(line.ratio)) * Math.abs(contracts),
    });
  };
  for (const segment of old) {
    if (segment.end === index) add('expiry', segment, -before * segment.line.ratio);
    else if (rolled) add('roll', segment, -before * segment.line.ratio);
    else if (units === 0) add('close', segment, -before * segment.line.ratio);
  }
  if (units === 0) return trades;
  for (const segment of now) {
    const { ratio } = segment.line;
    if (segment.start === index) add(before === 0 ? 'open' : 'roll', segment, units * ratio);
    else add(units > before ? 'increase' : 'decrease', segment, (units - before) * ratio);
  }
  return trades;
}
