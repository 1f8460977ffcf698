/** Ten thousand backtests of R1, and of R2 with its indicators, over grids of their params. */
import { compile, type Program } from '@hedgerow/dsl';
import {
  type Dataset,
  paramsFor,
  type Question,
  type Study,
  seriesFromSessions,
  studyOf,
  tradingCalendar,
} from '@hedgerow/runtime';
import type { Market } from '../market.ts';
import { race } from '../measure.ts';
import type { Line } from '../report.ts';
import { inputs, votes } from '../rules.ts';

type Axes = Readonly<Record<string, readonly number[]>>;

const from = (low: number, step: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => Number((low + i * step).toFixed(6)));

/** What is swept, the last fastest. */
const sweeps: Readonly<Record<string, { readonly rules: string; readonly axes: Axes }>> = {
  S1: {
    rules: `input vix : index
input be : ratio
param n = 3 sessions
param x = 28
param b = 60%
param e = 22
param c = 5 sessions
layer hedge { size of 1_000_000 USD }
rule entry:
  when vix > x for n and be > b
  activate hedge size 25%
  until vix < e for 3 sessions
  cooldown c`,
    axes: { n: from(1, 1, 5), x: from(22, 2, 10), b: from(0.4, 0.04, 10), e: from(16, 1, 10), c: [5, 20] },
  },
  S2: {
    rules: `${inputs}param r = 14
param w = 252
param k = 8
param x = 28
param b = 60%
param v = 4
param e = 22
let volatility = realized_vol(spx, 20)
let rank = percentile_rank(vix, w)
layer hedge { size of 1_000_000 USD }
rule entry:
  when vix > x for 3 sessions and be > b and known(rank) and at least v of ${votes('r', 'k')}
  activate hedge size 25%
  until vix < e for 3 sessions
  cooldown 5 sessions`,
    axes: {
      r: [10, 14, 20],
      w: [126, 252],
      k: [4, 6, 8, 10],
      x: from(24, 2, 5),
      b: from(0.4, 0.1, 4),
      v: [2, 3, 4, 5],
      e: from(18, 1, 5),
    },
  },
};

function compiled(text: string): Program {
  const { program, diagnostics } = compile([{ name: 'bench.hedge', text }]);
  if (!program) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return program;
}

/** The whole sweep anew: its indicators, its conditions, and each set's backtest. */
export function gridSweep({ tape }: Market, name: string): { readonly sets: number; study(): Study } {
  const { rules, axes } = sweeps[name]!;
  const calendar = tradingCalendar('XNYS')!;
  const series = Object.entries(tape).map(([key, values]) => seriesFromSessions(key, values, 0, calendar));
  const data: Dataset = {
    series: new Map(series.map((one) => [one.name, one])),
    events: new Map(),
    issues: [],
  };
  const program = compiled(rules);
  const question: Question = {
    space: {
      axes: Object.entries(axes).map(([param, values]) => ({ param, values })),
      choice: { kind: 'grid' },
    },
    objective: { column: 'hedge.activations', direction: 'maximize' },
    overlay: false,
    folds: [],
  };
  const { params } = paramsFor(program);
  const sets = Object.values(axes).reduce((product, values) => product * values.length, 1);
  return { sets, study: () => studyOf(program, data, question, { params }) };
}

/** Some sets, decided by columns and engine, come to the same. */
function mustAgree({ sets, study }: ReturnType<typeof gridSweep>): void {
  const { whole } = study();
  if (whole.notFast.length > 0) throw new Error(`sweep: ${whole.notFast[0]!.reason}`);
  for (let set = 0; set < sets; set += 997) {
    const decided = [...whole.decide(set).layers].map(([, { active }]) =>
      active.reduce((n, on) => n + on, 0),
    );
    const out = new Float64Array(whole.columns.length);
    whole.measure(set, out, 0);
    if (out[1] !== decided[0]) throw new Error(`sweep: set ${set} differs from its backtest`);
  }
}

export function gridSweepLines(market: Market): Line[] {
  return Object.keys(sweeps).map((name): Line => {
    const sweep = gridSweep(market, name);
    mustAgree(sweep);
    const times = race([{ name, run: () => sweep.study().rows(0, sweep.sets) }], 15, 10);
    return {
      what: `sweep ${name}, one set, us`,
      ours: (times.get(name)! * 1e3) / sweep.sets,
      note: `${sweep.sets.toLocaleString('en-US')} sets of 36 years, indicators and conditions included`,
    };
  });
}
