import { expect, test, vi } from 'vitest';
import { Prover } from '../../../prove/prover.ts';
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

test('what eight others cover together, with windows', () => {
  const band = (i: number): string =>
    `rule r${i}:\n  when vix > ${10 * i} and vix <= ${10 * (i + 1)} and breakeven_challenge > 20% and spx > 10 for 3 sessions\n  activate second_engine size 10%\n`;
  const all = `rule all:\n  when vix > 10 and vix <= 90 and breakeven_challenge > 30% and spx > 10 for 3 sessions\n  activate second_engine size 10%\n`;
  const [one, ...more] = found([1, 2, 3, 4, 5, 6, 7, 8].map(band).join('\n') + all);
  expect(one!.params.others).toHaveLength(8);
  expect(more).toEqual([]);
});

test('votes of others are not tried without end', () => {
  const prover = vi.spyOn(Prover.prototype, 'ask');
  const votes = (i: number): string =>
    `rule r${i}:\n  when vix > ${20 + i} for ${2 + i} sessions and at least 2 of (rsi(spx, ${8 + i}) < 45, sma(vix, ${3 + i}) rising, curve_10y2y < ${i}bp)\n  activate second_engine size 10%\n`;
  found([1, 2, 3, 4, 5, 6, 7, 8].map(votes).join('\n'));
  const unions = prover.mock.calls.filter(([goals]) => goals.length > 2);
  expect(unions.length).toBeGreaterThan(0);
  for (const [, budget] of unions) expect(budget).toBeLessThan(100);
});
