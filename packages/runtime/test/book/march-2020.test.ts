/** A condor and a hedge on SPY through March 2020, on real levels and the real VIX: what must hold of any such book. */
import { expect, it } from 'vitest';
import type { PositionsFeed } from '../../src/book/feed.ts';
import { loadData } from '../../src/data/load.ts';
import { HEADER } from '../support/books.ts';
import { days, input, nyse, values } from '../support/inputs.ts';
import { describeShared, readShared } from '../support/shared.ts';

const files = ['data/spy_daily_lean.csv', 'data/vix_daily.csv'];

const feed: PositionsFeed = {
  name: 'book',
  type: 'positions',
  path: 'positions.csv',
  rate: 0.015,
  underlyings: { spy: { level: 'spy', volatility: 'vix', dividend: 0.018 } },
};

const positions = `${HEADER}
core,put,spy,315,2020-03-20,100,2020-02-20,0.55,,
core,put,spy,327,2020-03-20,-100,2020-02-20,1.70,,
core,call,spy,344,2020-03-20,-100,2020-02-20,1.40,,
core,call,spy,350,2020-03-20,100,2020-02-20,0.32,,
second_engine,put,spy,320,2020-04-17,30,2020-02-27,28.5,2020-03-18,79
`;

describeShared('March 2020', files, () => {
  const names = ['book', 'core', 'second_engine'].flatMap((owner) =>
    ['value', 'pnl', 'realized_pnl', 'vega', 'margin', 'delta'].map((member) => `${owner}.${member}`),
  );
  const challenge = 'core.breakeven_challenge';
  const data = loadData(
    [
      { name: 'positions.csv', content: positions, feed },
      { name: 'spy.csv', content: readShared(files[0]!) },
      { name: 'vix.csv', content: readShared(files[1]!) },
    ],
    [...names, challenge].map((name) => input(name)),
    nyse,
  );
  const dates = days(data, 'book.value');
  const at = (name: string, date: string): number => values(data, name)[dates.indexOf(date)]!;
  const during = dates.filter((date) => date < '2020-03-20');

  it('the condor never loses more than its wing, nor gains more than its credit', () => {
    expect(during).toHaveLength(21);
    for (const date of during) {
      expect(at('core.value', date)).toBeLessThan(0);
      expect(at('core.value', date)).toBeGreaterThanOrEqual(-100 * 100 * 12);
      expect(at('core.pnl', date)).toBeCloseTo(at('core.value', date) + 100 * 100 * 2.23, 6);
    }
    expect(at('core.realized_pnl', '2020-03-20')).toBeCloseTo(-100 * 100 * (12 - 2.23), 6);
  });

  it('is challenged by 60% on 24 February, when SPY closed at 322.42, beyond the break-even itself', () => {
    expect(at(challenge, '2020-02-21')).toBeCloseTo((336.95 - 333.48) / (336.95 - 324.77), 10);
    expect(at(challenge, '2020-02-21')).toBeLessThan(0.6);
    expect(at(challenge, '2020-02-24')).toBeCloseTo((336.95 - 322.42) / (336.95 - 324.77), 10);
    expect(at(challenge, '2020-03-20')).toBeNaN();
  });

  it('the hedge adds vega and takes delta while it is held, and what it made stays', () => {
    expect(at('second_engine.value', '2020-02-26')).toBe(0);
    expect(at('book.vega', '2020-02-28')).toBeGreaterThan(at('core.vega', '2020-02-28'));
    expect(at('book.delta', '2020-02-28')).toBeLessThan(at('core.delta', '2020-02-28'));
    expect(at('second_engine.value', '2020-03-18')).toBe(0);
    expect(at('second_engine.realized_pnl', '2020-03-18')).toBeCloseTo(30 * 100 * (79 - 28.5), 6);
  });

  it('layers add up, and margin is the wing and the premium', () => {
    for (const date of during) {
      const hedge = at('second_engine.value', date);
      expect(at('book.value', date)).toBeCloseTo(at('core.value', date) + hedge, 6);
      expect(at('book.margin', date)).toBeCloseTo(120_000 + hedge, 6);
    }
  });
});
