/** Macro figures as of their publication, on the prelude's own names: what was not published is not known. */
import { describe, expect, it } from 'vitest';
import { isoInstant, parseIsoDate } from '../../src/calendar/civil.ts';
import { loadData } from '../../src/data/load.ts';
import type { DataSource } from '../../src/data/read.ts';
import { asOf } from '../support/as-of.ts';
import { recordConformance } from '../support/conformance.ts';
import { nyse } from '../support/data.ts';
import { compiled } from '../support/evaluate.ts';
import { describeShared, readShared } from '../support/shared.ts';

interface Release {
  readonly date: string;
  readonly month: string;
  /** Change from a year before in per cent, to one decimal, as the BLS told it. */
  readonly yoy: number;
}

const lines = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(','));

/** Close of the first session on or after a date: the first at which a release of that day is seen. */
const seenOn = (iso: string): string => {
  const session = nyse.atOrBefore(parseIsoDate(iso)! - 1) + 1;
  return isoInstant(nyse.close[session]!).slice(0, 10);
};

const files = ['data/cpi_nsa_monthly.csv', 'data/cpi_release_dates.csv'];

describeShared('CPI with its release dates', files, () => {
  const index = new Map(lines(readShared(files[0]!)).map(([month, value]) => [month!, value!]));
  const releases: Release[] = lines(readShared(files[1]!)).map(([date, month, yoy]) => ({
    date: date!,
    month: month!,
    yoy: yoy === '' ? Number.NaN : Number(yoy),
  }));
  const published = releases.filter(({ month }) => (index.get(month) ?? '') !== '');
  const cpi: DataSource = {
    name: 'cpi_releases.csv',
    content: [
      'date,cpi,released_at',
      ...published.map(({ date, month }) => `${month},${index.get(month)},${date}`),
    ].join('\n'),
  };

  it('of March is unknown until its April release, at 08:30 in New York', () => {
    const program = compiled('', ['cpi']);
    const series = loadData([cpi], program.inputs, nyse).series.get('cpi')!;
    const march = series.period.indexOf(parseIsoDate('2025-03-01')!);
    expect(isoInstant(series.knownAt[march]!)).toBe('2025-04-10T12:30:00Z');

    const [level, age] = asOf(['cpi', 'cpi - cpi 1 print ago'], '2025-03-25', '2025-04-15', [cpi]);
    for (const [date, value] of level!) {
      expect([date, value]).toEqual([date, Number(index.get(date < '2025-04-10' ? '2025-02' : '2025-03'))]);
    }
    expect(age!.get('2025-04-09')).toBeCloseTo(319.082 - 317.671, 9);
  });

  it('gives the yearly change that the BLS told at each release', () => {
    const [yoy] = asOf(['cpi_yoy'], '2014-12-01', '2026-07-31', [cpi]);
    const told = published.filter(({ date, yoy: figure }) => date > '2015-01-01' && !Number.isNaN(figure));
    const compared = told.map(
      ({ date, yoy: figure }) => [date, figure, 100 * yoy!.get(seenOn(date))!] as const,
    );
    const wrong = compared.filter(([, figure, ours]) => !(Math.abs(ours - figure) <= 0.0501));
    expect(wrong).toEqual([]);
    expect(compared.length).toBeGreaterThan(130);
    recordConformance(
      'macro: CPI',
      compared.length,
      compared.length,
      'yearly change at each release since 2015, as told by the BLS',
    );
  });

  it('survives October 2025, which was never published', () => {
    const conditions = ['cpi_yoy rising for 3 prints', 'cpi_yoy', 'stable(cpi_yoy, 0.2pp, 3 prints)'];
    const [rising, yoy, stable] = asOf(
      conditions.map((c, i) => (i === 1 ? c : `if ${c} then 1 else 0`)),
      '2025-08-01',
      '2026-02-27',
      [cpi],
    );
    // No day of the shutdown and after is unknown: what was known stands until something comes.
    for (const values of [rising!, yoy!, stable!])
      expect([...values].filter(([, value]) => Number.isNaN(value))).toEqual([]);
    // 2.7% for July, 2.9 for August, 3.0 for September, 2.7 for November: three rises by 10-24, none from 12-18.
    const on = (values: Map<string, number>, date: string) => values.get(date);
    expect(on(rising!, '2025-10-23')).toBe(on(rising!, '2025-09-11'));
    expect(on(rising!, '2025-10-24')).toBe(1);
    expect(on(rising!, '2025-12-17')).toBe(1);
    expect(on(rising!, '2025-12-18')).toBe(0);
    expect(on(yoy!, '2025-12-17')).toBe(on(yoy!, '2025-10-24'));
    expect(on(yoy!, '2025-12-18')).toBeCloseTo(324.122 / 315.493 - 1, 12);
    // 2.94, 3.01 and 2.74: 0.27 points wide.
    expect(on(stable!, '2025-12-18')).toBe(0);
  });
});

describe('PPI', () => {
  /** First prints of 2025, and what each was revised to four months later, with the next release. */
  const rows: readonly (readonly [month: string, released: string, index: number])[] = [
    ['2024-01', '2024-02-16', 250],
    ['2024-02', '2024-03-14', 250],
    ['2024-03', '2024-04-11', 250],
    ['2025-01', '2025-02-13', 255],
    ['2025-02', '2025-03-13', 256],
    ['2025-03', '2025-04-11', 255.5],
    // Revised on 2025-05-15: February fell in truth, March rose.
    ['2025-01', '2025-05-15', 258],
    ['2025-02', '2025-05-15', 257],
    ['2025-03', '2025-05-15', 259],
  ];
  const ppi: DataSource = {
    name: 'ppi_vintages.csv',
    content: ['date,ppi,released_at', ...rows.map((row) => `${row[0]},${row[2]},${row[1]}`)].join('\n'),
  };

  it('counts as first published: what it was revised to later changes nothing', () => {
    const expressions = ['ppi', 'ppi_yoy', 'if ppi_yoy rising then 1 else 0'];
    const [level, yoy, rising] = asOf(expressions, '2025-03-03', '2025-06-30', [ppi]);
    expect(level!.get('2025-03-12')).toBe(255);
    expect(level!.get('2025-03-13')).toBe(256);
    expect(rising!.get('2025-03-13')).toBe(1);
    for (const date of ['2025-04-11', '2025-05-14', '2025-05-15', '2025-06-30']) {
      expect([date, level!.get(date), rising!.get(date)]).toEqual([date, 255.5, 0]);
      expect(yoy!.get(date)).toBeCloseTo(0.022, 12);
    }
    const { issues } = loadData([ppi], compiled('', ['ppi']).inputs, nyse);
    expect(issues.map(({ id, params }) => [id, params.count])).toEqual([['revision-not-used', 3]]);
  });
});

describe('GDP', () => {
  it('surprise: consensus and first print come at once, and are one print', () => {
    const quarters = Array.from({ length: 24 }, (_, i) => [2018 + Math.floor(i / 4), (i % 4) + 1] as const);
    // Surprises of 1% and -1% in turn: their deviation is 1%, and so every surprise one of it.
    const content = [
      'date,gdp_qoq,gdp_consensus,released_at',
      ...quarters.map(([year, q], i) => {
        const released = q === 4 ? `${year + 1}-01-28` : `${year}-${q === 3 ? '' : '0'}${3 * q + 1}-28`;
        return `${year}Q${q},${i % 2 === 0 ? '3%' : '1%'},2%,${released}`;
      }),
    ].join('\n');
    const [surprise] = asOf(['gdp_surprise'], '2018-01-02', '2024-03-28', [{ name: 'gdp.csv', content }]);
    // The twentieth print, of the fourth quarter of 2022, came on Saturday 2023-01-28.
    expect(surprise!.get('2023-01-27')).toBeNaN();
    expect(surprise!.get('2023-01-30')).toBeCloseTo(-1, 9);
    expect(surprise!.get('2023-04-28')).toBeCloseTo(1, 9);
  });
});
