/** The part of the worker that tells why, and what commands ask of the rules: loaded when somebody asks. */
// Named so that what both need is in its chunk, and not in one of its own.
import './evaluator.ts';
import { compile } from '@hedgerow/dsl';
import type { Runner, Workspace } from '@hedgerow/dsl/service';
import {
  columns,
  counted,
  explainRule,
  formatValue,
  type RuleExplanation,
  type Run,
  shorten,
  summarize,
  type Walk,
  written,
} from '@hedgerow/runtime/browser';
import type { WhyParams } from '../protocol.ts';
import { NotRun } from './not-run.ts';
import type { Runs } from './runs.ts';
import { dateAt, sessionsOf } from './sessions.ts';

/** Decisions are written out once for all that is asked of a walk. */
const runs = new WeakMap<Walk, Run>();

function runOf(walked: Walk): Run {
  const run = runs.get(walked) ?? written(walked);
  runs.set(walked, run);
  return run;
}

export class Reasons implements Required<Pick<Runner, 'evaluate' | 'explain' | 'backtest'>> {
  readonly #runs: Runs;
  readonly #workspace: Workspace;

  constructor(runs: Runs, workspace: Workspace) {
    this.#runs = runs;
    this.#workspace = workspace;
  }

  async evaluate(uri: string, expression: string): Promise<string> {
    const analysis = this.#workspace.analysis(uri);
    const files = analysis.documents.map(({ uri: name, text }) => ({ name, text }));
    const { program, diagnostics } = compile(files, {
      expressions: [expression],
      supplied: this.#runs.supplied(analysis.folder),
    });
    if (!program) return diagnostics[0]?.message ?? 'the expression has a mistake';
    const { walked } = await this.#runs.of(uri);
    const { data, timeline, params } = walked.evaluation;
    const idle = { is: (_: string, state: string) => state === 'idle', size: () => 0 };
    const evaluation = columns(program, timeline, data, params, idle);
    const compiled = program.expressions[0]!;
    const last = timeline.grid.length - 1;
    return `\`${expression}\` is **${formatValue(evaluation.value(compiled.node, last), compiled.unit)}** on ${dateAt(walked, last)}`;
  }

  async explain(uri: string, rule: string, date?: string): Promise<string> {
    const { when, fires, session } = await this.why({ uri, rule, ...(date !== undefined && { date }) });
    return `\`${rule}\` ${fires ? 'fires' : 'does not fire'} on ${session}\n\n${when.text}`;
  }

  async backtest(uri: string): Promise<string> {
    const result = summarize(runOf((await this.#runs.of(uri)).walked));
    const layers = result.layers.map(
      (one) =>
        `- \`${one.layer}\`: ${counted(one.activations, 'activation')}, ${one.activeSessions} sessions`,
    );
    return [`${result.from} to ${result.to}, ${counted(result.sessions, 'session')}`, ...layers].join('\n');
  }

  /** The tree of a rule at a date (or the last session before it); what decides alone, or all of it. Throws NotRun. */
  async why({ uri, rule, date, full = false }: WhyParams): Promise<RuleExplanation> {
    const { program, walked } = await this.#runs.of(uri);
    if (!program.rules.some(({ name }) => name === rule)) throw new NotRun(`there is no rule ${rule}`);
    const { ends, dates } = sessionsOf(walked);
    const at = date === undefined ? dates.length - 1 : dates.findLastIndex((one) => one <= date);
    const tick = ends[Math.max(at, 0)];
    if (tick === undefined) throw new NotRun('the data has no sessions');
    const explained = explainRule(runOf(walked), rule, tick);
    if (full) return explained;
    return {
      ...explained,
      when: shorten(explained.when),
      unless: explained.unless && shorten(explained.unless),
      until: explained.until && shorten(explained.until),
    };
  }
}
