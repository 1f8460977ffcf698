import { Option } from 'commander';
import { backtested } from '../io/evaluation.ts';
import { Failure } from '../io/failure.ts';
import { namesOf } from '../io/names.ts';
import { prepare } from '../io/prepare.ts';
import { reportData } from '../io/report-data.ts';
import { readRuleSet } from '../io/rule-sets.ts';
import { renderBacktest } from '../render/backtest.ts';
import { backtestJson, decisionsCsv } from '../render/backtest-data.ts';
import { defineCommand, formatOption } from './definition.ts';
import { type RunOptions, runOptions } from './run-options.ts';

interface BacktestOptions extends RunOptions {
  readonly format: 'human' | 'json' | 'jsonl' | 'csv';
  readonly verbose?: true;
}

export const backtest = defineCommand<BacktestOptions>({
  usage: 'backtest <ruleset>',
  summary: 'Run a rule set over history: decisions, why, and what it came to',
  args: { ruleset: 'a file or folder, or - for standard input' },
  options: [
    formatOption('human', 'json', 'jsonl', 'csv'),
    new Option('--verbose', 'list every finding in the data'),
    ...runOptions(),
  ],
  examples: [
    'backtest rules/alvh --data market/',
    'backtest rules/alvh --data market/ --from 2020-01-01 --set floor=30 --format jsonl',
  ],
  run: async ([name = ''], options, context) => {
    const { out, progress, cwd } = context;
    const prepared = prepare(readRuleSet(name, cwd), options, context);
    const { program } = prepared;
    if (program.rules.length === 0 && program.assertions.length === 0) {
      throw new Failure(
        `\`${name}\` has no rules to run`,
        'for values of its definitions there is `hedgerow eval`',
      );
    }
    progress.step('evaluating');
    const result = backtested(prepared, options.evaluator);
    progress.step('explaining');
    if (options.format !== 'human') {
      await progress.done();
      reportData(prepared.dataset.issues, context);
    }
    switch (options.format) {
      case 'json':
        out.write(`${JSON.stringify(backtestJson(result, name), null, 2)}\n`);
        break;
      case 'jsonl':
        for (const decision of result.run.decisions) out.write(`${JSON.stringify(decision)}\n`);
        break;
      case 'csv':
        for (const line of decisionsCsv(result.run.decisions)) out.write(line);
        break;
      case 'human': {
        const style = { name, verbose: options.verbose === true, namesOf: namesOf(program) };
        const lines = renderBacktest(result, style, out);
        await progress.done();
        out.write(`${lines.join('\n')}\n`);
      }
    }
    return 0;
  },
});
