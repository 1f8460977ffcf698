import { expect, test } from 'vitest';
import { lintOne } from '../../testing.ts';

const found = (text: string) => lintOne('redundant-condition', text);

test('conjuncts that follow, through windows and definitions', () => {
  expect(found('when vix > 28 for 3 sessions and vix > 25 alert "x"').map((d) => d.params.text)).toEqual([
    'vix > 25',
  ]);
  expect(found('let high = vix > 30\nwhen high and vix > 25 alert "x"')).toHaveLength(1);
  expect(found('when vix rising and vix > vix 1 session ago alert "x"')).toHaveLength(1);
});

test('alternatives that are covered', () => {
  expect(found('when vix > 30 or vix > 25 alert "x"').map((d) => d.params.text)).toEqual(['vix > 30']);
});

test('parts that make a difference are left alone', () => {
  expect(found('when vix > 28 and vix > 25 for 3 sessions alert "x"')).toEqual([]);
  expect(found('when vix > 30 or spx < 3 alert "x"')).toEqual([]);
});
