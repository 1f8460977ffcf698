/** Coverage of conditions: outcomes by hand, and masking MC/DC against flipping every leaf by brute force. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columns } from '../../src/columns/columns.ts';
import {
  type ConditionCoverage,
  type Coverage,
  countOutcomes,
  missingOutcomes,
} from '../../src/testing/coverage.ts';
import { runTests } from '../../src/testing/run-tests.ts';

function coverageOf(text: string): Coverage {
  const { coverage, diagnostics } = runTests([{ name: 'a.hedge', text }], {
    coverage: true,
    evaluators: { columns },
  });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return coverage!;
}

const find = ({ conditions }: Coverage, text: string): ConditionCoverage => {
  const found = conditions.filter((one) => one.text === text);
  expect(found, text).toHaveLength(1);
  return found[0]!;
};

const missing = (coverage: Coverage): Record<string, string[]> =>
  Object.fromEntries(
    coverage.conditions.flatMap((one) => {
      const names = missingOutcomes(one);
      return names.length > 0 ? [[one.text, names]] : [];
    }),
  );

describe('what tests have seen', () => {
  it('counts true, false and unknown, over all tests', () => {
    const coverage = coverageOf(`
      when vix > 28 alert "x"
      test "one" { given vix = 29, 20, unknown expect alert }
      test "two" { given vix = 30 expect alert }`);
    expect(find(coverage, 'vix > 28')).toMatchObject({ true: 2, false: 1, unknown: 1, deciding: true });
    expect(countOutcomes(coverage.conditions)).toEqual({ met: 3, owed: 3, percent: 100 });
  });

  it('tells what masks: the textbook table of `a and b`', () => {
    const rule = 'when vix > 28 and vix3m > 25 alert "x"\n';
    const both = coverageOf(`${rule}test "t" { given vix = 29, 20 given vix3m = 26, 20 expect alert }`);
    // Both flip together: neither has shown that its falsity alone is enough.
    expect(missing(both)).toEqual({ 'vix > 28': ['deciding'], 'vix3m > 25': ['deciding'] });
    const all = coverageOf(
      `${rule}test "t" { given vix = 29, 20, 29 given vix3m = 26, 26, 20 expect alert }`,
    );
    expect(missing(all)).toEqual({});
    expect(find(all, 'vix > 28')).toMatchObject({ decidedTrue: 1, decidedFalse: 1 });
  });

  it('reports a shared definition once, and each use of it', () => {
    const coverage = coverageOf(`
      let stress = vix > 28
      when stress and vix3m > 25 alert "x"
      when not stress alert "y"
      test "t" { given vix = 29, 20 given vix3m = 20 expect alert }`);
    expect(find(coverage, 'vix > 28')).toMatchObject({ true: 1, false: 1, deciding: true });
    const uses = coverage.conditions.filter(({ form }) => form === 'name');
    expect(uses.map(({ text, deciding }) => [text, deciding])).toEqual([
      ['stress', false],
      ['stress', true],
    ]);
  });

  it('takes `x in a..b` for one condition, and a window for a leaf whose parts are decisions of their own', () => {
    const coverage = coverageOf(`
      when vix in 20..30 for 2 sessions alert "x"
      test "t" { given vix = 25, 25, 35 expect alert }`);
    expect(coverage.conditions.map(({ text }) => text)).toEqual([
      'vix in 20..30 for 2 sessions',
      'vix in 20..30',
    ]);
    expect(find(coverage, 'vix in 20..30 for 2 sessions')).toMatchObject({ true: 1, false: 1, unknown: 1 });
    expect(missing(coverage)).toEqual({});
  });

  it('covers guards, limits and ends, and leaves out the prelude', () => {
    const coverage = coverageOf(`
      layer l { size of 1_000_000 USD }
      rule r: when vix > 28 unless fomc_blackout activate l size 20% until vix < 22
      forbid activate l when vix > 60
      limit l.size to 10% when vix > 40
      test "t" { given vix = 29, 20 expect activate l }`);
    expect(coverage.conditions.map(({ text, file }) => [file, text])).toEqual(
      ['vix > 28', 'fomc_blackout', 'vix < 22', 'vix > 60', 'vix > 40'].map((text) => ['a.hedge', text]),
    );
  });

  it('owes of an assertion nothing that would break it', () => {
    const coverage = coverageOf(`
      when vix > 28 alert "x"
      assert always vix < 100 and (vix3m < 100 or vix > 10)
      test "t" { given vix = 29, 5 given vix3m = 90 expect alert }`);
    expect(missing(coverage)).toEqual({ 'vix3m < 100': ['false'], 'vix > 10': ['deciding'] });
    expect(find(coverage, 'vix < 100').owed).toEqual({ true: true, false: false, deciding: false });
  });

  it('sees the body of a definition only where no test supplies it', () => {
    const coverage = coverageOf(`
      let stress = if vix > 28 then 1 else 0
      when stress > 0.5 and vix3m > 25 alert "x"
      test "t" { given stress = 1, 0 given vix3m = 30 expect alert }`);
    expect(find(coverage, 'stress > 0.5')).toMatchObject({ true: 1, false: 1, deciding: true });
    expect(coverage.conditions.map(({ text }) => text)).not.toContain('vix > 28');
  });

  it('is silent without tests, and where none is asked for', () => {
    expect(runTests([{ name: 'a.hedge', text: 'when vix > 3 alert "x"' }]).coverage).toBeUndefined();
    expect(find(coverageOf('when vix > 3 alert "x"'), 'vix > 3')).toMatchObject({
      true: 0,
      false: 0,
      unknown: 0,
    });
  });
});

type Tree =
  | { readonly kind: 'leaf'; readonly name: string }
  | { readonly kind: 'not'; readonly of: Tree }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Tree[] }
  | { readonly kind: 'vote'; readonly least: number; readonly of: readonly Tree[] };

/** Each leaf has an input of its own, so that its place in the text is its name. */
const { tree: anyTree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constant<Tree>({ kind: 'leaf', name: '' }),
    fc.record({ kind: fc.constant('not' as const), of: tie('tree') }),
    fc.record({
      kind: fc.constantFrom('and' as const, 'or' as const),
      of: fc.array(tie('tree'), { minLength: 2, maxLength: 3 }),
    }),
    fc
      .array(tie('tree'), { minLength: 2, maxLength: 4 })
      .chain((of) =>
        fc.integer({ min: 1, max: of.length }).map((least): Tree => ({ kind: 'vote', least, of })),
      ),
  ),
}));

/** Gives the leaves their names, in order. */
function named(tree: Tree, next: { n: number }): Tree {
  if (tree.kind === 'leaf') return { kind: 'leaf', name: `x${next.n++}` };
  if (tree.kind === 'not') return { ...tree, of: named(tree.of, next) };
  return { ...tree, of: tree.of.map((one) => named(one, next)) };
}

function textOf(tree: Tree): string {
  switch (tree.kind) {
    case 'leaf':
      return `${tree.name} > 0`;
    case 'not':
      return `not (${textOf(tree.of)})`;
    case 'vote':
      return `at least ${tree.least} of (${tree.of.map(textOf).join(', ')})`;
    default:
      return `(${tree.of.map((one) => `(${textOf(one)})`).join(` ${tree.kind} `)})`;
  }
}

type Truth = boolean | undefined;

/** Kleene logic by completion: known where all ways of filling the unknown in agree (each leaf stands once). */
function truthOf(tree: Tree, truths: ReadonlyMap<string, Truth>): Truth {
  const open = [...truths].filter(([, truth]) => truth === undefined).map(([name]) => name);
  const seen = new Set<boolean>();
  for (let bits = 0; bits < 1 << open.length; bits++) {
    const filled = new Map([...truths, ...open.map((name, i) => [name, ((bits >> i) & 1) === 1] as const)]);
    seen.add(boolean(tree, filled as ReadonlyMap<string, boolean>));
  }
  return seen.size === 1 ? [...seen][0] : undefined;
}

function boolean(tree: Tree, truths: ReadonlyMap<string, boolean>): boolean {
  switch (tree.kind) {
    case 'leaf':
      return truths.get(tree.name)!;
    case 'not':
      return !boolean(tree.of, truths);
    case 'and':
      return tree.of.every((one) => boolean(one, truths));
    case 'or':
      return tree.of.some((one) => boolean(one, truths));
    case 'vote':
      return tree.of.filter((one) => boolean(one, truths)).length >= tree.least;
  }
}

const runs = Number(process.env.HEDGEROW_RUNS ?? 150);

describe('masking MC/DC under Kleene logic', () => {
  it('agrees with flipping each leaf alone, on random decisions with unknowns', () => {
    const example = anyTree
      .map((tree) => {
        const next = { n: 0 };
        return { tree: named(tree, next), leaves: next.n };
      })
      .filter(({ leaves }) => leaves <= 8)
      .chain(({ tree, leaves }) =>
        fc.record({
          tree: fc.constant(tree),
          rows: fc.array(
            fc.array(fc.constantFrom<Truth>(true, true, false, false, undefined), {
              minLength: leaves,
              maxLength: leaves,
            }),
            { minLength: 2, maxLength: 6 },
          ),
        }),
      );
    fc.assert(
      fc.property(example, ({ tree, rows }) => {
        const names = rows[0]!.map((_, i) => `x${i}`);
        const given = names.map(
          (name, i) =>
            `given ${name} = ${rows.map((row) => (row[i] === undefined ? 'unknown' : row[i] ? 1 : 0)).join(', ')}`,
        );
        const coverage = coverageOf(`input ${names.join(', ')} : index
          when ${textOf(tree)} alert "x"
          test "t" { ${given.join(' ')} expect no deactivate second_engine }`);
        for (const name of names) {
          const counts = { decidedTrue: 0, decidedFalse: 0 };
          for (const row of rows) {
            const truths = new Map(names.map((one, i) => [one, row[i]] as const));
            const truth = truths.get(name);
            if (truth === undefined) continue;
            const [before, after] = [
              truthOf(tree, truths),
              truthOf(tree, new Map([...truths, [name, !truth] as const])),
            ];
            if (before === undefined || after === undefined || before === after) continue;
            counts[truth ? 'decidedTrue' : 'decidedFalse']++;
          }
          const deciding = counts.decidedTrue > 0 && counts.decidedFalse > 0;
          expect(find(coverage, `${name} > 0`)).toMatchObject({ ...counts, deciding });
        }
      }),
      { numRuns: runs },
    );
  });
});
