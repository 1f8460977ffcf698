/**
 * The Second Engine over two decades of real prices, yields, inflation and growth, each figure from its publication on:
 * the sessions at which it engages, and what it knew.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { compile } from '@hedgerow/dsl';
import {
  backtest,
  columns,
  type Decision,
  isoDate,
  loadData,
  paramsFor,
  tradingCalendar,
} from '@hedgerow/runtime';
import { expect, it } from 'vitest';
import { describeShared, readShared } from '../../packages/runtime/test/support/shared.ts';

const root = join(import.meta.dirname, '../..');
const calendar = tradingCalendar('XNYS')!;

function ruleSet() {
  const folder = join(root, 'rules/alvh');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.hedge') && !name.startsWith('tests'))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

/** Definitions whose values are looked at. */
const watched = [
  'cpi_yoy',
  'known(inflation_persists)',
  'weak_on_two_timeframes',
  'macd_turned_down',
  'quiet',
  'curve_warning',
  'sustained_stress',
] as const;

/** S&P 500 of 2000 to April 2020, from the package that the demo takes it from. */
function spx(): string {
  const entry = createRequire(join(root, 'packages/cli/package.json')).resolve('vega-datasets');
  const rows = readFileSync(join(dirname(entry), '../data/sp500-2000.csv'), 'utf8')
    .trim()
    .split(/\r?\n/);
  return ['date,close', ...rows.slice(1).map((row) => `${row.split(',')[0]},${row.split(',')[4]}`)].join(
    '\n',
  );
}

const rowsOf = (path: string): string[][] =>
  readShared(path)
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((row) => row.split(','))
    .filter(([date]) => date! >= '1985');

/** Days after the end of a period, as a date. */
function after(period: string, months: number, days: number): string {
  const [year, month] = period.split('-').map(Number);
  return new Date(Date.UTC(year!, month! - 1 + months, days)).toISOString().slice(0, 10);
}

/** CPI by its release dates from 2014 on, and in the middle of the next month before; PPI likewise, by rule alone. */
function prices(): string[] {
  const released = new Map(rowsOf('data/cpi_release_dates.csv').map(([date, month]) => [month!, date!]));
  const table = (name: string, path: string, known: (month: string) => string) =>
    [
      `date,released_at,${name}`,
      ...rowsOf(path).flatMap(([m, x]) => (x === '' ? [] : [`${m}-01,${known(m!)},${x}`])),
    ].join('\n');
  return [
    table('cpi', 'data/cpi_nsa_monthly.csv', (month) => released.get(month) ?? after(month, 1, 16)),
    table('ppi', 'data/ppiaco_monthly.csv', (month) => after(month, 1, 17)),
  ];
}

/** Growth at an annual rate, thirty days after its quarter; of today's vintage, since first prints are not at hand. */
function growth(): string {
  const rows = rowsOf('data/gdp_quarterly.csv');
  const cells = rows.flatMap(([quarter, level], i) => {
    const before = rows[i - 1]?.[1];
    if (before === undefined) return [];
    const ratio = Number(level) / Number(before);
    return [`${quarter},${after(quarter!, 3, 30)},${ratio * ratio * ratio * ratio - 1}`];
  });
  return ['date,released_at,gdp_qoq', ...cells].join('\n');
}

/** Of the columns of the file: ten years, two years, three months. */
const yields = (): string =>
  [
    'date,us10y,us2y,us3m',
    ...rowsOf('data/treasury_yields_daily.csv').map((row) =>
      [row[0], ...[row[9], row[5], row[2]].map((x) => (x === '' ? '' : Number(x) / 100))].join(','),
    ),
  ].join('\n');

const files = [
  'vix_daily',
  'treasury_yields_daily',
  'cpi_nsa_monthly',
  'cpi_release_dates',
  'ppiaco_monthly',
  'gdp_quarterly',
];

describeShared(
  'the Second Engine since 2000',
  files.map((name) => `data/${name}.csv`),
  () => {
    const { program } = compile(ruleSet(), { expressions: [...watched] });
    const [cpi, ppi] = prices();
    const treasury = {
      name: 'treasury',
      type: 'csv',
      path: '',
      lag: { count: 1, unit: 'sessions', clock: 975 },
    } as const;
    const sources = [
      { name: 'vix.csv', content: readShared('data/vix_daily.csv') },
      { name: 'spx.csv', content: spx() },
      { name: 'treasury.csv', content: yields(), feed: treasury },
      { name: 'cpi.csv', content: cpi! },
      { name: 'ppi.csv', content: ppi! },
      { name: 'gdp.csv', content: growth() },
    ];
    const { inputs, enums, events } = program!;
    const data = loadData(sources, inputs, calendar, { enums, events });

    /** A run with a few params set by name. */
    const run = (settings: Readonly<Record<string, number>> = {}) => {
      const params = new Map(paramsFor(program!).params);
      for (const [name, value] of Object.entries(settings)) params.set(name, value);
      const from = calendar.date.find((day) => isoDate(day) >= '2000-01-03')!;
      return backtest(program!, data, { evaluator: columns, calendar, from, params }).run;
    };
    const byDefault = run();
    const dates = (all: readonly Decision[], kind: Decision['kind'], layer: string) =>
      all.filter((d) => d.kind === kind && d.layer === layer).map((d) => d.session);

    /** A watched definition at the close of a session. */
    const at = (name: (typeof watched)[number], date: string): number => {
      const { evaluation } = byDefault;
      const { session } = evaluation.timeline.grid;
      const tick = session.findIndex((index) => isoDate(calendar.date[index]!) === date);
      return evaluation.value(program!.expressions[watched.indexOf(name)]!.node, tick);
    };

    it('loads without an error', () => {
      expect(data.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    });

    it('engages in ten episodes, and not in February 2018', () => {
      const all = byDefault.decisions;
      expect(dates(all, 'activated', 'second_engine')).toEqual([
        '2000-04-14',
        '2001-03-12',
        '2001-09-10',
        '2002-07-10',
        '2008-01-17',
        '2008-09-15',
        '2010-06-04',
        '2011-08-04',
        '2015-08-25',
        '2020-03-02',
      ]);
      expect(dates(all, 'activated', 'second_engine_spread')).toEqual([]);
      expect(dates(all, 'proposed', 'low_vol_overlay')).toEqual([]);
    });

    it('knows the CPI of a month from its release on, and survives the month that had none', () => {
      // BLS: 1.1% for February 2014, 1.5% for March, released on 15 April.
      expect(at('cpi_yoy', '2014-04-14')).toBeCloseTo(0.011, 3);
      expect(at('cpi_yoy', '2014-04-15')).toBeCloseTo(0.015, 3);
      // September 2025 came on 24 October, October never, November on 18 December.
      expect(at('cpi_yoy', '2025-10-24')).toBeCloseTo(0.03, 3);
      expect(at('cpi_yoy', '2025-12-17')).toBe(at('cpi_yoy', '2025-10-24'));
      expect(at('cpi_yoy', '2025-12-18')).toBeCloseTo(0.027, 3);
      for (const date of ['2025-11-20', '2025-12-18', '2026-01-13'])
        expect(at('known(inflation_persists)', date)).toBe(1);
    });

    it('finds weakness, calm and an inverted curve where they were', () => {
      expect(at('weak_on_two_timeframes', '2008-10-10')).toBe(1);
      expect(at('weak_on_two_timeframes', '2017-05-15')).toBe(0);
      expect(at('macd_turned_down', '2020-02-27')).toBe(1);
      expect(at('macd_turned_down', '2019-11-15')).toBe(0);
      expect(at('quiet', '2019-12-16')).toBe(1);
      expect(at('quiet', '2020-03-16')).toBe(0);
      expect(at('curve_warning', '2019-08-29')).toBe(1);
      // 10-year less 2-year fell by 7 basis points over the 20 sessions before, to 2.83%.
      expect(at('curve_warning', '2010-02-10')).toBe(0);
      expect(at('sustained_stress', '2025-04-07')).toBe(1);
      expect(at('sustained_stress', '2025-04-04')).toBe(0);
    });

    it('a steward engages later or not at all', () => {
      const stances = program!.params.find(({ name }) => name === 'stance')!;
      const steward = program!.enums.get(stances.enum!)!.indexOf('steward');
      expect(dates(run({ stance: steward }).decisions, 'activated', 'second_engine')).toEqual([
        '2000-04-14',
        '2001-09-10',
        '2002-07-10',
        '2008-10-15',
        '2010-06-29',
        '2011-08-08',
        '2015-08-25',
        '2020-03-02',
      ]);
    });

    it('with one sign of persistence, three times in twenty years somebody is asked to sell strangles', () => {
      const all = run({ persistence: 1 }).decisions;
      expect(dates(all, 'proposed', 'low_vol_overlay')).toEqual(['2004-03-04', '2016-08-22', '2019-11-26']);
      expect(dates(all, 'activated', 'low_vol_overlay')).toEqual([]);
    });
  },
);
