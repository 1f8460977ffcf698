/** Every row of the domain reference has its names, a rule over them checks, and each name says what it is. */
import { functionTable, parse, preludeFiles } from '@hedgerow/dsl';
import { describe, expect, it } from 'vitest';
import { compileText } from '../support/rule-set.ts';
import { domainRows } from './domain-rows.ts';

/** The doc comments of the prelude by name. */
const docs = new Map(
  preludeFiles.flatMap((file) =>
    parse(file).ast.statements.flatMap((statement): [string, string][] => {
      const doc = 'doc' in statement ? (statement.doc ?? '').replaceAll('\n', ' ') : '';
      if (statement.kind === 'Input') return statement.names.map(({ name }) => [name, doc]);
      return 'name' in statement && statement.name ? [[statement.name.name, doc]] : [];
    }),
  ),
);

const layers = new Set(['second_engine', 'low_vol_overlay']);

describe.each(domainRows)('$section $term', ({ names, condition }) => {
  it('is declared by name', () => {
    for (const name of names) expect(docs.has(name) || functionTable.has(name), name).toBe(true);
  });

  it('checks in a rule with no data at hand', () => {
    const { diagnostics, program } = compileText(`rule example:\n  when ${condition}\n  alert "example"`);
    expect(diagnostics.map((d) => d.message)).toEqual([]);
    expect(program!.rules).toHaveLength(1);
  });
});

it('no row is twice, and no name of the market, macro and microstructure files is left without one', () => {
  const terms = domainRows.map((row) => `${row.section} ${row.term}`);
  expect(new Set(terms).size).toBe(terms.length);
  const told = new Set(domainRows.flatMap((row) => row.names));
  const files = preludeFiles.filter(({ name }) => !/(book|core|positions|options)\.hedge$/.test(name));
  const declared = files.flatMap((file) =>
    parse(file).ast.statements.flatMap((statement) =>
      statement.kind === 'Input'
        ? statement.names.map(({ name }) => name)
        : 'name' in statement && statement.name
          ? [statement.name.name]
          : [],
    ),
  );
  expect(declared.filter((name) => !told.has(name) && name !== 'spx')).toEqual([]);
});

/** A unit, a clock and its delay, a source: what a doc comment has to tell of a name. */
const told: readonly (readonly [string, RegExp])[] = [
  [
    'its unit',
    /\b(an index|index points|points?|a ratio|a rate|per annum|a count|a number|in contracts|money|dollars|a truth|state|an? .*unit|in the unit of|standard deviations|sessions?|days|index units)\b/i,
  ],
  [
    'how often, and when it is known',
    /\b(daily|weekly|monthly|quarterly|several times a week|eight a year|on the clock|known|constant)\b/i,
  ],
  ['its source', /\b(source|from the book|the model|the positions|policy)\b/i],
];

describe('the doc comment', () => {
  const described = [...docs].filter(([name]) => !layers.has(name) && name !== 'put' && name !== 'call');
  it.each(described)('of `%s` tells its unit, its clock and its source', (name, doc) => {
    expect(
      told.flatMap(([what, pattern]) => (pattern.test(doc) ? [] : [`${name} does not tell ${what}: ${doc}`])),
    ).toEqual([]);
  });

  it.each([...functionTable.values()].map((spec) => [spec.name, spec] as const))(
    'of the function `%s` tells its formula and its source',
    (_, { doc, formula, source, example }) => {
      for (const text of [doc, formula, source, example]) expect(text.length).toBeGreaterThan(2);
    },
  );
});
