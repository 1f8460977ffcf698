/** Accounts recomputed from the trades and from prices by hand. */
import { parseIsoDate } from '../../src/calendar/civil.ts';
import type { OverlayResult, Trade } from '../../src/overlay/result.ts';
import { nyse } from '../support/data.ts';
import { option, type Quote, vixFuture } from './hand.ts';

export const expiryTime = (date: string): number => nyse.timeOf(parseIsoDate(date)!, 9 * 60 + 30);

/** Points of `put 5000 2024-02-16` or `future vix 2024-02-14` at a quote. */
export function mark(instrument: string, quote: Quote): number {
  const [kind, what, expiry] = instrument.split(' ') as ['put' | 'call' | 'future', string, string];
  const time = expiryTime(expiry);
  return kind === 'future' ? vixFuture(quote, time) : option(quote, kind, Number(what), time).price;
}

export const dollars = (instrument: string): number => (instrument.startsWith('future') ? 1000 : 100);

/** Value of the account at each close: capital, what the trades paid and brought in, and what is still held. */
export function equityFromTrades(
  { sessions, assumptions, trades }: OverlayResult,
  quotes: ReadonlyMap<string, Quote>,
  which: (trade: Trade) => boolean,
): number[] {
  const held = new Map<string, number>();
  let cash = assumptions.capital;
  const left = trades.filter(which);
  return sessions.map((session) => {
    while (left[0]?.session === session) {
      const { instrument, contracts, price, cost } = left.shift()!;
      cash -= contracts * price * dollars(instrument) + cost;
      held.set(instrument, (held.get(instrument) ?? 0) + contracts);
    }
    let value = 0;
    for (const [instrument, contracts] of held) {
      if (contracts !== 0) value += contracts * dollars(instrument) * mark(instrument, quotes.get(session)!);
    }
    return cash + value;
  });
}
