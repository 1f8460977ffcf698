import { expect, test } from 'vitest';
import { lintOne } from '../../testing.ts';

const found = (text: string) => lintOne('flapping', text);

const rule = (when: string, until: string, rest = '') =>
  `when ${when} activate second_engine size 25% until ${until} ${rest}`;

test('overlap, with a history that shows it', () => {
  const [one] = found(rule('vix > 28', 'vix < 30'));
  expect(one!.params.kind).toBe('overlap');
  expect(one!.witness!.rows).toHaveLength(1);
  expect(found(rule('vix > 28 for 3 sessions', 'spx rising'))).toHaveLength(1);
});

test('no gap', () => {
  expect(found(rule('vix > 28', 'vix <= 28')).map((d) => d.params.kind)).toEqual(['no gap']);
});

test('a gap, a hold or a cooldown keeps it', () => {
  expect(found(rule('vix > 28', 'vix < 22'))).toEqual([]);
  expect(found(rule('vix > 28', 'vix <= 28', 'hold at least 5 sessions'))).toEqual([]);
  expect(found(rule('vix > 28', 'vix < 30', 'cooldown 5 sessions'))).toEqual([]);
});
