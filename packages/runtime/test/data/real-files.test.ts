/** The traps of real files, counted: what others found in them by hand has to be found here, no more and no less. */
import { expect, it } from 'vitest';
import { isoDate, isoInstant, parseIsoDate } from '../../src/calendar/civil.ts';
import type { Dataset } from '../../src/data/dataset.ts';
import { recordConformance } from '../support/conformance.ts';
import { input, load, monthly, nyse } from '../support/inputs.ts';
import { describeShared, readShared } from '../support/shared.ts';

const count = (data: Dataset, id: string): number => data.issues.filter((i) => i.id === id).length;

describeShared('the VIX since 1990', ['data/vix_daily.csv'], () => {
  const data = load(readShared('data/vix_daily.csv'), [input('vix', { bars: true })], { name: 'vix.csv' });

  it('has 33 rows on closed days, 47 odd bars and lacks 4 sessions', () => {
    expect(count(data, 'row-on-closed-day')).toBe(33);
    expect(count(data, 'bar-outside-range')).toBe(47);
    expect(data.issues.find((i) => i.id === 'missing-sessions')!.params.dates).toEqual([
      '1991-03-01',
      '1997-01-31',
      '1997-11-26',
      '1999-12-31',
    ]);
    expect(data.issues.length).toBe(33 + 47 + 1);
    const rows = data.issues.filter((i) => i.id === 'row-on-closed-day');
    expect(rows[0]!.params.date).toBe('2004-06-11');
    expect(rows.slice(1).every((i) => String(i.params.date) >= '2022-05-30' && i.dropped)).toBe(true);
    recordConformance(
      'data: VIX file',
      84,
      84,
      '33 rows on closed days, 47 bars with open or close outside low..high, 4 missing sessions, all found and no other',
    );
  });

  it('keeps 9,202 of 9,235 rows, each at the close of its session', () => {
    const { period, knownAt, fields } = data.series.get('vix')!;
    expect(period.length).toBe(9202);
    expect(knownAt.every((t, i) => t === nyse.close[period[i]!])).toBe(true);
    expect(fields.get('open')!.includes(2.58)).toBe(true);
    // Base rates of closes above 25, 28 and 30, as the domain reference counts them.
    const above = (level: number) => fields.get('close')!.filter((v) => v > level).length / 9202;
    expect([above(25), above(28), above(30)].map((r) => r.toFixed(3))).toEqual(['0.174', '0.109', '0.080']);
  });
});

describeShared('Treasury yields since 1962', ['data/treasury_yields_daily.csv'], () => {
  const text = readShared('data/treasury_yields_daily.csv');
  const inputs = [input('us10y', { unit: 'rate' }), input('us2y', { unit: 'rate' })];
  const feed = {
    name: 'treasury',
    type: 'csv',
    path: '',
    columns: { dgs10: 'us10y', dgs2: 'us2y' },
  } as const;

  it('are missing on 75 sessions, present on 14 closed days, and in percent', () => {
    const data = load(text, inputs, { feed });
    expect(count(data, 'row-on-closed-day')).toBe(14);
    expect(count(data, 'rate-looks-like-percent')).toBe(2);
    expect(data.issues.filter((i) => i.id === 'missing-sessions').map((i) => i.params.count)).toEqual([
      75, 75,
    ]);
    expect(count(data, 'rows-outside-calendar')).toBe(1);
  });

  it('are plain with a scale, and stand over bond holidays where the feed lets them', () => {
    const data = load(text, inputs, {
      feed: { ...feed, scale: 0.01, stale: { count: 2, unit: 'sessions' } },
    });
    expect(data.issues.filter((i) => i.severity === 'warning').map((i) => i.id)).toEqual(
      Array(14).fill('row-on-closed-day'),
    );
    const { period, fields } = data.series.get('us10y')!;
    const on = (iso: string) => fields.get('value')![period.indexOf(nyse.indexOf(parseIsoDate(iso)!))];
    expect(on('2023-10-06')).toBe(0.0478);
    // Columbus Day: the bond market was closed, the exchange open.
    expect(on('2023-10-09')).toBe(0.0478);
  });
});

describeShared('CPI', ['data/cpi_release_dates.csv', 'data/cpi_nsa_monthly.csv'], () => {
  it('is known at 08:30 on the day of its release, and October 2025 does not exist', () => {
    const columns = { release_date: 'released_at', reference_month: 'date', yoy_nsa_pct: 'cpi' };
    const data = load(readShared('data/cpi_release_dates.csv'), [monthly('cpi')], {
      feed: { name: 'cpi', type: 'csv', path: '', columns },
    });
    const { period, knownAt } = data.series.get('cpi')!;
    const labels = Array.from(period, (p) => isoDate(p).slice(0, 7));
    expect(labels.length).toBe(149);
    expect(labels.slice(labels.indexOf('2025-08'), labels.indexOf('2025-12'))).toEqual([
      '2025-08',
      '2025-09',
      '2025-11',
    ]);
    expect(isoInstant(knownAt[labels.indexOf('2025-09')]!)).toBe('2025-10-24T12:30:00Z');
    expect(isoInstant(knownAt[labels.indexOf('2025-11')]!)).toBe('2025-12-18T13:30:00Z');
    expect(data.issues).toEqual([]);
  });

  it('without publication times it is refused, and with a lag it goes back to 1913', () => {
    const text = readShared('data/cpi_nsa_monthly.csv');
    const columns = { cpi_nsa: 'cpi' };
    const refused = load(text, [monthly('cpi')], { feed: { name: 'cpi', type: 'csv', path: '', columns } });
    expect(refused.issues.map((i) => i.id)).toEqual(['missing-publication-time']);
    const lag = { count: 14, unit: 'days', clock: 510 } as const;
    const data = load(text, [monthly('cpi')], { feed: { name: 'cpi', type: 'csv', path: '', columns, lag } });
    expect(isoDate(data.series.get('cpi')!.period[0]!)).toBe('1913-01-01');
  });
});

describeShared('SPY as LEAN has it', ['data/spy_daily_lean.csv'], () => {
  it('has bars with volume, and its gaps are told', () => {
    const data = load(readShared('data/spy_daily_lean.csv'), [input('spy', { unit: 'price', bars: true })], {
      name: 'spy_daily_lean.csv',
    });
    const { period, fields } = data.series.get('spy')!;
    expect(isoDate(nyse.date[period[0]!]!)).toBe('1998-01-02');
    expect(fields.get('volume')![0]).toBe(2_150_000);
    expect(count(data, 'row-on-closed-day')).toBe(0);
  });
});
