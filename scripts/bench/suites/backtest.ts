/** The ALVH rules over 36 years: the whole run, with every decision and its reasons. */
import { compile, type Program, type SourceFile } from '@hedgerow/dsl';
import {
  columns,
  type Dataset,
  decide,
  type Evaluator,
  loadData,
  makeTimeline,
  paramsFor,
  type Run,
  reference,
  type Series,
  seriesFromSessions,
  type TradingCalendar,
  tradingCalendar,
} from '@hedgerow/runtime';
import { type Market, tapeOf } from '../market.ts';
import { median, once, race } from '../measure.ts';
import type { Line } from '../report.ts';

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

interface Backtest {
  readonly program: Program;
  readonly sessions: number;
  decide(evaluator: Evaluator): Run;
  /** Every condition at every session, without the engine; how often they held. */
  evaluate(evaluator: Evaluator): number;
}

function prepare(market: Market, sources: readonly SourceFile[]): Backtest {
  const { program, diagnostics } = compile(sources);
  const calendar = tradingCalendar('XNYS')!;
  if (!program) throw new Error(diagnostics.map((d) => d.message).join('\n'));
  const data = datasetOf(market, program, calendar);
  const { params } = paramsFor(program);
  const timeline = makeTimeline(program, calendar, data);
  const nodes = conditionsOf(program);
  const sessions = timeline.grid.length;
  return {
    program,
    sessions,
    decide: (evaluator) => decide(program, evaluator, timeline, data, params),
    evaluate(evaluator) {
      const { value } = evaluator(program, timeline, data, params, { is: () => false, size: () => 0 });
      let held = 0;
      for (const node of nodes)
        for (let tick = 0; tick < sessions; tick++) held += Number(value(node, tick) === 1);
      return held;
    },
  };
}

function conditionsOf(program: Program): number[] {
  const roots = program.rules.flatMap((rule) => [rule.when, rule.unless, rule.until]);
  return roots.flatMap((condition) => (condition ? [condition.node] : []));
}

/** Milliseconds of the first backtest of this process. */
export function coldBacktest(market: Market, sources: readonly SourceFile[]): number {
  const backtest = prepare(market, sources);
  return once(() => backtest.decide(columns));
}

export function backtestLines(
  market: Market,
  what: string,
  sources: readonly SourceFile[],
  coldTimes: readonly number[],
): Line[] {
  const { program, sessions, decide, evaluate } = prepare(market, sources);
  const { decisions } = decide(columns);
  mustAgree(decisions, decide(reference).decisions);
  mustAgree(evaluate(columns), evaluate(reference));
  const fast = race(
    [
      { name: 'evaluate', run: () => evaluate(columns) },
      { name: 'decide', run: () => decide(columns) },
    ],
    9,
    5,
  );
  const slow = race(
    [
      { name: 'evaluate', run: () => evaluate(reference) },
      { name: 'decide', run: () => decide(reference) },
    ],
    3,
    0,
  );
  const span = `${sessions.toLocaleString('en-US')} sessions`;
  return [
    {
      what: `${what}: backtest, first in its process, ms`,
      ours: median(coldTimes),
      note: `${span}, from the compiled rules and loaded data; median of ${coldTimes.length} processes`,
    },
    {
      what: `${what}: backtest, warm, ms`,
      ours: fast.get('decide')!,
      other: slow.get('decide')!,
      note: `decisions with their reasons: ${decisions.length}; the other is on the reference evaluator`,
    },
    {
      what: `${what}: its conditions alone, warm, ms`,
      ours: fast.get('evaluate')!,
      other: slow.get('evaluate')!,
      note: `a graph of ${program.nodes.length} nodes; the other is the reference evaluator`,
    },
  ];
}
