/** Volatility from bars, annualised over 252 sessions, and what a trade moves. Formulas are in the function table. */
import type { WindowKernel } from './kernel.ts';
import { squares } from './moments.ts';

const SESSIONS = 252;

/** Columns high, low. */
const parkinson: WindowKernel = ([high, low], start, end) => {
  let sum = 0;
  for (let i = start; i < end; i++) {
    const range = Math.log(high![i]! / low![i]!);
    sum += range * range;
  }
  return Math.sqrt((SESSIONS / (4 * (end - start) * Math.LN2)) * sum);
};

/** Columns open, high, low, close. */
const garmanKlass: WindowKernel = ([open, high, low, close], start, end) => {
  let sum = 0;
  for (let i = start; i < end; i++) {
    const range = Math.log(high![i]! / low![i]!);
    const body = Math.log(close![i]! / open![i]!);
    sum += 0.5 * range * range - (2 * Math.LN2 - 1) * body * body;
  }
  return Math.sqrt((SESSIONS / (end - start)) * sum);
};

/** Mean of the daily variances of Rogers and Satchell; columns open, high, low, close. */
const rogersSatchellVariance: WindowKernel = ([open, high, low, close], start, end) => {
  let sum = 0;
  for (let i = start; i < end; i++) {
    const up = Math.log(high![i]! / close![i]!) * Math.log(high![i]! / open![i]!);
    const down = Math.log(low![i]! / close![i]!) * Math.log(low![i]! / open![i]!);
    sum += up + down;
  }
  return sum / (end - start);
};

const rogersSatchell: WindowKernel = (columns, start, end, statics) =>
  Math.sqrt(SESSIONS * rogersSatchellVariance(columns, start, end, statics));

/** Columns open, high, low, close; of the first bar only the close counts. */
const yangZhang: WindowKernel = (columns, start, end, statics) => {
  const [open, , , close] = columns;
  const n = end - start - 1;
  const overnight = new Float64Array(n);
  const daytime = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const bar = start + 1 + i;
    overnight[i] = Math.log(open![bar]! / close![bar - 1]!);
    daytime[i] = Math.log(close![bar]! / open![bar]!);
  }
  const k = 0.34 / (1.34 + (n + 1) / (n - 1));
  const gaps = squares(overnight, 0, n) / (n - 1);
  const bodies = squares(daytime, 0, n) / (n - 1);
  const ranges = rogersSatchellVariance(columns, start + 1, end, statics);
  return Math.sqrt(SESSIONS * (gaps + k * bodies + (1 - k) * ranges));
};

/** Columns close, volume; of the first bar only the close counts. */
const amihud: WindowKernel = ([close, volume], start, end) => {
  let sum = 0;
  for (let i = start + 1; i < end; i++)
    sum += Math.abs(close![i]! / close![i - 1]! - 1) / (close![i]! * volume![i]!);
  return (1e6 / (end - start - 1)) * sum;
};

export const barVolatilityKernels: Readonly<Record<string, WindowKernel>> = {
  parkinson,
  garman_klass: garmanKlass,
  rogers_satchell: rogersSatchell,
  yang_zhang: yangZhang,
  amihud,
};
