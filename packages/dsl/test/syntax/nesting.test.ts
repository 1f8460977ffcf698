/** Common Expression Language's conformance suite says how deep a parser has to go at least (parse.textproto). */
import { describe, expect, it } from 'vitest';
import { parseExpression } from '../../src/syntax/parse.ts';
import { missing, readShared } from '../support/shared.ts';

const vectors = 'vectors/cel/parse.textproto';

describe.skipIf(missing(vectors))('CEL parse.textproto', () => {
  const text = missing(vectors) ? '' : readShared(vectors);
  const sections = text.split(/^section \{/m).filter((s) => /name: "(nest|repeat)"/.test(s));
  /** What of CEL's syntax is also ours: parentheses, calls, arithmetic, comparisons, and its `&&` and `||` by name. */
  const ours = sections
    .flatMap((s) => [...s.matchAll(/expr: ['"](.*)['"]$/gm)].map(([, e = '']) => e))
    .map((e) => e.replaceAll('&&', ' and ').replaceAll('||', ' or '))
    .filter((e) => /^[\w\s.()+*/<>=,-]+$/.test(e));

  it.each(ours)('%s', (expr) => {
    expect(parseExpression(expr).diagnostics).toEqual([]);
  });

  it('has a few such expressions', () => {
    expect(ours.length).toBeGreaterThan(4);
  });
});

it.each([
  ['parentheses', (n: number) => `${'('.repeat(n)}7${')'.repeat(n)}`],
  ['calls', (n: number) => `${'f('.repeat(n)}7${')'.repeat(n)}`],
  ['not', (n: number) => `${'not '.repeat(n)}a`],
  ['if', (n: number) => `${'if a then b else '.repeat(n)}c`],
  ['votes', (n: number) => `${'all of ('.repeat(n)}a${')'.repeat(n)}`],
])('%s nest 190 deep', (_, nest) => {
  expect(parseExpression(nest(190)).diagnostics).toEqual([]);
});
