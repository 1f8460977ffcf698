import { expect, test } from 'vitest';
import { lintOne } from '../../testing.ts';

const found = (text: string) => lintOne('activate-without-exit', text);

test('an `until` or a deactivation ends it', () => {
  const activate = 'when vix > 30 activate second_engine size 25%';
  expect(found(activate)).toHaveLength(1);
  expect(found(`${activate} until vix < 20`)).toEqual([]);
  expect(found(`${activate}\nwhen vix < 20 deactivate second_engine`)).toEqual([]);
  expect(found(`layer other {}\n${activate}\nwhen vix < 20 deactivate other`)).toHaveLength(1);
});

test('rules that only tell or scale need none', () => {
  expect(found('when vix > 30 alert "x"')).toEqual([]);
});
