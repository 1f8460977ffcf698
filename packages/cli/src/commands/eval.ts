import type { EpochDay, Timeline } from '@hedgerow/runtime';
import { InvalidArgumentError, Option } from 'commander';
import { evaluationOf } from '../io/evaluation.ts';
import { namesOf } from '../io/names.ts';
import { prepare } from '../io/prepare.ts';
import { reportData } from '../io/report-data.ts';
import { preludeAlone, readRuleSet } from '../io/rule-sets.ts';
import { seriesText } from '../render/series.ts';
import { defineCommand, formatOption } from './definition.ts';
import { type RunOptions, runOptions } from './run-options.ts';

interface EvalOptions extends RunOptions {
  readonly format: 'csv' | 'json' | 'jsonl';
  readonly last?: number;
}

function positive(text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 1)
    throw new InvalidArgumentError('Expected a whole number above 0.');
  return count;
}

export const evaluate = defineCommand<EvalOptions>({
  usage: 'eval <ruleset> <expression...>',
  summary: 'Print expressions as series, one row an instant',
  args: {
    ruleset: 'a file or folder whose names the expressions may use, or - for the prelude alone',
    expression: "such as 'sma(vix, 20)' or 'vix > 28 for 3 sessions'",
  },
  options: [
    formatOption('csv', 'json', 'jsonl'),
    new Option('--last <n>', 'print the last N instants only').argParser(positive),
    ...runOptions(),
  ],
  examples: [
    "eval - 'vix > 28 for 3 sessions' --data vix.csv",
    'eval rules/alvh breakeven_challenge --data market/ --last 20 --format json',
  ],
  run: async ([name = '', ...expressions], options, context) => {
    const { out, progress, cwd } = context;
    const ruleSet = name === '-' ? preludeAlone(cwd) : readRuleSet(name, cwd);
    const prepared = prepare(ruleSet, options, context, { expressions });
    progress.step('evaluating');
    const evaluation = evaluationOf(prepared, options.evaluator);
    const { grid } = evaluation.timeline;
    const begin = prepared.range.from === undefined ? 0 : firstFrom(evaluation.timeline, prepared.range.from);
    const first = Math.max(begin, grid.length - (options.last ?? grid.length));
    await progress.done();
    reportData(prepared.dataset.issues, context);
    const { expressions: compiled } = prepared.program;
    for (const text of seriesText(evaluation, compiled, options.format, first, namesOf(prepared.program))) {
      out.write(text);
    }
    return 0;
  },
});

/** Grid index of the first instant on or after a date. */
function firstFrom({ grid, calendar }: Timeline, from: EpochDay): number {
  let at = 0;
  while (at < grid.length && calendar.date[grid.session[at]!]! < from) at++;
  return at;
}
