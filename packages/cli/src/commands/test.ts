import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { runTests } from '@hedgerow/runtime';
import { Option } from 'commander';
import type { Context } from '../io/context.ts';
import { namesOf } from '../io/names.ts';
import { compiled } from '../io/prepare.ts';
import { Rejected } from '../io/rejected.ts';
import { type RuleSet, readRuleSet } from '../io/rule-sets.ts';
import { counted } from '../render/numbers.ts';
import { Sources } from '../render/sources.ts';
import { junit, type Suite, tap, testsJson } from '../render/test-formats.ts';
import { renderTests } from '../render/test-results.ts';
import { defineCommand, formatOption } from './definition.ts';

interface TestCommandOptions {
  readonly format: 'human' | 'json' | 'tap' | 'junit';
  readonly only?: string;
}

export const test = defineCommand<TestCommandOptions>({
  usage: 'test [ruleset...]',
  summary: 'Run the test blocks of rule sets, with all evaluators',
  args: { ruleset: 'files or folders (default: .)' },
  options: [
    formatOption('human', 'json', 'tap', 'junit'),
    new Option('--only <text>', 'run the tests whose title contains this'),
  ],
  examples: ['test rules/alvh', 'test rules/alvh --only spike', 'test rules/alvh --format tap'],
  run: async (names, { format, only }, context) => {
    const { cwd, out, err, progress } = context;
    const begun = performance.now();
    const ruleSets = (names.length === 0 ? ['.'] : names).map((name) => readRuleSet(name, cwd));
    const suites = ruleSets.map((ruleSet) => suiteOf(ruleSet, only, context));
    const ms = performance.now() - begun;
    await progress.done();
    const all = suites.flatMap(({ tests }) => tests);
    const failed = all.filter(({ passed }) => !passed).length;
    if (format === 'json') out.write(`${JSON.stringify(testsJson(suites), null, 2)}\n`);
    else if (format === 'tap') out.write(tap(suites));
    else if (format === 'junit') out.write(junit(suites));
    else {
      for (const [i, suite] of suites.entries()) writeSuite(suite, ruleSets[i]!, context);
      const passed = counted(all.length - failed, 'test');
      const end = failed === 0 ? '' : `, ${out.colors.red(`${failed} failed`)}`;
      if (all.length > 0)
        out.write(
          `\n${passed} passed${end} ${out.colors.dim(`in ${ms < 1000 ? `${ms.toFixed(0)} ms` : `${(ms / 1000).toFixed(1)} s`}`)}\n`,
        );
    }
    if (all.length === 0) {
      err.write(
        `${only === undefined ? 'there are no tests' : `no test has \`${only}\` in its title`}; a test block looks like this:\n`,
      );
      err.write(
        '  test "a one-day spike does not activate" {\n    given vix = 15, 37, 20, 18\n    expect no activate second_engine\n  }\n',
      );
    }
    return failed > 0 ? 1 : 0;
  },
});

function suiteOf(ruleSet: RuleSet, only: string | undefined, { cwd, progress }: Context): Suite {
  const { name, files } = ruleSet;
  progress.step(`testing ${name}`);
  const report = runTests(files, {
    readData: (path, file) => read(resolve(cwd, dirname(file), path)),
    only: (title) => {
      progress.step(`testing ${name}: ${title}`);
      return only === undefined || title.includes(only);
    },
  });
  const errors = report.diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Rejected(errors, new Sources(files), 1);
  return { name, tests: report.tests };
}

function read(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

function writeSuite({ name, tests }: Suite, { files }: RuleSet, context: Context): void {
  const { out } = context;
  if (tests.length === 0) return;
  const program = compiled(files, [], [], context);
  out.write(`${[out.colors.bold(name), ...renderTests(tests, namesOf(program), out)].join('\n')}\n`);
}
