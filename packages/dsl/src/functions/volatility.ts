/** Volatility from the open, high, low and close of bars, and what trading costs. */
import { bars, window } from './parameters.ts';
import type { FunctionSpec, ParameterSpec } from './spec.ts';

type Fields = Extract<ParameterSpec, { role: 'bars' }>['fields'];

/** An estimator of annualised volatility over the last n bars; `extra` bars before them give closes only. */
const estimator = (
  name: string,
  fields: Fields,
  least: number,
  extra: 0 | 1,
  texts: Pick<FunctionSpec, 'doc' | 'formula' | 'source' | 'example'>,
): FunctionSpec => ({
  name,
  group: 'change',
  kind: 'window',
  extra,
  parameters: [bars(...fields), window(least, 20)],
  result: 'ratio',
  warmup: (n = 20) => n + extra,
  state: (n = 20) => fields.length * (n + extra),
  ...texts,
});

export const volatility: readonly FunctionSpec[] = [
  estimator('parkinson', ['high', 'low'], 1, 0, {
    doc: 'Annualised volatility from the ranges of the last n bars, about five times as efficient as from closes; blind to gaps between bars.',
    formula: 'sqrt(252 / (4 n ln 2) * sum (ln high/low)^2)',
    source: 'Parkinson (1980), 252 sessions a year; TTR volatility(calc = "parkinson")',
    example: 'parkinson(spx, 20) > realized_vol(spx, 20)',
  }),
  estimator('garman_klass', ['open', 'high', 'low', 'close'], 1, 0, {
    doc: 'Annualised volatility from the open, high, low and close of the last n bars, about seven times as efficient as from closes; blind to gaps between bars, without drift.',
    formula:
      'sqrt(252 / n * sum [(ln high/low)^2 / 2 - (2 ln 2 - 1) (ln close/open)^2]); unknown where the sum is negative',
    source: 'Garman and Klass (1980); TTR volatility(calc = "garman.klass")',
    example: 'garman_klass(spx, 20) > 20%',
  }),
  estimator('rogers_satchell', ['open', 'high', 'low', 'close'], 1, 0, {
    doc: 'Annualised volatility from the open, high, low and close of the last n bars, right whatever the drift; blind to gaps between bars.',
    formula: 'sqrt(252 / n * sum [ln high/close * ln high/open + ln low/close * ln low/open])',
    source: 'Rogers and Satchell (1991); TTR volatility(calc = "rogers.satchell")',
    example: 'rogers_satchell(spx, 20) > 20%',
  }),
  estimator('yang_zhang', ['open', 'high', 'low', 'close'], 2, 1, {
    doc: 'Annualised volatility from the open, high, low and close of the last n bars and the close before them: right whatever the drift, gaps between bars included.',
    formula:
      'sqrt(252 (Vo + k Vc + (1 - k) Vrs)): Vo and Vc the sample variances of ln open/previous close and ln close/open, Vrs that of rogers_satchell, k = 0.34 / (1.34 + (n + 1) / (n - 1))',
    source: 'Yang and Zhang (2000); TTR volatility(calc = "yang.zhang")',
    example: 'yang_zhang(spx, 20) > realized_vol(spx, 20)',
  }),
  estimator('amihud', ['close', 'volume'], 1, 1, {
    doc: 'Illiquidity: how far the price moves for a million traded, as the mean over the last n bars. Volume times close is what was traded, so the volume is that of what the price is of.',
    formula: '10^6 / n * sum |close[t] / close[t-1] - 1| / (close[t] * volume[t])',
    source: 'Amihud (2002), per million',
    example: 'amihud(spx, 20) rising over 20 sessions',
  }),
];
