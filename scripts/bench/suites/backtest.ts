/** The ALVH rules over 36 years: the whole run, with every decision and its reasons. */
import { compile, type Program } from '@hedgerow/dsl';
import {
  columns,
  type Dataset,
  decide,
  type Evaluator,
  loadData,
  makeTimeline,
  paramsFor,
  type Series,
  seriesFromSessions,
  type TradingCalendar,
  tradingCalendar,
} from '@hedgerow/runtime';
import { type Market, tapeOf } from '../market.ts';
import { once, race } from '../measure.ts';
import type { Line } from '../report.ts';
import { folder } from './compile.ts';

/** The VIX by session of the exchange: the real file, holes and all, or the synthetic tape. */
function vixSeries({ tape, vixCsv }: Market, program: Program, calendar: TradingCalendar): Series {
  if (vixCsv === undefined) return seriesFromSessions('vix', tape.vix, 0, calendar, 'close');
  const vix = program.inputs.filter(({ name }) => name === 'vix');
  return loadData([{ name: 'vix.csv', content: vixCsv }], vix, calendar).series.get('vix')!;
}

/** What the rules read beside the VIX, derived from it on every session, so that no part of the run is idle. */
function datasetOf(market: Market, program: Program, calendar: TradingCalendar): Dataset {
  const vix = vixSeries(market, program, calendar);
  const closes = vix.fields.get('close')!;
  const filled: number[] = [];
  for (const [i, session] of vix.period.entries()) while (filled.length <= session) filled.push(closes[i]!);
  const { spx, yc } = tapeOf(Float64Array.from(filled));
  const series = [
    vix,
    seriesFromSessions('spx', spx, 0, calendar, 'close'),
    seriesFromSessions('us2y', new Float64Array(yc.length).fill(0.03), 0, calendar),
    seriesFromSessions(
      'us10y',
      yc.map((slope) => 0.03 + slope),
      0,
      calendar,
    ),
  ];
  const { events } = loadData([], [], calendar, { events: program.events });
  return { series: new Map(series.map((s) => [s.name, s])), events, issues: [] };
}

/** Where two runs decide differently there is nothing to time. */
function mustAgree(one: unknown, other: unknown): void {
  if (JSON.stringify(one) !== JSON.stringify(other))
    throw new Error('columns and reference decide differently');
}

/** The first run of the columns is measured before anything else has warmed the machine up. */
export function backtestLines(
  market: Market,
  rulesFolder: string,
  reference: Evaluator,
): { readonly lines: Line[]; readonly sessions: number } {
  const { program, diagnostics } = compile(folder(rulesFolder));
  const calendar = tradingCalendar('XNYS')!;
  if (!program) throw new Error(diagnostics.map((d) => d.message).join('\n'));
  const data = datasetOf(market, program, calendar);
  const { params } = paramsFor(program);
  const timeline = makeTimeline(program, calendar, data);
  const roots = program.rules.flatMap((rule) => [rule.when, rule.unless, rule.until]);
  const nodes = roots.flatMap((condition) => (condition ? [condition.node] : []));
  const sessions = timeline.grid.length;

  const run = (evaluator: Evaluator) => decide(program, evaluator, timeline, data, params);
  /** Every condition at every session, without the engine. */
  const evaluate = (evaluator: Evaluator): number => {
    const { value } = evaluator(program, timeline, data, params, { is: () => false, size: () => 0 });
    let held = 0;
    for (const node of nodes) for (let tick = 0; tick < sessions; tick++) if (value(node, tick) === 1) held++;
    return held;
  };

  const cold = once(() => evaluate(columns));
  const coldRun = once(() => run(columns));
  const { decisions } = run(columns);
  mustAgree(decisions, run(reference).decisions);
  mustAgree(evaluate(columns), evaluate(reference));
  const fast = race(
    [
      { name: 'evaluate', run: () => evaluate(columns) },
      { name: 'run', run: () => run(columns) },
    ],
    25,
    15,
  );
  const slow = race(
    [
      { name: 'evaluate', run: () => evaluate(reference) },
      { name: 'run', run: () => run(reference) },
    ],
    5,
    1,
  );
  const conditions = `${nodes.length} conditions of ${program.nodes.length} nodes`;
  const lines: Line[] = [
    { what: 'ALVH, all conditions, first time in a process, ms', ours: cold, note: conditions },
    {
      what: 'ALVH, all conditions, warm, ms',
      ours: fast.get('evaluate')!,
      other: slow.get('evaluate')!,
      note: 'the other is the reference evaluator',
    },
    {
      what: 'ALVH, whole backtest, first time in a process, ms',
      ours: coldRun,
      note: 'after the conditions of the line above',
    },
    {
      what: 'ALVH, whole backtest, warm, ms',
      ours: fast.get('run')!,
      other: slow.get('run')!,
      note: `${decisions.length} decisions with their reasons; the other is on the reference evaluator`,
    },
  ];
  return { lines, sessions };
}
