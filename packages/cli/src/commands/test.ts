import { type Coverage, runTests } from '@hedgerow/runtime';
import { Option } from 'commander';
import { coverageReport } from '../coverage/report.ts';
import type { Context } from '../io/context.ts';
import { Failure } from '../io/failure.ts';
import { namesOf } from '../io/names.ts';
import { compiled } from '../io/prepare.ts';
import { Rejected } from '../io/rejected.ts';
import { type RuleSet, readRuleSet, ruleSetNames } from '../io/rule-sets.ts';
import { testData } from '../io/test-data.ts';
import { counted } from '../render/numbers.ts';
import type { Screen } from '../render/screen.ts';
import { Sources } from '../render/sources.ts';
import { junit, type Suite, tap, testsJson } from '../render/test-formats.ts';
import { renderTests } from '../render/test-results.ts';
import { type CoverageOptions, coverageOptions, coverageWish, tellCoverage } from './coverage-options.ts';
import { defineCommand, formatOption } from './definition.ts';

interface TestCommandOptions extends CoverageOptions {
  readonly format: 'human' | 'json' | 'tap' | 'junit';
  readonly only?: string;
}

/** A rule set's tests, run. */
interface Tested {
  readonly ruleSet: RuleSet;
  readonly suite: Suite;
  readonly coverage?: Coverage;
}

export const test = defineCommand<TestCommandOptions>({
  usage: 'test [ruleset...]',
  summary: 'Run the test blocks of rule sets, with all evaluators',
  args: { ruleset: 'files or folders (default: .)' },
  options: [
    formatOption('human', 'json', 'tap', 'junit'),
    new Option('--only <text>', 'run the tests whose title contains this'),
    ...coverageOptions(),
  ],
  examples: [
    'test rules/alvh',
    'test rules/alvh --only spike',
    'test rules/alvh --format tap',
    'test rules/alvh --coverage',
    'test rules/alvh --coverage lcov --coverage-file lcov.info --min-coverage 80',
  ],
  run: async (args, { format, only, ...options }, context) => {
    const { cwd, out, err, progress } = context;
    const wish = coverageWish(options, cwd);
    const names = [...(wish?.ruleSets ?? []), ...args];
    const toStdout = wish?.format !== undefined && wish.file === undefined;
    if (toStdout && format !== 'human') {
      throw new Failure(
        `the results as ${format} and the coverage cannot both go to stdout`,
        'write the coverage to a file: --coverage-file FILE',
      );
    }
    const begun = performance.now();
    const ruleSets = ruleSetNames(names, cwd).map((name) => readRuleSet(name, cwd));
    const tested = ruleSets.map((ruleSet) => testedWith(ruleSet, only, wish !== undefined, context));
    const ms = performance.now() - begun;
    await progress.done();
    const suites = tested.map(({ suite }) => suite);
    const all = suites.flatMap(({ tests }) => tests);
    const failed = all.filter(({ passed }) => !passed).length;
    if (format === 'json') out.write(`${JSON.stringify(testsJson(suites), null, 2)}\n`);
    else if (format === 'tap') out.write(tap(suites));
    else if (format === 'junit') out.write(junit(suites));
    else {
      // A report for machines has stdout for itself.
      const screen = toStdout && wish.format !== 'text' ? err : out;
      for (const one of tested) writeSuite(one, screen, context);
      const passed = counted(all.length - failed, 'test');
      const end = failed === 0 ? '' : `, ${screen.colors.red(`${failed} failed`)}`;
      const time = ms < 1000 ? `${ms.toFixed(0)} ms` : `${(ms / 1000).toFixed(1)} s`;
      if (all.length > 0) screen.write(`\n${passed} passed${end} ${screen.colors.dim(`in ${time}`)}\n`);
      if (toStdout && wish.format === 'text') out.write('\n');
    }
    if (all.length === 0) {
      err.write(
        `${only === undefined ? 'there are no tests' : `no test has \`${only}\` in its title`}; a test block looks like this:\n`,
      );
      err.write(
        '  test "a one-day spike does not activate" {\n    given vix = 15, 37, 20, 18\n    expect no activate second_engine\n  }\n',
      );
    }
    const covered = tested.flatMap(({ ruleSet, coverage }) =>
      coverage ? [{ files: ruleSet.files, coverage }] : [],
    );
    const enough = wish === undefined || tellCoverage(coverageReport(covered), wish, context);
    return failed > 0 || !enough ? 1 : 0;
  },
});

function testedWith(
  ruleSet: RuleSet,
  only: string | undefined,
  withCoverage: boolean,
  { cwd, progress }: Context,
): Tested {
  const { name, files } = ruleSet;
  progress.step(`testing ${name}`);
  const { tests, diagnostics, coverage } = runTests(files, {
    readData: testData(cwd),
    only: (title) => {
      progress.step(`testing ${name}: ${title}`);
      return only === undefined || title.includes(only);
    },
    coverage: withCoverage,
  });
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Rejected(errors, new Sources(files), 1);
  return { ruleSet, suite: { name, tests }, ...(coverage && { coverage }) };
}

function writeSuite({ ruleSet, suite }: Tested, screen: Screen, context: Context): void {
  const { name, tests } = suite;
  if (tests.length === 0) return;
  const program = compiled(ruleSet.files, [], [], context);
  screen.write(`${[screen.colors.bold(name), ...renderTests(tests, namesOf(program), screen)].join('\n')}\n`);
}
