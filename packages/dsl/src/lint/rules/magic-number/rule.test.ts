import { expect, test } from 'vitest';
import { lintOne } from '../../testing.ts';

const found = (text: string) => lintOne('magic-number', text);

const twice = 'when vix > 28 alert "a"\nwhen vix > 28 and spx > 3 alert "b"\n';

test('three declarations, told once with the others beside it', () => {
  expect(found(twice)).toEqual([]);
  const [one, ...more] = found(`${twice}forbid roll second_engine when 28 < vix\n`);
  expect(more).toEqual([]);
  expect(one!.related).toHaveLength(2);
});

test('other names, other numbers, tests and 0 are no repetition', () => {
  expect(found(`${twice}when spx > 28 alert "c"\n`)).toEqual([]);
  expect(found(`${twice}test "t" { given vix = 28 expect always vix > 28 }\n`)).toEqual([]);
});

test('how often is an option', () => {
  expect(lintOne('magic-number', twice, { options: { times: 2 } })).toHaveLength(1);
});
