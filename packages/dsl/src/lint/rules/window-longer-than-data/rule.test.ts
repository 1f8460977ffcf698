import { expect, test } from 'vitest';
import { lintOne } from '../../testing.ts';

const found = (text: string) => lintOne('window-longer-than-data', text);

const facts = { data: new Map([['vix', { from: '2020-01-02', to: '2020-12-31', observations: 253 }]]) };

test('warm-up against what the data has', () => {
  const text = (n: number) => `when vix > sma(vix, ${n}) alert "x"`;
  expect(lintOne('window-longer-than-data', text(400), { facts }).map((d) => d.params)).toEqual([
    { rule: 'rule@1', needed: 400, available: 253 },
  ]);
  expect(lintOne('window-longer-than-data', text(250), { facts })).toEqual([]);
  expect(found(text(400))).toEqual([]);
});
