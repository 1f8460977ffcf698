import { expect, test } from 'vitest';
import { expectedAfter } from '../../src/service/grammar-walk.ts';
import { tokenize } from '../../src/syntax/lexer/tokens.ts';

const after = (text: string, from: 'statement' | 'formula' = 'statement') =>
  expectedAfter(tokenize(text).tokens.slice(0, -1), from);
const names = (text: string) => new Set(after(text).map(({ type }) => type.name));

test('what may follow is what the grammar says', () => {
  expect([...names('when vix')]).toEqual(
    expect.arrayContaining(['>', 'and', 'for', 'crosses', 'is', 'activate', 'unless', 'in', '.', '(']),
  );
  expect([...names('when vix > 28 for 3')]).toEqual(expect.arrayContaining(['unit', 'of']));
  expect([...names('when vix > 28 activate')]).toEqual(['name']);
  expect(after('when vix > 28 activate').map(({ place }) => place)).toEqual(['action name0']);
  expect([...names('layer l {')].sort()).toEqual(['buy', 'intent', 'margin', 'sell', 'size', '}'].sort());
  expect(names('param x = 3').has('in')).toBe(true);
});

test('what cannot be read has nothing after it', () => {
  expect(after('when when')).toEqual([]);
});

test('long and deeply nested conditions are walked in no time', () => {
  const deep = `when ${'('.repeat(60)}vix > 3 and spx rising over 3 sessions${')'.repeat(60)} and `.repeat(1);
  const long = `when ${'at least 2 of (vix > 3, rsi(spx, 14) < 30 for 2 sessions) and '.repeat(60)}`;
  expect(after(deep).length).toBeGreaterThan(5);
  expect(after(long).length).toBeGreaterThan(5);
});
