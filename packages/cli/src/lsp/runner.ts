/** Runs rules for an editor: values, why, backtests, over the data that hedgerow.json names. */
import { dirname } from 'node:path';
import type { Runner, Workspace } from '@hedgerow/dsl/service';
import { type BacktestResult, explainRule, formatValue, lastTickAt } from '@hedgerow/runtime';
import { instantOf } from '../commands/explain.ts';
import type { Context } from '../io/context.ts';
import { backtested, evaluationOf } from '../io/evaluation.ts';
import { Failure } from '../io/failure.ts';
import { namesOf } from '../io/names.ts';
import { type Prepared, prepare } from '../io/prepare.ts';
import { Progress } from '../io/progress.ts';
import { Rejected } from '../io/rejected.ts';
import type { RuleSet } from '../io/rule-sets.ts';
import { renderBacktest } from '../render/backtest.ts';
import { renderExplanation } from '../render/explanation.ts';
import { renderFindings } from '../render/findings.ts';
import { counted } from '../render/numbers.ts';
import { type Screen, screenInMemory } from '../render/screen.ts';
import { pathOf } from './disk.ts';

const options = { evaluator: 'columns', allowMissing: true } as const;
const block = (text: string): string => `\`\`\`text\n${text.trimEnd()}\n\`\`\``;

export class RuleRunner implements Required<Pick<Runner, 'evaluate' | 'explain' | 'backtest' | 'summary'>> {
  readonly #workspace: Workspace;
  /** The last backtest of a rule set, by the analysis that it was made of: gone as soon as a text changes. */
  readonly #results = new WeakMap<object, BacktestResult | 'failed'>();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  evaluate = async (uri: string, expression: string): Promise<string> =>
    answered((screen) => {
      const prepared = this.#prepare(uri, screen, [expression]);
      const evaluation = evaluationOf(prepared, 'columns');
      const { grid } = evaluation.timeline;
      const [compiled] = prepared.program.expressions;
      const last = lastTickAt(grid, Number.POSITIVE_INFINITY);
      if (!compiled || last < 0) throw new Failure('there is no session: the data has no values');
      const value = evaluation.value(compiled.node, last);
      return `\`${expression}\` is **${formatValue(value, compiled.unit, namesOf(prepared.program))}**`;
    });

  explain = async (uri: string, rule: string, date: string | undefined): Promise<string> =>
    answered((screen) => {
      const prepared = this.#prepare(uri, screen);
      const { run } = backtested(prepared, 'columns');
      if (!prepared.program.rules.some(({ name }) => name === rule)) {
        throw new Failure(`there is no rule \`${rule}\``);
      }
      const instant = instantOf(run, date, contextOf(screen, prepared.ruleSet.root));
      const style = { full: false, program: prepared.program, namesOf: namesOf(prepared.program) };
      return block(renderExplanation(explainRule(run, rule, instant), style, screen).join('\n'));
    });

  backtest = async (uri: string): Promise<string> =>
    answered((screen) => {
      const prepared = this.#prepare(uri, screen);
      const style = { name: prepared.ruleSet.name, verbose: false, namesOf: namesOf(prepared.program) };
      return block(renderBacktest(backtested(prepared, 'columns'), style, screen).join('\n'));
    });

  /** What is known of the last backtest; never runs one. */
  summary = (uri: string, rule: string): string | undefined => {
    const result = this.#results.get(this.#workspace.analysis(uri));
    if (result === undefined || result === 'failed') return undefined;
    const fired = result.run.decisions.filter((d) => d.rule === rule && d.kind === 'activated').length;
    return counted(fired, 'activation');
  };

  /** Runs the rule set of a document, unless that is done; gives whether there is something new to show. */
  refresh(uri: string): boolean {
    const analysis = this.#workspace.analysis(uri);
    if (this.#results.has(analysis)) return false;
    try {
      const prepared = this.#prepare(uri, screenInMemory());
      this.#results.set(analysis, backtested(prepared, 'columns'));
      return true;
    } catch {
      // Rules with mistakes, or without data, have no summary; what is wrong is among the diagnostics.
      this.#results.set(analysis, 'failed');
      return false;
    }
  }

  #prepare(uri: string, screen: Screen, expressions: readonly string[] = []): Prepared {
    const path = pathOf(uri);
    if (path === undefined) throw new Failure('this document lies in no folder, so that it has no data');
    const files = this.#workspace
      .analysis(uri)
      .documents.map((document) => ({ name: pathOf(document.uri) ?? document.uri, text: document.text }));
    const ruleSet: RuleSet = { name: dirname(path), files, root: dirname(path) };
    return prepare(ruleSet, options, contextOf(screen, ruleSet.root), { expressions });
  }
}

const contextOf = (screen: Screen, cwd: string): Context => ({
  out: screen,
  err: screen,
  progress: new Progress(screen),
  cwd,
  program: 'hedgerow',
});

/** What a person reads, also where something is wrong: commands of editors have no exit code. */
function answered(make: (screen: Screen) => string): string {
  const screen = screenInMemory();
  try {
    return make(screen);
  } catch (error) {
    if (error instanceof Failure) {
      return error.help === undefined ? error.message : `${error.message}\n\n${error.help}`;
    }
    if (error instanceof Rejected)
      return block(renderFindings(error.findings, error.sources, screen).join('\n'));
    throw error;
  }
}
