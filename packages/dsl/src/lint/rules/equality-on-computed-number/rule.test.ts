import { expect, test } from 'vitest';
import { lintOne } from '../../testing.ts';

const found = (text: string) => lintOne('equality-on-computed-number', text);

test('arithmetic and functions are computed', () => {
  expect(found('when vix - vix3m == 0 alert "x"')).toHaveLength(1);
  expect(found('when sma(vix, 5) != 20 alert "x"')).toHaveLength(1);
  expect(found('let d = vix - vix3m\nwhen d == 0 for 2 sessions and d != 3 alert "x"')).toHaveLength(2);
});

test('what is printed, counted or a state is not', () => {
  expect(found('when vix == 20 alert "x"')).toEqual([]);
  expect(found('when vix == vix 1 session ago alert "x"')).toEqual([]);
  expect(found('when count(vix > 20, 5 sessions) == 3 alert "x"')).toEqual([]);
});

test('a definition that several rules share is told once', () => {
  expect(
    found('let flat = vix - vix3m == 0\nwhen flat alert "a"\nwhen flat and vix > 3 alert "b"'),
  ).toHaveLength(1);
});
