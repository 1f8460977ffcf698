import { expect, test } from 'vitest';
import { lintOne } from '../../testing.ts';

const found = (text: string) => lintOne('always-true-condition', text);

test('tautologies over thresholds, windows and bands', () => {
  expect(found('when vix > 20 or vix < 30 alert "x"')).toHaveLength(1);
  expect(found('when vix > 30 within 3 sessions or vix <= 30 for 3 sessions alert "x"')).toHaveLength(1);
  expect(
    found('regime r by vix { a below 20 b above 20 }\nwhen spx > 3 and r in a..b alert "x"'),
  ).toHaveLength(1);
});

test('what can fail is left alone', () => {
  expect(found('when vix > 20 or vix < 19 alert "x"')).toEqual([]);
  expect(found('when rsi(spx, 14) > 30 or second_engine is active alert "x"')).toEqual([]);
});
