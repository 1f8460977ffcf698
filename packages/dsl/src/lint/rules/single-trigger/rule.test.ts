import { expect, test } from 'vitest';
import { lintOne } from '../../testing.ts';

const found = (text: string) => lintOne('single-trigger', text);

test('one input, however much is asked of it, is one trigger', () => {
  expect(
    found('when vix > 28 for 3 sessions and vix rising over 5 sessions activate second_engine'),
  ).toHaveLength(1);
  expect(found('let high = vix > 28\nwhen high activate second_engine')).toHaveLength(1);
});

test('a second input, an event, an `unless` is confirmation', () => {
  expect(found('when vix > 28 and vix3m < vix activate second_engine')).toEqual([]);
  expect(found('when vix > 28 and within 14 days before fomc activate second_engine')).toEqual([]);
  expect(found('when vix > 28 unless spx > sma(spx, 200) activate second_engine')).toEqual([]);
});

test('alerts may hang on one number', () => {
  expect(found('when vix > 28 alert "x"')).toEqual([]);
});
