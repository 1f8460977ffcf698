import { join } from 'node:path';
import type { Program } from '@hedgerow/dsl';
import {
  type BacktestResult,
  backtest,
  columns,
  type DataSource,
  type Decision,
  loadData,
  parseIsoDate,
  tradingCalendar,
} from '@hedgerow/runtime';
import { vixCsv } from '../demo/episode-data.ts';
import { spxCsv } from '../demo/spx.ts';
import { type Episode, episodes } from '../demo/vix-episodes.ts';
import { shippedFolder } from '../io/context.ts';
import { namesOf } from '../io/names.ts';
import { compiled } from '../io/prepare.ts';
import { reportOf } from '../io/report.ts';
import { reportFiles, writeReports } from '../io/report-files.ts';
import { readRuleSet } from '../io/rule-sets.ts';
import { kindTally, renderDecisions } from '../render/decisions.ts';
import { counted } from '../render/numbers.ts';
import { renderPortfolios } from '../render/portfolios.ts';
import { renderRunChart } from '../render/run-chart.ts';
import type { Screen } from '../render/screen.ts';
import { renderWhy } from '../render/why.ts';
import { defineCommand } from './definition.ts';

/** Written where the user stands. */
const REPORT = 'hedgerow-demo.html';

export const demo = defineCommand<Record<string, never>>({
  usage: 'demo',
  summary: 'Backtest the ALVH rules on four episodes of real market data, with a report of the last',
  examples: ['demo'],
  run: async (_args, _options, context) => {
    const { out, progress, cwd, program: name } = context;
    const folder = join(shippedFolder('rules'), 'alvh');
    progress.step('compiling rules/alvh');
    const program = compiled(readRuleSet(folder, cwd).files, [], [], context);
    const spx = { name: 'spx.csv', content: spxCsv() };
    const { bold, dim } = out.colors;
    const files = reportFiles([REPORT], cwd);
    const runs = episodes.map((episode) => {
      progress.step(`backtesting ${episode.title}`);
      return { episode, result: run(episode, program, spx) };
    });
    const blocks = runs.map(({ episode, result }) => renderEpisode(episode, program, result, out));
    progress.step('trading the decisions');
    const last = runs.at(-1)!;
    const report = reportOf(last.result, {}, `The ALVH rules in ${last.episode.title}`);
    writeReports(files, report);
    await progress.done();
    const head = [
      bold('The ALVH rules on real data'),
      dim(
        `rules/alvh, ${counted(program.rules.length, 'rule')}; SPX 2000-2020 from vega-datasets, VIX closes from Cboe`,
      ),
      dim('Prices alone: yields, inflation and breadth are unknown, which is not the same as fine.'),
    ];
    const traded = [
      `${bold('Report')}  ${last.episode.title}, its decisions traded beside the core condor: open ${bold(REPORT)} in a browser`,
      '',
      ...renderPortfolios(report, out),
    ];
    const next = [bold('Next'), `  ${name} init my-rules`, `  ${name} --help`];
    out.write(`${[head, ...blocks, traded, next].map((lines) => lines.join('\n')).join('\n\n')}\n`);
    return 0;
  },
});

function run(episode: Episode, program: Program, spx: DataSource): BacktestResult {
  const calendar = tradingCalendar('XNYS')!;
  const sources = [spx, { name: 'vix.csv', content: vixCsv([episode]) }];
  const data = loadData(sources, program.inputs, calendar, { enums: program.enums, events: program.events });
  const [from, to] = [parseIsoDate(episode.from)!, parseIsoDate(episode.to)!];
  return backtest(program, data, { evaluator: columns, calendar, from, to });
}

function renderEpisode(episode: Episode, program: Program, result: BacktestResult, screen: Screen): string[] {
  const { bold, dim } = screen.colors;
  const { run: decided, sessions } = result;
  const style = { intraday: false, full: false, namesOf: namesOf(program) };
  const title = episode.title.replace(/^./, (letter) => letter.toUpperCase());
  return [
    `${bold(title)}  ${episode.from} to ${episode.to}, ${counted(sessions, 'session')}`,
    '',
    ...renderRunChart(decided, screen),
    '',
    dim(`  ${kindTally(decided.decisions)}`),
    ...(decided.decisions.length === 0 ? [] : renderDecisions(decided.decisions, style, screen)),
    ...whyLines(decided.decisions, style, screen),
  ];
}

/** The whole tree behind the first activation. */
function whyLines(
  decisions: readonly Decision[],
  style: Parameters<typeof renderWhy>[1],
  screen: Screen,
): string[] {
  const first = decisions.find(({ kind, why }) => kind === 'activated' && why !== null);
  if (first === undefined) return [];
  const title = `  why ${first.rule} activated ${first.layer} on ${first.session}`;
  return ['', screen.colors.dim(title), ...renderWhy(first.why!, style, screen, '  ')];
}
