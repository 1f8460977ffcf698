/** What lint rules know beside the text: the data that hedgerow.json names, and what the tests have seen. */
import {
  compile,
  type Facts,
  type LintConfig,
  type LintRuleId,
  lintRules,
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

/** Rules of these settings that need a fact: for none, no data are read and no tests run. */
function needing(fact: keyof Facts, settings: ReturnType<typeof settingsFor>): LintRuleId[] {
  return [...settings]
    .filter(([id, { level }]) => {
      const rule: { readonly needs?: keyof Facts } = lintRules[id];
      return rule.needs === fact && level !== 'off';
    })
    .map(([id]) => id);
}

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
  const { program } = compile(files);
  if (program === null) return {};
  const ofData = needing('data', settings);
  const data = ofData.length > 0 ? dataOf(program, ruleSet, manifest, ofData, context) : undefined;
  const tested = needing('coverage', settings).length > 0;
  const coverage = tested ? coverageOf(program, files, context) : undefined;
  return { ...(data && { data }), ...(coverage && { coverage }) };
}

function dataOf(
  program: Program,
  { name, root }: RuleSet,
  manifest: Manifest,
  rules: readonly LintRuleId[],
  context: Context,
): Facts['data'] {
  const { cwd, err } = context;
  const { sources, issues } = readSources([], { cwd, root, manifest, withFeeds: true });
  const told = (reason: string): void =>
    err.write(
      `${err.colors.yellow('note:')} ${name}: without the data of hedgerow.json ${rules.map((id) => `\`${id}\``).join(', ')} finds nothing: ${reason}\n`,
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
