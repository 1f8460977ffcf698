/** Four indicators over the whole history by libraries for them: RSI 14, MACD 12/26/9, averages of 5 and 20. */
import { compile } from '@hedgerow/dsl';
import { columns, makeTimeline } from '@hedgerow/runtime';
import type { Market } from '../market.ts';
import { race } from '../measure.ts';
import { peer } from '../peers/load.ts';
import type { Line } from '../report.ts';
import { datasetOf, everyDay } from '../sessions.ts';
import { idle } from './columns.ts';

/** What each library is asked for: RSI, the histogram of MACD, and the two averages. */
const expressions = ['rsi(spx, 14)', 'macd(spx).histogram', 'sma(spx, 5)', 'sma(spx, 20)'];

/** The four series, each without the places before it begins. */
type Series = readonly (readonly number[])[];

interface Library {
  readonly name: string;
  run(prices: readonly number[]): Series;
}

interface TechnicalIndicators {
  readonly RSI: { calculate(input: { values: readonly number[]; period: number }): number[] };
  readonly SMA: { calculate(input: { values: readonly number[]; period: number }): number[] };
  readonly MACD: {
    calculate(input: {
      values: readonly number[];
      fastPeriod: number;
      slowPeriod: number;
      signalPeriod: number;
      SimpleMAOscillator: boolean;
      SimpleMASignal: boolean;
    }): { histogram?: number }[];
  };
}

interface Indicator<Result> {
  update(price: number, replace: boolean): Result | null;
}

interface TradingSignals {
  readonly RSI: new (n: number) => Indicator<number>;
  readonly SMA: new (n: number) => Indicator<number>;
  readonly EMA: new (n: number) => Indicator<number>;
  readonly MACD: new (
    fast: Indicator<number>,
    slow: Indicator<number>,
    signal: Indicator<number>,
  ) => Indicator<{ readonly histogram: number }>;
}

const isNumber = (value: number | null | undefined): value is number => typeof value === 'number';

async function libraries(): Promise<Library[]> {
  const found: Library[] = [];
  const technical = await peer<TechnicalIndicators>('technicalindicators');
  if (technical) {
    found.push({
      name: 'technicalindicators',
      run: (values) => [
        technical.RSI.calculate({ values, period: 14 }),
        technical.MACD.calculate({
          values,
          fastPeriod: 12,
          slowPeriod: 26,
          signalPeriod: 9,
          SimpleMAOscillator: false,
          SimpleMASignal: false,
        })
          .map(({ histogram }) => histogram)
          .filter(isNumber),
        technical.SMA.calculate({ values, period: 5 }),
        technical.SMA.calculate({ values, period: 20 }),
      ],
    });
  }
  const signals = await peer<TradingSignals>('trading-signals');
  if (signals) {
    const { RSI, MACD, EMA, SMA } = signals;
    found.push({
      name: 'trading-signals',
      run(prices) {
        const [rsi, short, long] = [new RSI(14), new SMA(5), new SMA(20)];
        const macd = new MACD(new EMA(12), new EMA(26), new EMA(9));
        const all: (number | null | undefined)[][] = [[], [], [], []];
        for (const price of prices) {
          all[0]!.push(rsi.update(price, false));
          all[1]!.push(macd.update(price, false)?.histogram);
          all[2]!.push(short.update(price, false));
          all[3]!.push(long.update(price, false));
        }
        return all.map((values) => values.filter(isNumber));
      },
    });
  }
  return found;
}

/**
 * Rows, among those that both know and that lie a year past the beginning, where an activation differs: RSI below 35,
 * MACD's histogram below 0, the short average above the long one. Seeds differ from library to library, and fade.
 */
function differing(ours: Series, theirs: Series): number {
  const fromEnd = (series: Series, k: number, i: number): number => series[k]!.at(-1 - i)!;
  const activations = (series: Series, i: number): readonly boolean[] => [
    fromEnd(series, 0, i) < 35,
    fromEnd(series, 1, i) < 0,
    fromEnd(series, 2, i) > fromEnd(series, 3, i),
  ];
  const rows = Math.min(...[...ours, ...theirs].map((values) => values.length)) - 252;
  let differ = 0;
  for (let i = 0; i < rows; i++) {
    const mine = activations(ours, i);
    if (activations(theirs, i).some((holds, k) => holds !== mine[k])) differ++;
  }
  return differ;
}

/** Evaluates anew each time: the columns of the four. */
function hedgerow(prices: Float64Array): () => Series {
  const { program } = compile([{ name: 'bench.hedge', text: 'input spx : index\n' }], { expressions });
  if (!program) throw new Error('the indicators of the bench do not compile');
  const calendar = everyDay(prices.length);
  const data = datasetOf({ spx: prices }, calendar);
  const timeline = makeTimeline(program, calendar, data);
  return () => {
    const { value } = columns(program, timeline, data, new Map(), idle);
    return program.expressions.map(({ node }) => {
      const values: number[] = [];
      for (let i = 0; i < prices.length; i++) {
        const x = value(node, i);
        if (!Number.isNaN(x)) values.push(x);
      }
      return values;
    });
  };
}

export async function indicatorLines({ tape }: Market): Promise<Line[]> {
  const prices = Array.from(tape.spx);
  const ours = hedgerow(tape.spx);
  const peers = await libraries();
  const differences = new Map(peers.map(({ name, run }) => [name, differing(ours(), run(prices))]));
  const times = race(
    [{ name: 'hedgerow', run: ours }, ...peers.map(({ name, run }) => ({ name, run: () => run(prices) }))],
    25,
    10,
  );
  const perRow = (name: string): number => (times.get(name)! * 1e6) / prices.length;
  return peers.map(({ name }) => {
    const differ = differences.get(name)!;
    const rows = differ === 1 ? '1 row' : `${differ} rows`;
    return {
      what: `RSI, MACD, two averages, ns a row: ${name}`,
      ours: perRow('hedgerow'),
      other: perRow(name),
      note: differ === 0 ? 'the same activations after a year' : `activations differ at ${rows}`,
    };
  });
}
