/** Series of the prelude in a file without a word on publication: known when they usually are. */
import { compile } from '@hedgerow/dsl';
import { describe, expect, it } from 'vitest';
import { usualLag } from '../../src/data/publication-lags.ts';
import { feed, found, input, known, load, monthly } from '../support/inputs.ts';

/** The domain reference, 1.11, and the first date of each at which the value may be used. */
const quarterly = (name: string) => input(name, { every: { unit: 'quarter', count: 1 } });
const weekly = (name: string) => input(name, { every: { unit: 'week', count: 1 } });

describe('a mere date', () => {
  it.each([
    // The close of the session itself.
    ['vix', '2025-11-25', '2025-11-25T21:00:00Z'],
    ['spx', '2025-11-25', '2025-11-25T21:00:00Z'],
    // The next session; Thanksgiving lies between, and the half day closes at 13:00.
    ['us10y', '2025-11-26', '2025-11-28T18:00:00Z'],
    ['advances', '2025-11-25', '2025-11-26T21:00:00Z'],
    ['vx2', '2025-11-25', '2025-11-26T21:00:00Z'],
    ['mev_usd', '2025-11-25', '2025-11-26T21:00:00Z'],
    // Monday's figure on the next Monday.
    ['dollar_broad', '2025-11-10', '2025-11-17T21:00:00Z'],
  ])('of `%s`, %s, is known at %s', (name, date, knownAt) => {
    const data = load(`date,${name}\n${date},100\n`, [input(name)]);
    expect(known(data, name)).toEqual([knownAt]);
    expect(found(data)).toEqual([]);
  });

  it.each([
    ['a month', monthly('reer'), '2025-09', '2025-10-26T04:00:00Z'],
    ['a quarter', quarterly('pe_irr'), '2025Q2', '2025-11-13T05:00:00Z'],
    ['a quarter of filings', quarterly('quick_ratio_fin'), '2025Q2', '2025-08-10T04:00:00Z'],
    // H.8: Wednesday 2025-10-22 on Friday 2025-10-31, 16:15; NFCI: Friday 2025-10-24 on Wednesday, 08:30.
    ['a week of banks', weekly('bank_cash'), '2025-10-22', '2025-10-31T20:15:00Z'],
    ['a week of conditions', weekly('nfci'), '2025-10-24', '2025-10-29T12:30:00Z'],
  ])('of %s counts from its last day', (_, declared, date, knownAt) => {
    const data = load(`date,${declared.name}\n${date},1.5\n`, [declared]);
    expect(known(data, declared.name)).toEqual([knownAt]);
  });
});

describe('what is told comes before what is usual', () => {
  it('the row: its own time, its publication', () => {
    const timed = load('time,us10y\n2025-11-25T18:00-05:00,4%\n', [input('us10y', { unit: 'rate' })]);
    expect(known(timed, 'us10y')).toEqual(['2025-11-25T23:00:00Z']);
    const published = load('date,reer,released_at\n2025-09,100,2025-10-17\n', [monthly('reer')]);
    expect(known(published, 'reer')).toEqual(['2025-10-18T04:00:00Z']);
  });

  it('the feed', () => {
    const data = load('date,us10y\n2025-11-25,4\n', [input('us10y')], feed({ lag: '15 minutes' }));
    expect(known(data, 'us10y')).toEqual(['2025-11-25T21:15:00Z']);
  });

  it('a release whose day cannot be guessed is not made up', () => {
    expect(found(load('month,cpi\n2025-09,324\n', [monthly('cpi')]))).toEqual(['missing-publication-time']);
    // Nor by a clock time alone, where one row lacks its date of publication.
    const rows = 'date,cpi,released_at\n2025-08,323.976,2025-09-11\n2025-09,324.8,\n';
    expect(found(load(rows, [monthly('cpi')]))).toEqual(['bad-date 3']);
    expect(found(load(rows, [monthly('cpi')], feed({ lag: '08:30' })))).toEqual(['bad-date 3']);
  });
});

it('every usual lag is of a series that the prelude declares', () => {
  const names = [
    ...['us10y', 'us2y', 'us3m', 'sofr', 'vx1', 'vx2', 'advances', 'declines', 'mev_usd', 'dex_volume'],
    ...['dex_depth', 'pool_reserve', 'fragmentation', 'etf_flow_spy', 'conv_rev_flow', 'dollar_broad', 'cpi'],
    ...['cpi_core', 'ppi', 'gdp_qoq', 'gdp_consensus', 'bank_cash', 'bank_deposits', 'nfci', 'ipo_proceeds'],
    ...['erp', 'spx_dividends', 'ddm_gap', 'reer', 'wacc', 'quick_ratio_fin', 'hft_cancel_ratio', 'pe_irr'],
  ];
  const { program } = compile([], { expressions: names });
  expect(program!.inputs.map((declared) => declared.name).sort()).toEqual([...names].sort());
  for (const name of names) expect(usualLag(name), name).toBeDefined();
  for (const name of ['vix', 'spx', 'breakeven_challenge', 'mine']) expect(usualLag(name)).toBeUndefined();
});
