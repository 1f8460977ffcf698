import { expect, test } from 'vitest';
import { FileParser } from '../../src/syntax/grammar/file.ts';
import { SoleExpressionParser } from '../../src/syntax/grammar/sole.ts';
import { parse } from '../../src/syntax/parse.ts';

test('Chevrotain finds no fault in the grammar: no ambiguity, left recursion or unreachable alternative', () => {
  expect(() => new FileParser(true)).not.toThrow();
  expect(() => new SoleExpressionParser(true)).not.toThrow();
});

test('the grammar can be asked for its productions', () => {
  const productions = new FileParser().getGAstProductions();
  expect(Object.keys(productions)).toContain('ruleBody');
  expect(Object.keys(productions)).toContain('document');
});

test('a misspelt unit counts as the unit that was meant', () => {
  const { ast, diagnostics } = parse({
    name: 'a.hedge',
    text: 'when cpi > 300 for 3 prin alert "x"',
  });
  expect(diagnostics.map((d) => d.id)).toEqual(['unknown-unit']);
  expect(ast.statements[0]).toMatchObject({ when: { window: { count: 3, unit: 'prints' } } });
});
