/** The prelude's names of the core and the book are those of a positions feed, with the same units. */
import { compile, parse, preludeFiles } from '@hedgerow/dsl';
import { describe, expect, it } from 'vitest';
import { BARE_MEASURES, MEASURES } from '../../src/book/measures.ts';

const declared = new Set(
  preludeFiles.flatMap((file) =>
    parse(file).ast.statements.flatMap((statement) => {
      if (statement.kind === 'Input') return statement.names.map(({ name }) => name);
      return statement.kind === 'Let' ? [statement.name.name] : [];
    }),
  ),
);

/** The unit of a name once data supplies it. */
function unitOf(name: string): string | undefined {
  const source = { name: 'a.hedge', text: `when known(${name}) alert "x"\n` };
  const { program } = compile([source], { supplied: [name] });
  return program?.inputs.find((input) => input.name === name)?.unit;
}

const told = [
  ...Object.entries(MEASURES).flatMap(([name, { unit }]) =>
    ['core', 'book'].map((prefix) => [`${prefix}.${name}`, unit] as const),
  ),
  ...Object.entries(BARE_MEASURES).map(([name, { unit }]) => [name, unit] as const),
].filter(([name]) => declared.has(name));

describe('names that a positions feed supplies', () => {
  it.each(told)('%s is %s', (name, unit) => {
    // The model's money is of any currency, the feed's is US dollars.
    expect([unit, unit.replace('(USD)', '')]).toContain(unitOf(name));
  });

  it('are all that the prelude has of the core and the book, but for budgets and what is made of prices', () => {
    const fed = new Set(told.map(([name]) => name));
    const others = [...declared].filter((name) => /^(core|book)\./.test(name) && !fed.has(name));
    expect(others.filter((name) => name !== 'core.risk_budget' && name !== 'book.beta')).toEqual([]);
  });
});
