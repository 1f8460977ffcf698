/** Every distinct outcome of one threshold over the whole tape, and the same found by looking at each value. */
import { compile, type Program } from '@hedgerow/dsl';
import {
  type Dataset,
  type ExactResult,
  exactSweep,
  exactTarget,
  paramsFor,
  type Question,
  seriesFromSessions,
  studyOf,
  type TradingCalendar,
  tradingCalendar,
} from '@hedgerow/runtime';
import type { Market } from '../market.ts';
import { race } from '../measure.ts';
import type { Line } from '../report.ts';

/** Of milliseconds each: it takes this many until the compiler has seen enough. */
const WARMUP = 100;

const rules = {
  'R1, its level': `when vix > x for 3 sessions and be > 60%
  activate hedge size 25%
  until vix < 22 for 3 sessions
  cooldown 5 sessions`,
  'entry and exit at one level': 'when vix > x activate hedge size 25% until vix < x',
};

function programOf(rule: string): Program {
  const text = `input vix : index\ninput be : ratio\nparam x = 28\nlayer hedge { size of 1_000_000 USD }\nrule entry:\n  ${rule}\n`;
  const { program, diagnostics } = compile([{ name: 'bench.hedge', text }]);
  if (!program) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return program;
}

function datasetOf({ tape }: Market, calendar: TradingCalendar): Dataset {
  const series = [
    seriesFromSessions('vix', tape.vix, 0, calendar),
    seriesFromSessions('be', tape.be, 0, calendar),
  ];
  return { series: new Map(series.map((one) => [one.name, one])), events: new Map(), issues: [] };
}

/** The backtest of each value, as a sweep over a grid measures it. */
function oneByOne(program: Program, data: Dataset, values: readonly number[]): Float64Array {
  const question: Question = {
    space: { axes: [{ param: 'x', values }], choice: { kind: 'grid' } },
    objective: { column: 'hedge.activations', direction: 'maximize' },
    overlay: false,
    folds: [],
  };
  return studyOf(program, data, question, { params: paramsFor(program).params }).rows(0, values.length);
}

function mustAgree({ outcomes }: ExactResult, values: readonly number[], metrics: Float64Array): void {
  let at = 0;
  for (const [i, value] of values.entries()) {
    const isPast = ({ to, toClosed }: (typeof outcomes)[number]): boolean =>
      to !== null && (value > to || (value === to && !toClosed));
    while (isPast(outcomes[at]!)) at++;
    const its = outcomes[at]!.metrics;
    if (its.every((metric, k) => Object.is(metric, metrics[i * its.length + k]))) continue;
    throw new Error(`exact sweep: the outcome at ${value} is not that of its backtest`);
  }
}

export function exactSweepLines(market: Market): Line[] {
  const calendar = tradingCalendar('XNYS')!;
  const data = datasetOf(market, calendar);
  const values = [...new Set(market.tape.vix)].sort((a, b) => a - b);
  return Object.entries(rules).map(([name, rule]): Line => {
    const program = programOf(rule);
    const target = exactTarget(program, 'x');
    if (typeof target === 'string') throw new Error(target);
    const { params } = paramsFor(program);
    const exact = (): ExactResult => exactSweep(data, target, { params });
    const found = exact();
    mustAgree(found, values, oneByOne(program, data, values));
    for (let round = 0; round < WARMUP; round++) exact();
    const times = race(
      [
        { name: 'exact', run: exact },
        { name: 'each', run: () => oneByOne(program, data, values) },
      ],
      21,
      3,
    );
    return {
      what: `exact sweep, ${name}, ms`,
      ours: times.get('exact')!,
      other: times.get('each')!,
      note: `${found.outcomes.length} outcomes of ${values.length} values of the VIX; the other sweeps the values as a grid`,
    };
  });
}
