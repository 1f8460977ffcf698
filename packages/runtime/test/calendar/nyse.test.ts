import { describe, expect, it } from 'vitest';
import { epochDay, isoDate, isoInstant, parseIsoDate } from '../../src/calendar/civil.ts';
import { tradingCalendar } from '../../src/calendar/index.ts';
import { makeNyse } from '../../src/calendar/nyse.ts';

const nyse = tradingCalendar('XNYS')!;
const day = (iso: string) => parseIsoDate(iso)!;
const hours = (iso: string) => {
  const i = nyse.indexOf(day(iso));
  return [isoInstant(nyse.open[i]!), isoInstant(nyse.close[i]!)];
};
const closedDays = (year: number) => {
  const days: string[] = [];
  for (let d = epochDay(year, 1, 1); d <= epochDay(year, 12, 31); d++) {
    if (nyse.closedBecause(d) !== undefined && nyse.closedBecause(d) !== 'a weekend') days.push(isoDate(d));
  }
  return days;
};

it('is one object, and knows no other name', () => {
  expect(tradingCalendar('XNYS')).toBe(nyse);
  expect(tradingCalendar('XLON')).toBeUndefined();
});

it('reaches from 1990 to 2030', () => {
  expect(isoDate(nyse.date[0]!)).toBe('1990-01-02');
  expect(isoDate(nyse.date.at(-1)!)).toBe('2030-12-31');
});

it('has the closures that the exchange published for 2026 and 2027', () => {
  const published2026 =
    '2026-01-01 2026-01-19 2026-02-16 2026-04-03 2026-05-25 2026-06-19 2026-07-03 2026-09-07 2026-11-26 2026-12-25';
  const published2027 =
    '2027-01-01 2027-01-18 2027-02-15 2027-03-26 2027-05-31 2027-06-18 2027-07-05 2027-09-06 2027-11-25 2027-12-24';
  expect(closedDays(2026)).toEqual(published2026.split(' '));
  expect(closedDays(2027)).toEqual(published2027.split(' '));
});

it("opens on the eve of a New Year's Day that falls on a Saturday", () => {
  for (const eve of ['1993-12-31', '1999-12-31', '2004-12-31', '2010-12-31', '2021-12-31', '2027-12-31']) {
    expect(nyse.indexOf(day(eve)), eve).toBeGreaterThan(0);
  }
});

it('has half days in both seasons, and the exchange that opened late', () => {
  expect(hours('2025-11-28')).toEqual(['2025-11-28T14:30:00Z', '2025-11-28T18:00:00Z']);
  expect(hours('2024-07-03')).toEqual(['2024-07-03T13:30:00Z', '2024-07-03T17:00:00Z']);
  expect(hours('1996-01-08')).toEqual(['1996-01-08T16:00:00Z', '1996-01-08T19:00:00Z']);
  expect(hours('2002-09-11')).toEqual(['2002-09-11T16:00:00Z', '2002-09-11T20:00:00Z']);
});

it('joins the sessions around an exceptional closure', () => {
  const before = nyse.indexOf(day('2001-09-10'));
  expect(nyse.indexOf(day('2001-09-17'))).toBe(before + 1);
  expect(nyse.closedBecause(day('2001-09-12'))).toBe('attacks of September 11');
  expect(nyse.closedBecause(day('2022-06-20'))).toBe('Juneteenth');
  expect(nyse.closedBecause(day('2022-06-21'))).toBeUndefined();
});

describe('look-ups', () => {
  it('find every session by date, by its own close, and just before it', () => {
    for (let i = 0; i < nyse.date.length; i++) {
      expect(nyse.indexOf(nyse.date[i]!)).toBe(i);
      expect(nyse.closedBy(nyse.close[i]!)).toBe(i);
      expect(nyse.closedBy(nyse.close[i]! - 1)).toBe(i - 1);
      expect(nyse.dateOf(nyse.close[i]!)).toBe(nyse.date[i]);
    }
  });

  it('stop at the ends', () => {
    expect(nyse.indexOf(day('1989-12-29'))).toBe(-1);
    expect(nyse.atOrBefore(day('1990-01-01'))).toBe(-1);
    expect(nyse.atOrBefore(day('2035-01-01'))).toBe(nyse.date.length - 1);
    expect(nyse.closedBy(0)).toBe(-1);
    expect(nyse.indexOf(day('2031-01-02'))).toBe(-1);
    expect(nyse.closedBecause(day('2031-01-02'))).toBe('outside 1990-01-01 to 2030-12-31');
  });
});

describe('with what a user knows and this version does not', () => {
  const changed = makeNyse({
    extraClosures: ['2027-05-05'],
    earlyCloses: { '2027-05-06': '13:00' },
    lateOpens: { '2027-05-06': '10:00' },
  });

  it('has the extra closure and hours, and nothing else changes', () => {
    expect(changed.indexOf(day('2027-05-05'))).toBe(-1);
    expect(changed.closedBecause(day('2027-05-05'))).toBe('closed by hedgerow.json');
    const i = changed.indexOf(day('2027-05-06'));
    expect(isoInstant(changed.open[i]!)).toBe('2027-05-06T14:00:00Z');
    expect(isoInstant(changed.close[i]!)).toBe('2027-05-06T17:00:00Z');
    expect(changed.date.length).toBe(nyse.date.length - 1);
    expect(tradingCalendar('XNYS', { extraClosures: [] })!.date).toEqual(nyse.date);
  });

  it('refuses what is no date or time', () => {
    expect(() => makeNyse({ extraClosures: ['2027-02-30'] })).toThrow(
      '"2027-02-30" is not a date YYYY-MM-DD',
    );
    expect(() => makeNyse({ earlyCloses: { '2027-05-06': '25:00' } })).toThrow('"25:00" is not a time HH:MM');
  });
});
