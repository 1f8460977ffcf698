/** Entries of the function table in words, for reference pages, hovers and signature help. */
import type { DimensionSpec, FunctionSpec, ParameterSpec } from './spec.ts';

/** `rsi(x, n = 14) -> ratio` */
export function signature(fn: FunctionSpec): string {
  return `${fn.name}(${fn.parameters.map(parameter).join(', ')}) -> ${resultText(fn.result, fn)}`;
}

/** `rsi(x, n)` */
export const callText = (fn: FunctionSpec): string =>
  `${fn.name}(${fn.parameters.map(({ name }) => name).join(', ')})`;

function parameter(one: ParameterSpec): string {
  const fallback = 'default' in one && one.default !== undefined ? ` = ${one.default}` : '';
  return one.name + fallback;
}

/** A parameter's dimension; a type variable stands for any. */
export function dimensionText(spec: DimensionSpec): string {
  if (typeof spec !== 'string') return resultText(spec, undefined);
  return spec === 'a' || spec === 'b' || spec === 'any' ? 'any dimension' : spec;
}

/** A result's dimension; a type variable is told by the parameter that binds it: `as x`. */
function resultText(spec: DimensionSpec, fn: FunctionSpec | undefined): string {
  const named = (variable: 'a' | 'b'): string =>
    fn?.parameters.find((one) => one.role !== 'bars' && one.role !== 'window' && one.dimension === variable)
      ?.name ?? variable;
  if (spec === 'a' || spec === 'b') return `as ${named(spec)}`;
  if (typeof spec === 'string') return spec;
  if ('over' in spec) return `${named(spec.over[0])} / ${named(spec.over[1])}`;
  return 'square' in spec ? `${named(spec.square)} squared` : `root of ${named(spec.root)}`;
}

export function parameterKind(one: ParameterSpec): string {
  switch (one.role) {
    case 'series':
      return dimensionText(one.dimension);
    case 'bars':
      return `bars (${one.fields.join(', ')})`;
    case 'window':
      return 'window: a count or a duration';
    case 'static':
      return `${one.integer === true ? 'whole number' : dimensionText(one.dimension)}, fixed for a run`;
  }
}
