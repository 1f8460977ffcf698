import { expect, test } from 'vitest';
import { lintOne } from '../../testing.ts';

const found = (text: string) => lintOne('open-ended-scale-in', text);

test('scale and driven sizes need a limit on their layer', () => {
  const scale = 'when vix > 30 scale second_engine size 30%\n';
  expect(found(scale)).toHaveLength(1);
  expect(found('when vix > 30 activate second_engine size 25%..40% by vix from 28 to 35')).toHaveLength(1);
  expect(found(`${scale}limit second_engine.size to 40%`)).toEqual([]);
  expect(found(`${scale}limit low_vol_overlay.size to 40%`)).toHaveLength(1);
});

test('a constant size is its own ceiling', () => {
  expect(found('when vix > 30 activate second_engine size 25%')).toEqual([]);
});
