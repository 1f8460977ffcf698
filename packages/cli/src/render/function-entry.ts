import type { DimensionSpec, FunctionSpec, ParameterSpec } from '@hedgerow/dsl';
import type { Screen } from './screen.ts';
import { renderTable } from './table.ts';
import { wrap } from './width.ts';

/** `rsi(x, n = 14) -> ratio` */
export function signature(fn: FunctionSpec): string {
  return `${fn.name}(${fn.parameters.map(parameter).join(', ')}) -> ${dimension(fn.result)}`;
}

function parameter(one: ParameterSpec): string {
  const fallback = 'default' in one && one.default !== undefined ? ` = ${one.default}` : '';
  return one.name + fallback;
}

function dimension(spec: DimensionSpec): string {
  if (typeof spec === 'string') return spec;
  return 'over' in spec ? spec.over.join('/') : `${spec.square}^2`;
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
