/** The forward of real quotes: SPXW on five sessions of January 2021, minute by minute. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { type ParityQuote, parityForward } from '../../src/options/parity.ts';
import { describeShared, shared } from '../support/shared.ts';

const file = 'data/spxw_minute_quotes_lean.csv.gz';

/** Official closes of the S&P 500. */
const CLOSES: Readonly<Record<string, number>> = {
  '2021-01-04': 3700.65,
  '2021-01-05': 3726.86,
  '2021-01-06': 3748.14,
  '2021-01-07': 3803.79,
  '2021-01-08': 3824.68,
};

/** Middles of bid and ask by `date minute expiry`; sides without a bid have no middle. */
function chains(): Map<string, ParityQuote[]> {
  const sides = new Map<string, Map<number, { call: number; put: number }>>();
  const [, ...lines] = gunzipSync(readFileSync(shared(file)))
    .toString('utf8')
    .trim()
    .split('\n');
  for (const line of lines) {
    const [date, minute, expiry, strike, right, bid, , ask] = line.split(',');
    const [low, high] = [Number(bid), Number(ask)];
    const key = `${date} ${minute} ${expiry}`;
    const chain = sides.get(key) ?? new Map<number, { call: number; put: number }>();
    sides.set(key, chain);
    const quote = chain.get(Number(strike)) ?? { call: Number.NaN, put: Number.NaN };
    chain.set(Number(strike), quote);
    quote[right === 'C' ? 'call' : 'put'] = low > 0 && high > 0 ? (low + high) / 2 : Number.NaN;
  }
  return new Map(
    [...sides].map(([key, chain]) => [key, [...chain].map(([strike, quote]) => ({ strike, ...quote }))]),
  );
}

describeShared('the forward that SPXW quotes imply', [file], () => {
  it('a minute before the close is the index, to what bid and ask leave open', () => {
    let compared = 0;
    for (const [key, quotes] of chains()) {
      const [date, minute, expiry] = key.split(' ') as [string, string, string];
      if (minute !== '15:59' || expiry === date) continue;
      const { forward, discount } = parityForward(quotes);
      if (Number.isNaN(forward)) continue;
      compared++;
      expect(Math.abs(forward - CLOSES[date]!), `${key}: ${forward}`).toBeLessThan(3);
      expect(Math.abs(discount - 1), key).toBeLessThan(0.02);
    }
    expect(compared).toBeGreaterThan(8);
  });

  it('of two expiries in one week is nearly one level, all day long', () => {
    const byMinute = new Map<string, number[]>();
    for (const [key, quotes] of chains()) {
      const [date, minute, expiry] = key.split(' ') as [string, string, string];
      const { forward } = parityForward(quotes);
      if (expiry === date || Number.isNaN(forward)) continue;
      byMinute.set(`${date} ${minute}`, [...(byMinute.get(`${date} ${minute}`) ?? []), forward]);
    }
    const gaps = [...byMinute.values()]
      .filter((forwards) => forwards.length > 1)
      .map((forwards) => Math.max(...forwards) - Math.min(...forwards))
      .sort((a, b) => a - b);
    expect(gaps.length).toBeGreaterThan(1000);
    expect(gaps[gaps.length >> 1]).toBeLessThan(1.5);
    expect(gaps[Math.floor(0.99 * gaps.length)]).toBeLessThan(5);
  });
});
