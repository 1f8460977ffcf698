import { pricingInputs } from '@hedgerow/runtime';
import { Option } from 'commander';
import { backtested } from '../io/evaluation.ts';
import { Failure } from '../io/failure.ts';
import { namesOf } from '../io/names.ts';
import { prepare } from '../io/prepare.ts';
import { type OverlaySettings, overlayOptions, reportOf } from '../io/report.ts';
import { reportData } from '../io/report-data.ts';
import { reportFiles, writeReports } from '../io/report-files.ts';
import { readRuleSet } from '../io/rule-sets.ts';
import { renderBacktest } from '../render/backtest.ts';
import { backtestJson, decisionsCsv } from '../render/backtest-data.ts';
import { renderPortfolios } from '../render/portfolios.ts';
import { defineCommand, formatOption } from './definition.ts';
import { type RunOptions, runOptions } from './run-options.ts';

interface BacktestOptions extends RunOptions, OverlaySettings {
  readonly format: 'human' | 'json' | 'jsonl' | 'csv';
  readonly verbose?: true;
  readonly report?: readonly string[];
}

export const backtest = defineCommand<BacktestOptions>({
  usage: 'backtest <ruleset>',
  summary: 'Run a rule set over history: decisions, why, and what it came to',
  args: { ruleset: 'a file or folder, or - for standard input' },
  options: [
    formatOption('human', 'json', 'jsonl', 'csv'),
    new Option('--verbose', 'list every finding in the data'),
    new Option(
      '--report <file>',
      'trade the decisions and write a report, .html or .json; may be repeated',
    ).argParser((path: string, before: readonly string[] = []) => [...before, path]),
    ...overlayOptions(),
    ...runOptions(),
  ],
  examples: [
    'backtest rules/alvh --data market/',
    'backtest rules/alvh --data market/ --from 2020-01-01 --set floor=30 --format jsonl',
    'backtest rules/alvh --data market/ --report out.html --report out.json',
  ],
  run: async ([name = ''], options, context) => {
    const { out, err, progress, cwd } = context;
    const files = reportFiles(options.report ?? [], cwd);
    const prepared = prepare(
      readRuleSet(name, cwd),
      options,
      context,
      files.length === 0 ? {} : { inputs: pricingInputs },
    );
    const { program } = prepared;
    if (program.rules.length === 0 && program.assertions.length === 0) {
      throw new Failure(
        `\`${name}\` has no rules to run`,
        'for values of its definitions there is `hedgerow eval`',
      );
    }
    progress.step('evaluating');
    const result = backtested(prepared, options.evaluator);
    progress.step('trading the decisions');
    const report = files.length === 0 ? undefined : reportOf(result, options, name);
    if (report) writeReports(files, report);
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
        if (report) lines.push('', ...renderPortfolios(report, out));
        await progress.done();
        out.write(`${lines.join('\n')}\n`);
      }
    }
    for (const { shown } of files) err.write(`${err.colors.dim('report:')} ${shown}\n`);
    return 0;
  },
});
