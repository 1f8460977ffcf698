import { expect, test } from 'vitest';
import { lintOne } from '../../testing.ts';

const found = (text: string) => lintOne('always-forbidden', text);

const floor = 'forbid activate second_engine when vix < 25\n';

test('by one veto, and by several together', () => {
  expect(found(`${floor}when vix < 24 activate second_engine`)).toHaveLength(1);
  const two = 'forbid activate second_engine when vix < 25 and spx > 3\nforbid activate when spx <= 3\n';
  expect(found(`${two}when vix < 24 activate second_engine`)).toHaveLength(1);
});

test('a rule that gets through sometimes, and other actions', () => {
  expect(found(`${floor}when vix < 26 activate second_engine`)).toEqual([]);
  expect(found(`${floor}when vix < 24 deactivate second_engine`)).toEqual([]);
});
