/**
 * Scheduled decisions of the Federal Open Market Committee: the last day of each meeting. Facts from the Board's
 * meeting calendars and historical materials (federalreserve.gov/monetarypolicy/fomccalendars.htm and
 * fomc_historical.htm); 2027 and January 2028 from its press release of 2025-09-05. Unscheduled actions
 * (2001-01-03, 2001-04-18, 2001-09-17, 2007-08-17, 2008-01-22, 2008-10-08, 2020-03-03, 2020-03-15) are no events:
 * nobody could count the days to them.
 */
import { epochDay, parseIsoDate } from '../civil.ts';
import type { EventCalendar, ScheduledEvent, TradingCalendar } from '../types.ts';

/** Month and day, by year. */
const decisions: Readonly<Record<number, string>> = {
  1990: '02-07 03-27 05-15 07-03 08-21 10-02 11-13 12-18',
  1991: '02-06 03-26 05-14 07-03 08-20 10-01 11-05 12-17',
  1992: '02-05 03-31 05-19 07-01 08-18 10-06 11-17 12-22',
  1993: '02-03 03-23 05-18 07-07 08-17 09-21 11-16 12-21',
  1994: '02-04 03-22 05-17 07-06 08-16 09-27 11-15 12-20',
  1995: '02-01 03-28 05-23 07-06 08-22 09-26 11-15 12-19',
  1996: '01-31 03-26 05-21 07-03 08-20 09-24 11-13 12-17',
  1997: '02-05 03-25 05-20 07-02 08-19 09-30 11-12 12-16',
  1998: '02-04 03-31 05-19 07-01 08-18 09-29 11-17 12-22',
  1999: '02-03 03-30 05-18 06-30 08-24 10-05 11-16 12-21',
  2000: '02-02 03-21 05-16 06-28 08-22 10-03 11-15 12-19',
  2001: '01-31 03-20 05-15 06-27 08-21 10-02 11-06 12-11',
  2002: '01-30 03-19 05-07 06-26 08-13 09-24 11-06 12-10',
  2003: '01-29 03-18 05-06 06-25 08-12 09-16 10-28 12-09',
  2004: '01-28 03-16 05-04 06-30 08-10 09-21 11-10 12-14',
  2005: '02-02 03-22 05-03 06-30 08-09 09-20 11-01 12-13',
  2006: '01-31 03-28 05-10 06-29 08-08 09-20 10-25 12-12',
  2007: '01-31 03-21 05-09 06-28 08-07 09-18 10-31 12-11',
  2008: '01-30 03-18 04-30 06-25 08-05 09-16 10-29 12-16',
  2009: '01-28 03-18 04-29 06-24 08-12 09-23 11-04 12-16',
  2010: '01-27 03-16 04-28 06-23 08-10 09-21 11-03 12-14',
  2011: '01-26 03-15 04-27 06-22 08-09 09-21 11-02 12-13',
  2012: '01-25 03-13 04-25 06-20 08-01 09-13 10-24 12-12',
  2013: '01-30 03-20 05-01 06-19 07-31 09-18 10-30 12-18',
  2014: '01-29 03-19 04-30 06-18 07-30 09-17 10-29 12-17',
  2015: '01-28 03-18 04-29 06-17 07-29 09-17 10-28 12-16',
  2016: '01-27 03-16 04-27 06-15 07-27 09-21 11-02 12-14',
  2017: '02-01 03-15 05-03 06-14 07-26 09-20 11-01 12-13',
  2018: '01-31 03-21 05-02 06-13 08-01 09-26 11-08 12-19',
  2019: '01-30 03-20 05-01 06-19 07-31 09-18 10-30 12-11',
  2020: '01-29 03-18 04-29 06-10 07-29 09-16 11-05 12-16',
  2021: '01-27 03-17 04-28 06-16 07-28 09-22 11-03 12-15',
  2022: '01-26 03-16 05-04 06-15 07-27 09-21 11-02 12-14',
  2023: '02-01 03-22 05-03 06-14 07-26 09-20 11-01 12-13',
  2024: '01-31 03-20 05-01 06-12 07-31 09-18 11-07 12-18',
  2025: '01-29 03-19 05-07 06-18 07-30 09-17 10-29 12-10',
  2026: '01-28 03-18 04-29 06-17 07-29 09-16 10-28 12-09',
  2027: '01-27 03-17 04-28 06-09 07-28 09-15 10-27 12-08',
  2028: '01-26',
};

/** Statements that came at 12:30, before a press conference. */
const halfPastTwelve: ReadonlySet<string> = new Set(
  '2011-04-27 2011-06-22 2011-11-02 2012-01-25 2012-04-25 2012-06-20 2012-09-13 2012-12-12'.split(' '),
);

/** The meeting of 2020-03-17..18 was replaced by the action of Sunday 2020-03-15, announced at 17:00. */
const cancelled: Readonly<Record<string, { readonly date: string; readonly minutes: number }>> = {
  '2020-03-18': { date: '2020-03-15', minutes: 17 * 60 },
};

/** Minutes after midnight in New York: 14:00 since 2013-03-20, 14:15 before (nominal before 1995). */
function statementTime(iso: string): number {
  if (halfPastTwelve.has(iso)) return 12 * 60 + 30;
  return iso >= '2013-03-20' ? 14 * 60 : 14 * 60 + 15;
}

/**
 * As-of rule: the meetings of a year are known from 1 July of the year before. The Board has published the next
 * year's calendar in that year's first half or earlier (2026's on 2024-08-09), so this is late rather than early.
 */
export function fomc(calendar: TradingCalendar): EventCalendar {
  const events: ScheduledEvent[] = [];
  for (const [year, days] of Object.entries(decisions)) {
    const announced = calendar.timeOf(epochDay(Number(year) - 1, 7, 1), 0);
    for (const day of days.split(' ')) {
      const iso = `${year}-${day}`;
      const date = parseIsoDate(iso)!;
      const end = cancelled[iso];
      events.push({
        date,
        time: calendar.timeOf(date, statementTime(iso)),
        announced,
        ...(end && { cancelled: calendar.timeOf(parseIsoDate(end.date)!, end.minutes) }),
      });
    }
  }
  return { name: 'calendar.fomc', events, knownThrough: epochDay(2028, 1, 31) };
}
