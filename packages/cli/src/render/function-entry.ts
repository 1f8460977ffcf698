import type { DimensionSpec, FunctionSpec, ParameterSpec } from '@hedgerow/dsl';
import type { Screen } from './screen.ts';
import { renderTable } from './table.ts';
import { wrap } from './width.ts';

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
function dimension(spec: DimensionSpec): string {
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

function kind(one: ParameterSpec): string {
  switch (one.role) {
    case 'series':
      return dimension(one.dimension);
    case 'bars':
      return `bars (${one.fields.join(', ')})`;
    case 'window':
      return 'window: a count or a duration';
    case 'static':
      return `${one.integer === true ? 'whole number' : dimension(one.dimension)}, fixed for a run`;
  }
}

/** The reference entry of a function, from the one function table. */
export function renderFunction(fn: FunctionSpec, screen: Screen): string[] {
  const { colors } = screen;
  const section = (title: string, lines: readonly string[]): string[] => ['', colors.bold(title), ...lines];
  const text = (body: string): string[] => wrap(body, screen.width - 2).map((line) => `  ${line}`);
  const parameters = fn.parameters.map((one) => [colors.cyan(one.name), kind(one), one.doc]);
  const members = (fn.members ?? []).map((one) => [
    colors.cyan(`.${one.name}`),
    dimension(one.dimension),
    one.doc,
  ]);
  const columns = [{ head: '' }, { head: '' }, { head: '' }];
  return [
    colors.bold(signature(fn)),
    '',
    ...wrap(fn.doc, screen.width),
    ...(parameters.length === 0 ? [] : section('Parameters', renderTable(columns, parameters, screen))),
    ...(members.length === 0 ? [] : section('Members', renderTable(columns, members, screen))),
    ...section('Formula', text(fn.formula)),
    ...section('Source', text(fn.source)),
    ...section('Example', [`  ${fn.example}`]),
  ];
}
