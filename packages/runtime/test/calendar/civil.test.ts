import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  civilDate,
  easterSunday,
  epochDay,
  isoDate,
  isoInstant,
  lastWeekday,
  MS_PER_DAY,
  nthWeekday,
  parseIsoDate,
  weekday,
} from '../../src/calendar/civil.ts';

it('agrees with the platform on every day of 1600..2400', () => {
  const last = epochDay(2400, 12, 31);
  for (let date = epochDay(1600, 1, 1); date <= last; date++) {
    const platform = new Date(date * MS_PER_DAY);
    const { year, month, day } = civilDate(date);
    if (
      year !== platform.getUTCFullYear() ||
      month !== platform.getUTCMonth() + 1 ||
      day !== platform.getUTCDate() ||
      weekday(date) !== platform.getUTCDay() ||
      epochDay(year, month, day) !== date
    )
      expect.fail(`${platform.toISOString()} is ${isoDate(date)}`);
  }
});

it('writes instants as ISO does', () => {
  fc.assert(
    fc.property(fc.integer({ min: -6e12, max: 6e12 }), (time) => {
      const iso = new Date(time).toISOString();
      expect(isoInstant(time)).toBe(iso.replace('.000Z', 'Z'));
    }),
  );
});

it('reads only dates that exist', () => {
  expect(parseIsoDate('2020-02-29')).toBe(epochDay(2020, 2, 29));
  for (const wrong of ['2019-02-29', '2020-13-01', '2020-00-10', '2020-04-31', '2020-4-01', '20200401', '']) {
    expect(parseIsoDate(wrong), wrong).toBeUndefined();
  }
});

it('finds weekdays of a month, and Easter', () => {
  expect(isoDate(nthWeekday(2026, 9, 1, 1))).toBe('2026-09-07');
  expect(isoDate(nthWeekday(2026, 11, 4, 4))).toBe('2026-11-26');
  expect(isoDate(lastWeekday(2026, 5, 1))).toBe('2026-05-25');
  expect(isoDate(lastWeekday(2026, 12, 4))).toBe('2026-12-31');
  // The earliest and latest Easters of two centuries, and one of the algorithm's exceptional years.
  expect([1818, 1943, 1954, 1981, 2000, 2008, 2038].map((y) => isoDate(easterSunday(y)))).toEqual([
    '1818-03-22',
    '1943-04-25',
    '1954-04-18',
    '1981-04-19',
    '2000-04-23',
    '2008-03-23',
    '2038-04-25',
  ]);
});
