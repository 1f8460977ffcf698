/** Functions of the last n values. The formulas are in the function table of the dsl. */
import { barVolatilityKernels } from './bar-volatility.ts';
import { beta, cci, type Derivation, halfLife, realizedVol } from './derived.ts';
import { distributionKernels } from './distribution.ts';
import { drawdownColumn, maxColumn, minColumn } from './extremes.ts';
import type { ColumnKernel, WindowKernel } from './kernel.ts';
import { comoments, deviation, mean, slope, squares } from './moments.ts';
import { medianColumn, middle, percentileRankColumn } from './sorted-window.ts';

const sma: WindowKernel = ([x], start, end) => mean(x!, start, end);

const wma: WindowKernel = ([x], start, end) => {
  const n = end - start;
  const weights = (n * (n + 1)) / 2;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += (x![start + i]! * (i + 1)) / weights;
  return sum;
};

const sum: WindowKernel = ([x], start, end) => {
  let total = 0;
  for (let i = start; i < end; i++) total += x![i]!;
  return total;
};

const min: WindowKernel = ([x], start, end) => {
  let least = x![start]!;
  for (let i = start + 1; i < end; i++) if (x![i]! < least) least = x![i]!;
  return least;
};

const max: WindowKernel = ([x], start, end) => {
  let greatest = x![start]!;
  for (let i = start + 1; i < end; i++) if (x![i]! > greatest) greatest = x![i]!;
  return greatest;
};

const median: WindowKernel = ([x], start, end) => {
  const sorted = x!.slice(start, end).sort();
  return middle(sorted, sorted.length);
};

const stdev: WindowKernel = ([x], start, end) => deviation(x!, start, end);

const variance: WindowKernel = ([x], start, end) => squares(x!, start, end) / (end - start);

const zscore: WindowKernel = ([x], start, end) => {
  const centre = mean(x!, start, end);
  return (x![end - 1]! - centre) / deviation(x!, start, end, centre);
};

const percentileRank: WindowKernel = ([x], start, end) => {
  const now = x![end - 1]!;
  let notAbove = 0;
  // Added, not branched upon: the order of a window is noise.
  for (let i = start; i < end; i++) notAbove += Number(x![i]! <= now);
  return notAbove / (end - start);
};

const correlation: WindowKernel = ([x, y], start, end) => {
  const { xx, xy, yy } = comoments(x!, y!, start, end);
  return Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
};

const change: WindowKernel = ([x], start, end) => x![end - 1]! - x![start]!;

const roc: WindowKernel = ([x], start, end) => x![end - 1]! / x![start]! - 1;

const drawdown: WindowKernel = (columns, start, end, statics) =>
  1 - columns[0]![end - 1]! / max(columns, start, end, statics);

const bollinger = (side: -1 | 0 | 1): WindowKernel =>
  side === 0
    ? sma
    : ([x], start, end, statics) => {
        const centre = mean(x!, start, end);
        return centre + side * statics[0]! * deviation(x!, start, end, centre);
      };

/** Columns high, low, close. */
const williamsR: WindowKernel = ([high, low, close], start, end, statics) => {
  const top = max([high!], start, end, statics);
  const bottom = min([low!], start, end, statics);
  return (-100 * (top - close![end - 1]!)) / (top - bottom);
};

/** Columns high, low, close, volume; the first bar gives only its typical price. */
const mfi: WindowKernel = ([high, low, close, volume], start, end) => {
  let before = (high![start]! + low![start]! + close![start]!) / 3;
  let up = 0;
  let down = 0;
  for (let i = start + 1; i < end; i++) {
    const typical = (high![i]! + low![i]! + close![i]!) / 3;
    if (typical > before) up += typical * volume![i]!;
    else if (typical < before) down += typical * volume![i]!;
    before = typical;
  }
  if (down === 0) return up === 0 ? 50 : 100;
  return 100 - 100 / (1 + up / down);
};

/** By function, or `function.member`. */
export const windowKernels: Readonly<Record<string, WindowKernel>> = {
  sma,
  wma,
  sum,
  min,
  max,
  lowest: min,
  highest: max,
  median,
  stdev,
  variance,
  zscore,
  percentile_rank: percentileRank,
  slope,
  correlation,
  beta: beta.window,
  half_life: halfLife.window,
  change,
  roc,
  drawdown,
  realized_vol: realizedVol.window,
  'bollinger.middle': bollinger(0),
  'bollinger.upper': bollinger(1),
  'bollinger.lower': bollinger(-1),
  cci: cci.window,
  williams_r: williamsR,
  mfi,
  ...barVolatilityKernels,
  ...distributionKernels,
};

/** Those that a whole column gives sooner than window after window. */
export const columnKernels: Readonly<Record<string, ColumnKernel>> = {
  min: minColumn,
  max: maxColumn,
  lowest: minColumn,
  highest: maxColumn,
  drawdown: drawdownColumn,
  median: medianColumn,
  percentile_rank: percentileRankColumn,
  beta: beta.column,
  half_life: halfLife.column,
  realized_vol: realizedVol.column,
  cci: cci.column,
};

/** Those that are functions of what each observation and the one before it make. */
export const derivations: Readonly<Record<string, Derivation>> = {
  beta: beta.derivation,
  half_life: halfLife.derivation,
  realized_vol: realizedVol.derivation,
  cci: cci.derivation,
};
