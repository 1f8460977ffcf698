import { expect, test } from 'vitest';
import { lintOne } from '../../testing.ts';

const found = (text: string) => lintOne('shadowed-prelude-name', text);

test('names of the prelude, not others', () => {
  expect(found('param core_contracts = 10\nwhen vix > core_contracts alert "a"')).toHaveLength(1);
  expect(found('param contracts_held = 10\nwhen vix > contracts_held alert "a"')).toEqual([]);
});
