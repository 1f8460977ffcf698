import { expect, test } from 'vitest';
import { lintOne } from '../../testing.ts';

const found = (text: string) => lintOne('conflicting-actions', text);

const on = 'when vix > 28 activate second_engine size 25%\n';

test('both can fire: a history shows it', () => {
  const [one] = found(`${on}when vix > 35 deactivate second_engine`);
  expect(one!.witness!.columns).toEqual(['vix']);
  expect(one!.witness!.rows.at(-1)!.values[0]).toBeGreaterThan(35);
});

test('they cannot, or act on different layers', () => {
  expect(found(`${on}when vix < 20 deactivate second_engine`)).toEqual([]);
  expect(found(`${on}when vix > 35 unless vix > 28 deactivate second_engine`)).toEqual([]);
  expect(found(`${on}when vix > 35 deactivate low_vol_overlay`)).toEqual([]);
});
