import { describe, expect, it } from 'vitest';
import { civilDate, isoDate, isoInstant, parseIsoDate, weekday } from '../../src/calendar/civil.ts';
import { eventCalendar, eventCalendarNames } from '../../src/calendar/events/index.ts';
import { exceptionalClosures } from '../../src/calendar/exceptions.ts';
import { tradingCalendar } from '../../src/calendar/index.ts';
import type { EventCalendar } from '../../src/calendar/types.ts';
import { recordConformance } from '../support/conformance.ts';
import { missing, readShared } from '../support/shared.ts';

const nyse = tradingCalendar('XNYS')!;
const named = (name: string): EventCalendar => eventCalendar(name, nyse)!;
const dates = (events: EventCalendar): string[] => events.events.map((e) => isoDate(e.date));

/** Expiries that the plain rule would put on another weekday. */
const shifted = (events: EventCalendar, regular: number): string[] =>
  dates(events).filter((d) => weekday(parseIsoDate(d)!) !== regular);

describe.each(eventCalendarNames)('%s', (name) => {
  const { events, knownThrough } = named(name);

  it('is in order, announced before it happens, and on its date in New York', () => {
    expect(events.length).toBeGreaterThan(100);
    for (const [i, event] of events.entries()) {
      if (i > 0) expect(event.time).toBeGreaterThan(events[i - 1]!.time);
      expect(event.announced).toBeLessThan(event.time);
      expect(nyse.dateOf(event.time)).toBe(event.date);
      expect(event.date).toBeLessThanOrEqual(knownThrough);
    }
  });

  it('is made once', () => expect(named(name)).toBe(named(name)));
});

it('knows no other name', () => expect(eventCalendar('calendar.jackson_hole', nyse)).toBeUndefined());

describe('FOMC', () => {
  const { events } = named('calendar.fomc');

  it('meets eight times a year', () => {
    for (let year = 1990; year <= 2027; year++) {
      expect(events.filter((e) => civilDate(e.date).year === year).length, String(year)).toBe(8);
    }
  });

  it('has the meeting of 2020-03-18 until the evening of the 15th', () => {
    const march = events.find((e) => isoDate(e.date) === '2020-03-18')!;
    expect(isoInstant(march.cancelled!)).toBe('2020-03-15T21:00:00Z');
    expect(isoInstant(march.announced)).toBe('2019-07-01T04:00:00Z');
    expect(events.filter((e) => e.cancelled !== undefined)).toEqual([march]);
  });

  it('speaks at 14:00, and at 12:30 or 14:15 before March 2013', () => {
    const at = (iso: string) => isoInstant(events.find((e) => isoDate(e.date) === iso)!.time);
    expect(at('2026-01-28')).toBe('2026-01-28T19:00:00Z');
    expect(at('2012-12-12')).toBe('2012-12-12T17:30:00Z');
    expect(at('2008-12-16')).toBe('2008-12-16T19:15:00Z');
  });

  describe.skipIf(missing('vectors/calendars/nyse-fomc.json', 'data/fomc_dates.csv'))(
    'against others',
    () => {
      it('is equal to both lists', () => {
        const file = JSON.parse(readShared('vectors/calendars/nyse-fomc.json')) as {
          readonly fomc_scheduled_decision_days: readonly string[];
        };
        const ours = dates(named('calendar.fomc'));
        expect(ours.filter((d) => d >= '2007')).toEqual(file.fomc_scheduled_decision_days);
        const rows = readShared('data/fomc_dates.csv').trim().split('\n').slice(1);
        const scheduled = rows.filter((r) => r.includes(',scheduled,')).map((r) => r.slice(0, 10));
        // That list holds what happened: the cancelled meeting is not in it.
        expect(ours.filter((d) => d < '2027' && d !== '2020-03-18')).toEqual(scheduled);
        const total = file.fomc_scheduled_decision_days.length + scheduled.length;
        recordConformance(
          'events: FOMC',
          total,
          total,
          'scheduled decisions 1990 to 2028 in two public lists',
        );
      });
    },
  );
});

describe('CPI', () => {
  const { events } = named('calendar.cpi');
  const find = (iso: string) => events.find((e) => isoDate(e.date) === iso)!;

  it('is released at 08:30, and moves with the shutdowns as they became known', () => {
    expect(isoInstant(find('2026-07-14').time)).toBe('2026-07-14T12:30:00Z');
    expect(isoInstant(find('2025-10-15').cancelled!)).toBe('2025-10-10T14:00:00Z');
    expect(isoInstant(find('2025-10-24').announced)).toBe('2025-10-10T14:00:00Z');
    expect(find('2025-12-10').cancelled).toBe(find('2025-12-18').announced);
    expect(find('2026-02-11').cancelled).toBe(find('2026-02-13').announced);
    // What never came never happened: cancelled by the time it was due.
    expect(find('2025-11-13').cancelled).toBe(find('2025-11-13').time);
  });

  it.skipIf(missing('data/cpi_release_dates.csv'))('is equal to the published dates', () => {
    const rows = readShared('data/cpi_release_dates.csv').trim().split('\n').slice(1);
    const published = rows.map((r) => r.slice(0, 10));
    const came = events.filter((e) => e.cancelled === undefined).map((e) => isoDate(e.date));
    expect(came.slice(0, published.length)).toEqual(published);
    recordConformance('events: CPI', published.length, published.length, 'releases 2014 to 2026-07');
  });
});

describe('expiries', () => {
  // DOMAIN: third Fridays that were Good Friday or Juneteenth, and the VIX Wednesdays around them.
  it('monthly: the session before a closed third Friday', () => {
    expect(shifted(named('calendar.monthly_expiry'), 5)).toEqual([
      '1992-04-16',
      '2000-04-20',
      '2003-04-17',
      '2008-03-20',
      '2014-04-17',
      '2019-04-18',
      '2022-04-14',
      '2025-04-17',
      '2026-06-18',
      '2027-06-17',
      '2030-04-18',
    ]);
  });

  it('quarterly: March, June, September, December', () => {
    const quarterly = dates(named('calendar.quarterly_expiry'));
    expect(quarterly.filter((d) => d.startsWith('2026'))).toEqual([
      '2026-03-20',
      '2026-06-18',
      '2026-09-18',
      '2026-12-18',
    ]);
    const monthly = new Set(dates(named('calendar.monthly_expiry')));
    expect(quarterly.every((d) => monthly.has(d))).toBe(true);
  });

  it('VIX: the business day before where Wednesday or the Friday that it hangs on is closed', () => {
    expect(shifted(named('calendar.vix_expiry'), 3).filter((d) => d >= '2004')).toEqual([
      '2008-02-19',
      '2014-03-18',
      '2019-03-19',
      '2022-03-15',
      '2024-06-18',
      '2025-03-18',
      '2026-05-19',
      '2027-05-18',
      '2030-03-19',
      '2030-06-18',
    ]);
  });

  it('no exceptional closure fell on a day that a rule would choose', () => {
    const third = exceptionalClosures.map(([d]) => parseIsoDate(d)!).filter((d) => weekday(d) === 5);
    expect(third.map(isoDate).filter((d) => Number(d.slice(8)) >= 15 && Number(d.slice(8)) <= 21)).toEqual(
      [],
    );
  });
});
