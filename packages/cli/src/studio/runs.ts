/** What the studio asks the command line's own machinery to do: tests, and the report of a backtest. */
import { basename, dirname, resolve } from 'node:path';
import { pricingInputs, renderReport, runTests, type TestFailure, type TestResult } from '@hedgerow/runtime';
import type { Context } from '../io/context.ts';
import { backtested } from '../io/evaluation.ts';
import { Failure } from '../io/failure.ts';
import { manifestOf, prepare } from '../io/prepare.ts';
import { Progress } from '../io/progress.ts';
import { Rejected } from '../io/rejected.ts';
import { reportOf } from '../io/report.ts';
import type { RuleSet } from '../io/rule-sets.ts';
import { renderFindings } from '../render/findings.ts';
import { type Screen, screenInMemory } from '../render/screen.ts';
import { dataOf, filesBelow } from './data.ts';
import { type Folder, Refusal } from './folder.ts';

const contextOf = (screen: Screen, cwd: string): Context => ({
  out: screen,
  err: screen,
  progress: new Progress(screen),
  cwd,
  program: 'hedgerow',
});

/** Texts that are not saved yet, by path. */
export type Drafts = Readonly<Record<string, string>>;

/** What the page shows of a test. */
export interface Tested {
  readonly tests: readonly (Pick<TestResult, 'title' | 'passed' | 'span'> & {
    readonly failures: readonly Pick<TestFailure, 'span' | 'message' | 'expected' | 'actual'>[];
  })[];
}

/**
 * The tests of the rule set that a file belongs to, as it is on disk but for the drafts; those that are left out once
 * they are unwanted are not among them.
 */
export function testsOf(folder: Folder, path: string, drafts: Drafts, isUnwanted: () => boolean): Tested {
  const { files } = ruleSetOf(folder, path, drafts);
  const { tests } = runTests(files, {
    only: () => !isUnwanted(),
    readData: (name) => {
      const place = `${dirname(path)}/${name}`.replace(/^\.\//, '');
      try {
        return folder.read(place).text;
      } catch (error) {
        if (error instanceof Refusal) return undefined;
        throw error;
      }
    },
  });
  const shown = ({ span, message, expected, actual }: TestFailure) => ({ span, message, expected, actual });
  return {
    tests: tests.map(({ title, passed, span, failures }) => {
      return { title, passed, span, failures: failures.map(shown) };
    }),
  };
}

/** A profile, and values of params over it. */
export interface Chosen {
  readonly profile?: string;
  readonly set: Readonly<Record<string, number>>;
}

/** The report of a backtest, as a page: over the data that hedgerow.json names, or the CSV files beside the rules. */
export function reportPage(folder: Folder, path: string, { profile, set }: Chosen): string {
  const screen = screenInMemory();
  try {
    const ruleSet = ruleSetOf(folder, path);
    // Read here first: a path that leads out of the folder is refused.
    const { problems } = dataOf(folder, path);
    if (problems.length > 0) throw new Refusal(400, problems.join('\n'));
    const context = contextOf(screen, ruleSet.root);
    const { feeds, data: named } = manifestOf(ruleSet, ruleSet.root);
    const beside = filesBelow(folder, dirname(path)).map((one) => resolve(folder.root, one));
    const data = feeds.length + named.length === 0 && { data: beside };
    const settings = Object.entries(set).map(([name, value]) => ({ name, value }));
    const options = {
      evaluator: 'columns',
      allowMissing: true,
      set: settings,
      ...(profile !== undefined && { profile }),
      ...data,
    } as const;
    const prepared = prepare(ruleSet, options, context, { inputs: pricingInputs });
    return renderReport(reportOf(backtested(prepared, 'columns'), {}, ruleSet.name));
  } catch (error) {
    if (error instanceof Failure)
      throw new Refusal(400, [error.message, error.help].filter(Boolean).join('; '));
    if (error instanceof Rejected) {
      throw new Refusal(400, renderFindings(error.findings, error.sources, screen).join('\n'));
    }
    throw error;
  }
}

/** The rule files beside a file; what a link leads to outside of the folder is not among them. */
function ruleSetOf(folder: Folder, path: string, drafts: Drafts = {}): RuleSet {
  folder.read(path);
  const beside = folder.list().filter((one) => one.kind === 'rules' && dirname(one.path) === dirname(path));
  const files = beside.map((one) => ({
    name: one.path,
    text: drafts[one.path] ?? folder.read(one.path).text,
  }));
  const root = dirname(resolve(folder.root, path));
  return { name: basename(root), files, root };
}
