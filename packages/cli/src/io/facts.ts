/** What lint rules know beside the text: the data that hedgerow.json names, and what the tests have seen. */
import {
  compile,
  type Facts,
  type LintConfig,
  type LintRuleId,
  type Program,
  type SourceFile,
  settingsFor,
} from '@hedgerow/dsl';
import {
  columns,
  coverageFacts,
  dataFacts,
  loadData,
  type Manifest,
  readSources,
  runTests,
} from '@hedgerow/runtime';
import type { Context } from './context.ts';
import { Failure } from './failure.ts';
import { calendarOf } from './prepare.ts';
import type { RuleSet } from './rule-sets.ts';
import { testData } from './test-data.ts';

/** Only for these rules are data read and tests run. */
const needs = {
  data: 'window-longer-than-data',
  coverage: 'condition-not-covered',
} as const satisfies Record<keyof Facts, LintRuleId>;

/**
 * A rule set without data or tests simply has no such facts; data that cannot be read is told on stderr, and no
 * finding of lint.
 */
export function factsOf(
  ruleSet: RuleSet,
  files: readonly SourceFile[],
  manifest: Manifest,
  config: LintConfig,
  context: Context,
): Facts {
  const settings = settingsFor(config);
  const asked = (fact: keyof Facts): boolean => settings.get(needs[fact])?.level !== 'off';
  const { program } = compile(files);
  if (program === null) return {};
  const data = asked('data') ? dataOf(program, ruleSet, manifest, context) : undefined;
  const coverage = asked('coverage') ? coverageOf(program, files, context) : undefined;
  return { ...(data && { data }), ...(coverage && { coverage }) };
}

function dataOf(
  program: Program,
  { name, root }: RuleSet,
  manifest: Manifest,
  context: Context,
): Facts['data'] {
  const { cwd, err } = context;
  const { sources, issues } = readSources([], { cwd, root, manifest, withFeeds: true });
  const told = (reason: string): void =>
    err.write(
      `${err.colors.yellow('note:')} ${name}: without the data of hedgerow.json \`${needs.data}\` finds nothing: ${reason}\n`,
    );
  const unreadable = issues[0];
  if (unreadable) told(`${unreadable.file}: ${unreadable.message}`);
  if (unreadable || sources.length === 0) return undefined;
  try {
    const calendar = calendarOf(program, manifest);
    const { inputs, enums, events } = program;
    const dataset = loadData(sources, inputs, calendar, { enums, events });
    const error = dataset.issues.find(({ severity }) => severity === 'error');
    if (!error) return dataFacts(program, dataset, calendar);
    told(`${error.file}${error.line === undefined ? '' : `:${error.line}`}: ${error.message}`);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    told(error.message);
  }
  return undefined;
}

/** One evaluator is enough: whether they agree is for `test` to say. */
function coverageOf(
  program: Program,
  files: readonly SourceFile[],
  { cwd, progress }: Context,
): Facts['coverage'] {
  if (program.tests.length === 0) return undefined;
  const only = (title: string): boolean => {
    progress.step(`running the test ${title}`);
    return true;
  };
  const options = { readData: testData(cwd), evaluators: { columns }, coverage: true, only };
  const { coverage } = runTests(files, options);
  return coverage && coverageFacts(coverage);
}
