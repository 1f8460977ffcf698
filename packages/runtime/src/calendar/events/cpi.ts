/**
 * Releases of the US Consumer Price Index, 08:30 in New York. Facts from the schedule and archive of the Bureau of
 * Labor Statistics (bls.gov/schedule/news_release/cpi.htm and bls.gov/bls/news-release/cpi.htm).
 */
import { epochDay, parseIsoDate } from '../civil.ts';
import type { EventCalendar, ScheduledEvent, TradingCalendar } from '../types.ts';

/** Month and day of each release, by year: as it came, and from August 2026 as scheduled. */
const releases: Readonly<Record<number, string>> = {
  2014: '01-16 02-20 03-18 04-15 05-15 06-17 07-22 08-19 09-17 10-22 11-20 12-17',
  2015: '01-16 02-26 03-24 04-17 05-22 06-18 07-17 08-19 09-16 10-15 11-17 12-15',
  2016: '01-20 02-19 03-16 04-14 05-17 06-16 07-15 08-16 09-16 10-18 11-17 12-15',
  2017: '01-18 02-15 03-15 04-14 05-12 06-14 07-14 08-11 09-14 10-13 11-15 12-13',
  2018: '01-12 02-14 03-13 04-11 05-10 06-12 07-12 08-10 09-13 10-11 11-14 12-12',
  2019: '01-11 02-13 03-12 04-10 05-10 06-12 07-11 08-13 09-12 10-10 11-13 12-11',
  2020: '01-14 02-13 03-11 04-10 05-12 06-10 07-14 08-12 09-11 10-13 11-12 12-10',
  2021: '01-13 02-10 03-10 04-13 05-12 06-10 07-13 08-11 09-14 10-13 11-10 12-10',
  2022: '01-12 02-10 03-10 04-12 05-11 06-10 07-13 08-10 09-13 10-13 11-10 12-13',
  2023: '01-12 02-14 03-14 04-12 05-10 06-13 07-12 08-10 09-13 10-12 11-14 12-12',
  2024: '01-11 02-13 03-12 04-10 05-15 06-12 07-11 08-14 09-11 10-10 11-13 12-11',
  2025: '01-15 02-12 03-12 04-10 05-13 06-11 07-15 08-12 09-11 10-24 12-18',
  2026: '01-13 02-13 03-11 04-10 05-12 06-10 07-14 08-12 09-11 10-14 11-10 12-10',
};

/** Dates that a schedule named and then lost, with the New York time at which that was known. */
const moved: readonly {
  readonly scheduled: string;
  readonly cancelled: string;
  readonly minutes: number;
  /** The release that took its place, known from the same time. */
  readonly replacement?: string;
}[] = [
  // Lapse in appropriations of 2025-10-01..11-12: BLS notice of 2025-10-10.
  { scheduled: '2025-10-15', cancelled: '2025-10-10', minutes: 10 * 60, replacement: '2025-10-24' },
  // The index of October 2025 was never published: nothing came on the day; confirmed by BLS on 2025-11-21.
  { scheduled: '2025-11-13', cancelled: '2025-11-13', minutes: 8 * 60 + 30 },
  { scheduled: '2025-12-10', cancelled: '2025-11-21', minutes: 11 * 60, replacement: '2025-12-18' },
  // Lapse in appropriations of 2026-01-31..02-03.
  { scheduled: '2026-02-11', cancelled: '2026-02-04', minutes: 12 * 60, replacement: '2026-02-13' },
];

const RELEASE = 8 * 60 + 30;

/** As-of rule: the releases of a year are known from 1 December of the year before. */
export function cpi(calendar: TradingCalendar): EventCalendar {
  const events: ScheduledEvent[] = [];
  const add = (iso: string, announced: number, cancelled?: number): void => {
    const date = parseIsoDate(iso)!;
    const time = calendar.timeOf(date, RELEASE);
    events.push({ date, time, announced, ...(cancelled !== undefined && { cancelled }) });
  };
  const yearKnown = (year: number): number => calendar.timeOf(epochDay(year - 1, 12, 1), 0);
  const changeKnown = (change: (typeof moved)[number]): number =>
    calendar.timeOf(parseIsoDate(change.cancelled)!, change.minutes);

  for (const [year, days] of Object.entries(releases)) {
    for (const day of days.split(' ')) {
      const iso = `${year}-${day}`;
      const change = moved.find((m) => m.replacement === iso);
      add(iso, change ? changeKnown(change) : yearKnown(Number(year)));
    }
  }
  for (const change of moved) {
    add(change.scheduled, yearKnown(Number(change.scheduled.slice(0, 4))), changeKnown(change));
  }
  events.sort((a, b) => a.time - b.time);
  return { name: 'calendar.cpi', events, knownThrough: epochDay(2026, 12, 31) };
}
