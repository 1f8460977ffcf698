import { expect, test } from 'vitest';
import { lintOne } from '../../testing.ts';

const found = (text: string) => lintOne('calendar-days-window', text);

test('windows of conditions and functions, not distances to events', () => {
  expect(found('when vix > 28 for 3 days alert "x"')).toHaveLength(1);
  expect(found('when vix rising over 5 days and vix > max(vix, 4 days) alert "x"')).toHaveLength(2);
  expect(found('when within 5 days before fomc and 3..5 days after fomc alert "x"')).toEqual([]);
});

test('long windows, sessions and grids of minutes are meant', () => {
  expect(found('when vix > 28 within 30 days alert "x"')).toEqual([]);
  expect(found('when vix > 28 for 3 sessions alert "x"')).toEqual([]);
  expect(found('evaluate every 5 minutes\nwhen vix > 28 for 3 days alert "x"')).toEqual([]);
});
