/** Functions of the last n values. The formulas are in the function table of the dsl. */
import type { WindowKernel } from './kernel.ts';
import { covariance, deviation, mean, simpleReturns, slope, squares } from './moments.ts';

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
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

const stdev: WindowKernel = ([x], start, end) => deviation(x!, start, end);

const variance: WindowKernel = ([x], start, end) => squares(x!, start, end) / (end - start);

const zscore: WindowKernel = ([x], start, end) => {
  const sd = deviation(x!, start, end);
  return (x![end - 1]! - mean(x!, start, end)) / sd;
};

const percentileRank: WindowKernel = ([x], start, end) => {
  const now = x![end - 1]!;
  let notAbove = 0;
  // Added, not branched upon: the order of a window is noise.
  for (let i = start; i < end; i++) notAbove += Number(x![i]! <= now);
  return notAbove / (end - start);
};

const correlation: WindowKernel = ([x, y], start, end) =>
  covariance(x!, y!, start, end) / Math.sqrt(covariance(x!, x!, start, end) * covariance(y!, y!, start, end));

const beta: WindowKernel = ([x, y], start, end) => {
  const rx = simpleReturns(x!, start, end);
  const ry = simpleReturns(y!, start, end);
  return covariance(rx, ry, 0, ry.length) / covariance(ry, ry, 0, ry.length);
};

/** ln 2 / -ln b with b the slope of ln x[t] on ln x[t-1]; NaN unless the process reverts. */
const halfLife: WindowKernel = ([x], start, end) => {
  const logs = x!.slice(start, end).map(Math.log);
  const before = logs.subarray(0, logs.length - 1);
  const after = logs.subarray(1);
  const b = covariance(before, after, 0, after.length) / covariance(before, before, 0, after.length);
  return b > 0 && b < 1 ? Math.LN2 / -Math.log(b) : Number.NaN;
};

const change: WindowKernel = ([x], start, end) => x![end - 1]! - x![start]!;

const roc: WindowKernel = ([x], start, end) => x![end - 1]! / x![start]! - 1;

const drawdown: WindowKernel = (columns, start, end, statics) =>
  1 - columns[0]![end - 1]! / max(columns, start, end, statics);

const realizedVol: WindowKernel = ([x], start, end) => {
  const returns = new Float64Array(end - start - 1);
  for (let i = 0; i < returns.length; i++) returns[i] = Math.log(x![start + i + 1]! / x![start + i]!);
  return Math.sqrt((252 / (returns.length - 1)) * squares(returns, 0, returns.length));
};

const bollinger = (side: -1 | 0 | 1): WindowKernel =>
  side === 0
    ? sma
    : ([x], start, end, statics) => mean(x!, start, end) + side * statics[0]! * deviation(x!, start, end);

/** Columns high, low, close. */
const cci: WindowKernel = ([high, low, close], start, end) => {
  const typical = new Float64Array(end - start);
  for (let i = 0; i < typical.length; i++) {
    typical[i] = (high![start + i]! + low![start + i]! + close![start + i]!) / 3;
  }
  const average = mean(typical, 0, typical.length);
  let deviations = 0;
  for (const tp of typical) deviations += Math.abs(tp - average);
  return (typical[typical.length - 1]! - average) / (0.015 * (deviations / typical.length));
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
  return down === 0 ? 100 : 100 - 100 / (1 + up / down);
};

/** By function, or `function.member`. */
export const windowKernels: Readonly<Record<string, WindowKernel>> = {
  sma,
  wma,
  sum,
  min,
  max,
  median,
  stdev,
  variance,
  zscore,
  percentile_rank: percentileRank,
  slope,
  correlation,
  beta,
  half_life: halfLife,
  change,
  roc,
  drawdown,
  realized_vol: realizedVol,
  'bollinger.middle': bollinger(0),
  'bollinger.upper': bollinger(1),
  'bollinger.lower': bollinger(-1),
  cci,
  williams_r: williamsR,
  mfi,
};
