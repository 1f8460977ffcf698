/** The columns on 36 years of real data, against the reference at every node and session. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '@hedgerow/dsl';
import { expect, it } from 'vitest';
import { columns, wholeColumns } from '../../src/columns/columns.ts';
import { loadData } from '../../src/data/load.ts';
import { reference } from '../../src/reference/reference.ts';
import { makeTimeline } from '../../src/timeline/timeline.ts';
import { idle, nyse } from '../support/data.ts';
import { difference } from '../support/difference.ts';
import { paramsOf } from '../support/evaluate.ts';
import { describeShared, readShared } from '../support/shared.ts';

const rules = join(import.meta.dirname, '../../../../rules');

const ruleSet = (folder: string) =>
  readdirSync(join(rules, folder))
    .filter((name) => name.endsWith('.hedge'))
    .map((name) => ({ name, text: readFileSync(join(rules, folder, name), 'utf8') }));

/** One of everything that a desk might ask of daily data, with slow series among it. */
const expressions = [
  'vix > 28 for 3 sessions and breakeven_challenge > 60%',
  'at least 3 of (rsi(spx, 14) < 35, macd(spx).histogram crosses below 0, sma(vix, 5) > sma(vix, 20), percentile_rank(vix, 63) > 80%, drawdown(spx, 60) > 5%, curve_10y2y < 0bp within 10 sessions, vix > 25 for 8 of 20 sessions)',
  'realized_vol(spx, 20 sessions)',
  'zscore(vix, 20) > 2 since vix < 15',
  'vix < 22 for 3 weeks or spx 3 months ago > spx',
  'count(vix > 30, 1 months) >= 5',
  'rsi(spx by week, 14) < rsi(spx, 14)',
  '(spx by month).high 2 sessions ago',
  'atr(spx, 14)',
  'adx(spx, 14)',
  'correlation(vix, spx, 20)',
  'cpi rising for 3 prints and yoy(cpi) > 3%',
  'yoy(spx) < -10%',
  'us10y falling over 3 months',
  '2..5 sessions after fomc or within 7 days before monthly_expiry',
];

const files = ['vix_daily', 'spy_daily_lean', 'treasury_yields_daily', 'cpi_nsa_monthly'];

describeShared('columns and reference, since 1990', [...files.map((name) => `data/${name}.csv`)], () => {
  const sources = [
    { name: 'vix.csv', content: readShared('data/vix_daily.csv') },
    // Shares of the index's fund stand in for the index: a tenth of it, and gaps before 1998.
    { name: 'spx.csv', content: readShared('data/spy_daily_lean.csv') },
    {
      name: 'treasury.csv',
      content: readShared('data/treasury_yields_daily.csv'),
      feed: {
        name: 'treasury',
        type: 'csv',
        path: '',
        columns: { dgs10: 'us10y', dgs2: 'us2y', dgs3mo: 'us3m' },
        scale: 0.01,
        lag: { count: 1, unit: 'sessions', clock: 975 },
      } as const,
    },
    {
      name: 'cpi.csv',
      content: readShared('data/cpi_nsa_monthly.csv')
        .replace(/^[^\n]*/, 'date,cpi')
        .replaceAll(/^(\d+-\d+),/gm, '$1-01,'),
      feed: { name: 'cpi', type: 'csv', path: '', lag: { count: 43, unit: 'days', clock: 510 } } as const,
    },
  ];

  it.each(['alvh', 'examples'])('agree on rules/%s and on expressions of every kind', (folder) => {
    const { program, diagnostics } = compile(ruleSet(folder), { expressions });
    expect(diagnostics.map((d) => d.message)).toEqual([]);
    const data = loadData(sources, program!.inputs, nyse, {
      enums: program!.enums,
      events: program!.events,
    });
    expect([...data.series.keys()].sort()).toEqual(['cpi', 'spx', 'us10y', 'us2y', 'vix']);
    const timeline = makeTimeline(program!, nyse, data);
    const run = [program!, timeline, data, paramsOf(program!), idle] as const;
    const expected = reference(...run);
    expect(difference(expected, wholeColumns(...run))).toBeUndefined();
    expect(difference(expected, columns(...run))).toBeUndefined();
  });
});
