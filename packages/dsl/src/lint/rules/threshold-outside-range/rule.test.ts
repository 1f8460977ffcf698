import { expect, test } from 'vitest';
import { lintOne } from '../../testing.ts';

const found = (text: string) => lintOne('threshold-outside-range', text);

test('ranges of inputs, functions and params', () => {
  expect(found('when vix > 250 alert "x"').map((d) => d.params.holds)).toEqual([false]);
  expect(found('when vix >= 0 and spx > 3 alert "x"').map((d) => d.params.holds)).toEqual([true]);
  expect(found('when 101 < rsi(spx, 14) alert "x"')).toHaveLength(1);
  expect(found('input x : ratio in 0..1\nwhen x > 110% alert "x"')).toHaveLength(1);
  expect(found('when sma(vix, 20) > 300 alert "x"')).toHaveLength(1);
});

test('levels within, and values without a range, are left alone', () => {
  expect(found('when vix > 199 and spx > 1_000_000 and rsi(spx, 14) >= 100 alert "x"')).toEqual([]);
});
