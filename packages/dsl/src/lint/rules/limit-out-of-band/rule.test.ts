import { expect, test } from 'vitest';
import { lintOne } from '../../testing.ts';

const found = (text: string) => lintOne('limit-out-of-band', text);

const on = 'when vix > 28 activate second_engine size 25%..40% by vix from 28 to 35 until vix < 22\n';

test('above all sizes, below all sizes', () => {
  expect(found(`${on}limit second_engine.size to 50%`).map((d) => d.params.binds)).toEqual(['never']);
  expect(found(`${on}limit second_engine.size to 20%`).map((d) => d.params.binds)).toEqual(['always']);
});

test('inside the band, on a condition, on another quantity', () => {
  expect(found(`${on}limit second_engine.size to 30%`)).toEqual([]);
  expect(found(`${on}limit second_engine.size to 50% when vix > 40`)).toEqual([]);
  expect(found(`${on}limit second_engine.margin to 1_000 USD`)).toEqual([]);
});
