/** Arithmetic that has no operator. */
import { none, series, x } from './parameters.ts';
import type { DimensionSpec, FunctionSpec, ParameterSpec } from './spec.ts';

const pointwise = (
  name: string,
  parameter: ParameterSpec,
  result: DimensionSpec,
  doc: string,
  formula: string,
  example: string,
): FunctionSpec => ({
  name,
  group: 'math',
  kind: 'pointwise',
  parameters: [parameter],
  result,
  warmup: none,
  state: none,
  doc,
  formula,
  source: 'IEEE 754 double arithmetic',
  example,
});

const anything = series('x', 'any', 'a number');
const ratio = series('x', 'ratio', 'a ratio');

export const math: readonly FunctionSpec[] = [
  pointwise(
    'log',
    anything,
    'ratio',
    'Natural logarithm; unknown for numbers that are not positive.',
    'ln x',
    'log(vix) > 3',
  ),
  pointwise('exp', ratio, 'ratio', 'Exponential; unknown where it overflows.', 'e^x', 'exp(-0.5) < 1'),
  pointwise(
    'sqrt',
    x,
    { root: 'a' },
    'Square root; unknown for negative numbers.',
    'sqrt x',
    'sqrt(vix / 16) > 1',
  ),
  pointwise('abs', x, 'a', 'Absolute value.', '|x|', 'abs(change(vix)) > 5'),
  pointwise(
    'fraction',
    series('x', 'index', 'an index in percentage points, such as vix'),
    'ratio',
    'An index quoted in percentage points as a ratio, so that it meets ratios: a VIX of 20 is 20%.',
    'x / 100',
    'fraction(vix) - realized_vol(spx, 21) > 5%',
  ),
];
