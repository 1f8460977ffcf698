import { expect, test } from 'vitest';
import { lintOne } from '../../testing.ts';

const found = (text: string) => lintOne('shadowed-rule', text);

const rule = (name: string, when: string, rest = 'size 25% until vix < 20') =>
  `rule ${name}: when ${when} activate second_engine ${rest}\n`;

test('by one rule, and by several together', () => {
  expect(found(rule('a', 'vix > 25') + rule('b', 'vix > 30')).map((d) => d.params.rule)).toEqual(['b']);
  const union =
    rule('a', 'vix > 25 and spx > 3') + rule('b', 'vix > 25 and spx <= 3') + rule('c', 'vix > 30');
  expect(found(union).map((d) => d.params)).toEqual([
    { rule: 'c', others: ['a', 'b'], layer: 'second_engine' },
  ]);
});

test('another size, a higher priority, another end make a difference', () => {
  expect(found(rule('a', 'vix > 25') + rule('b', 'vix > 30', 'size 40% until vix < 20'))).toEqual([]);
  expect(found(rule('a', 'vix > 25') + rule('b', 'vix > 30', 'size 25% until vix < 15'))).toEqual([]);
  expect(
    found(rule('a', 'vix > 25', 'size 10% until vix < 20 priority 2') + rule('b', 'vix > 30')),
  ).toHaveLength(1);
});

test('the same condition twice is told once', () => {
  expect(found(rule('a', 'vix > 25') + rule('b', 'vix > 25')).map((d) => d.params.rule)).toEqual(['b']);
});
