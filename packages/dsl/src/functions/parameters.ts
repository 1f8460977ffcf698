/** Parameters that many entries of the table share. */
import type { DimensionSpec, ParameterSpec } from './spec.ts';

export const series = (name: string, dimension: DimensionSpec, doc: string): ParameterSpec => ({
  name,
  role: 'series',
  dimension,
  doc,
});

/** The series that a function of one series is applied to, of any dimension `a`. */
export const x = series('x', 'a', 'the series');

/** How far the window reaches: `min` observations at least, `preset` where the author gives none. */
export const window = (min: number, preset?: number, name = 'n'): ParameterSpec => ({
  name,
  role: 'window',
  min,
  ...(preset === undefined ? {} : { default: preset }),
  doc: 'observations, or a duration',
});

export const bars = (
  ...fields: readonly ('open' | 'high' | 'low' | 'close' | 'volume')[]
): ParameterSpec => ({
  name: 'x',
  role: 'bars',
  fields,
  doc: `an input with bars (${fields.join(', ')})`,
});

/** A whole number fixed for a run. */
export const whole = (name: string, preset: number, doc: string, min = 1): ParameterSpec => ({
  name,
  role: 'static',
  dimension: 'ratio',
  default: preset,
  min,
  max: 100_000,
  integer: true,
  doc,
});

/** A number fixed for a run. */
export const fixed = (
  name: string,
  dimension: DimensionSpec,
  preset: number,
  doc: string,
  min?: number,
  max?: number,
): ParameterSpec => ({
  name,
  role: 'static',
  dimension,
  default: preset,
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
  doc,
});

/** A window function keeps its n values and nothing else. */
export const ring = (n = 0): number => n;
export const first = (n = 0): number => n;
export const none = (): number => 0;
export const one = (): number => 1;
