import { expect, test } from 'vitest';
import { lintOne } from '../../testing.ts';

const found = (text: string) => lintOne('hold-without-effect', text);

const rule = (clauses: string) =>
  `when vix > 28 for 3 sessions activate second_engine size 25% until vix < 22 for 5 sessions ${clauses}`;

test('kept by the conditions', () => {
  expect(found(rule('hold at least 5 sessions'))).toHaveLength(1);
  expect(found(rule('cooldown 3 sessions'))).toHaveLength(1);
});

test('binding sometimes', () => {
  expect(found(rule('hold at least 7 sessions'))).toEqual([]);
  expect(found(rule('cooldown 10 sessions'))).toEqual([]);
});

test('another rule that ends the layer leaves a cooldown its sense', () => {
  expect(found(`${rule('cooldown 3 sessions')}\nwhen spx > 3 deactivate second_engine`)).toEqual([]);
});
