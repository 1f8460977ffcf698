import { describe, expect, it } from 'vitest';
import { isoDate, isoInstant, parseIsoDate } from '../../src/calendar/civil.ts';
import { parseLag } from '../../src/data/feeds.ts';
import { periodKnownAt, publicationTime, sessionKnownAt } from '../../src/data/known-at.ts';
import { monthsAfter, periodEnd, periodLabel, periodStart } from '../../src/data/periods.ts';
import { nyse } from '../support/inputs.ts';

const day = (iso: string): number => parseIsoDate(iso)!;
const session = (iso: string): number => nyse.indexOf(day(iso));

describe('lags', () => {
  it('are read as the schema writes them', () => {
    expect(parseLag('1 session')).toEqual({ count: 1, unit: 'sessions' });
    expect(parseLag('14 days at 08:30')).toEqual({ count: 14, unit: 'days', clock: 510 });
    expect(parseLag('1 session 16:15')).toEqual({ count: 1, unit: 'sessions', clock: 975 });
    expect(parseLag('08:30')).toEqual({ count: 0, unit: 'days', clock: 510 });
    for (const wrong of ['', 'soon', '1', '1 year', '-1 days', '1.5 days', '25:00', 'at']) {
      expect(parseLag(wrong), wrong).toBeUndefined();
    }
  });

  const after = (iso: string, lag: string) => isoInstant(sessionKnownAt(session(iso), parseLag(lag), nyse));

  it('of sessions: at a later close, or a clock time of its day', () => {
    expect(isoInstant(sessionKnownAt(session('2025-11-28'), undefined, nyse))).toBe('2025-11-28T18:00:00Z');
    expect(after('2025-11-26', '1 session')).toBe('2025-11-28T18:00:00Z');
    expect(after('2025-11-26', '1 session at 16:15')).toBe('2025-11-28T21:15:00Z');
    expect(after('2025-11-26', '15 minutes')).toBe('2025-11-26T21:15:00Z');
    expect(after('2025-11-26', '2 hours')).toBe('2025-11-26T23:00:00Z');
    expect(after('2025-11-26', '16:15')).toBe('2025-11-26T21:15:00Z');
    expect(after('2025-11-26', '1 day')).toBe('2025-11-28T05:00:00Z');
  });

  it('never make a value known before its session closes', () => {
    expect(after('2025-11-26', '09:00')).toBe('2025-11-26T21:00:00Z');
    expect(sessionKnownAt(nyse.date.length - 1, parseLag('1 session'), nyse)).toBe(Number.POSITIVE_INFINITY);
  });

  it('of periods: from the last day on, to the end of a day where no clock time is given', () => {
    const end = (iso: string, lag: string) => isoInstant(periodKnownAt(day(iso), parseLag(lag)!, nyse));
    expect(end('2025-09-30', '14 days at 08:30')).toBe('2025-10-14T12:30:00Z');
    expect(end('2025-09-30', '25 days')).toBe('2025-10-26T04:00:00Z');
    expect(end('2025-09-30', '2 weeks')).toBe('2025-10-15T04:00:00Z');
    expect(end('2025-12-31', '2 months')).toBe('2026-03-01T05:00:00Z');
    expect(end('2025-11-30', '1 session')).toBe('2025-12-01T21:00:00Z');
    expect(end('2025-11-30', '6 hours')).toBe('2025-12-01T11:00:00Z');
  });
});

describe('publications', () => {
  const published = (input: string, lag?: string) =>
    isoInstant(
      publicationTime(
        { date: day('2025-10-24') },
        input,
        lag === undefined ? undefined : parseLag(lag),
        nyse,
      ),
    );

  it('count from their time; a mere date from its clock time, or from the end of the day', () => {
    expect(isoInstant(publicationTime({ date: day('2025-10-24'), time: 0 }, 'cpi', undefined, nyse))).toBe(
      '1970-01-01T00:00:00Z',
    );
    expect(published('wacc')).toBe('2025-10-25T04:00:00Z');
    expect(published('wacc', '16:15')).toBe('2025-10-24T20:15:00Z');
    expect(published('cpi')).toBe('2025-10-24T12:30:00Z');
    expect(published('cpi', '10:00')).toBe('2025-10-24T14:00:00Z');
  });

  it('midnight is a mere date: nothing is known the evening before', () => {
    const midnight = { date: day('2025-10-24'), time: Date.UTC(2025, 9, 24), midnight: true };
    expect(isoInstant(publicationTime(midnight, 'wacc', undefined, nyse))).toBe('2025-10-25T04:00:00Z');
  });
});

describe('periods', () => {
  it('begin and end on civil days', () => {
    const bounds = (iso: string, unit: 'week' | 'month' | 'quarter') => {
      const start = periodStart(day(iso), unit);
      return [isoDate(start), isoDate(periodEnd(start, unit)), periodLabel(start, unit)];
    };
    expect(bounds('2025-10-26', 'week')).toEqual(['2025-10-20', '2025-10-26', 'the week of 2025-10-20']);
    expect(bounds('2024-02-15', 'month')).toEqual(['2024-02-01', '2024-02-29', '2024-02']);
    expect(bounds('2025-12-31', 'quarter')).toEqual(['2025-10-01', '2025-12-31', '2025Q4']);
    expect(bounds('1913-01-01', 'month')).toEqual(['1913-01-01', '1913-01-31', '1913-01']);
  });

  it('a month later is the same day, or the last there is', () => {
    expect(isoDate(monthsAfter(day('2025-01-31'), 1))).toBe('2025-02-28');
    expect(isoDate(monthsAfter(day('2025-10-31'), 4))).toBe('2026-02-28');
    expect(isoDate(monthsAfter(day('2025-12-15'), 1))).toBe('2026-01-15');
  });
});
