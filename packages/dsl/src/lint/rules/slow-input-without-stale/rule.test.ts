import { expect, test } from 'vitest';
import { lintOne } from '../../testing.ts';

const found = (text: string) => lintOne('slow-input-without-stale', text);

test('slow inputs of the rule set, not those of the prelude', () => {
  expect(found('input x : count every month\nwhen x > 3 alert "a"')).toHaveLength(1);
  expect(found('input x : count every quarter stale after 220 days\nwhen x > 3 alert "a"')).toEqual([]);
  expect(found('input x : count\nwhen x > 3 alert "a"')).toEqual([]);
  expect(found('when cpi rising for 2 prints alert "a"')).toEqual([]);
});
