import { expect, it } from 'vitest';
import { epochDay, isoDate, isoInstant, MS_PER_DAY } from '../../src/calendar/civil.ts';
import { newYorkDate, newYorkTime } from '../../src/calendar/zone.ts';

const intl = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/New_York',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

it('agrees with Intl on every day of 1990..2030, at midnight, 09:30, 16:00 and 23:59', () => {
  const last = epochDay(2030, 12, 31);
  for (let date = epochDay(1990, 1, 1); date <= last; date++) {
    for (const [clock, minutes] of [
      ['00:00', 0],
      ['09:30', 570],
      ['16:00', 960],
      ['23:59', 1439],
    ] as const) {
      const time = newYorkTime(date, minutes);
      const expected = `${isoDate(date)}, ${clock}`;
      if (intl.format(time) !== expected || newYorkDate(time) !== date)
        expect.fail(`${isoInstant(time)} is ${intl.format(time)} in New York, expected ${expected}`);
    }
  }
});

it('agrees with Intl on the hours around each change', () => {
  for (let year = 1990; year <= 2030; year++) {
    for (let date = epochDay(year, 3, 8); date <= epochDay(year, 11, 7); date++) {
      for (const hour of [4, 5, 6, 7]) {
        const time = date * MS_PER_DAY + hour * 3_600_000;
        if (isoDate(newYorkDate(time)) !== intl.format(time).slice(0, 10))
          expect.fail(`${isoInstant(time)}: ${isoDate(newYorkDate(time))}, Intl says ${intl.format(time)}`);
      }
    }
  }
});

it('has the hand-computed instants of the changes', () => {
  const at = (y: number, m: number, d: number, minutes: number) =>
    isoInstant(newYorkTime(epochDay(y, m, d), minutes));
  expect(at(2025, 3, 7, 975)).toBe('2025-03-07T21:15:00Z');
  expect(at(2025, 3, 10, 975)).toBe('2025-03-10T20:15:00Z');
  expect(at(2025, 10, 31, 975)).toBe('2025-10-31T20:15:00Z');
  expect(at(2025, 11, 3, 975)).toBe('2025-11-03T21:15:00Z');
  // 2006 was the last year of the old rule: 2 April to 29 October.
  expect(at(2006, 3, 31, 960)).toBe('2006-03-31T21:00:00Z');
  expect(at(2006, 4, 3, 960)).toBe('2006-04-03T20:00:00Z');
  expect(at(2006, 10, 30, 960)).toBe('2006-10-30T21:00:00Z');
  // 02:30 does not occur on the first day and 01:30 occurs twice on the last.
  expect(at(2025, 3, 9, 150)).toBe('2025-03-09T07:30:00Z');
  expect(at(2025, 11, 2, 90)).toBe('2025-11-02T05:30:00Z');
});
