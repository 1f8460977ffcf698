import { dimensionText, type FunctionSpec, parameterKind, signature } from '@hedgerow/dsl';
import type { Screen } from './screen.ts';
import { renderTable } from './table.ts';
import { wrap } from './width.ts';

/** The reference entry of a function, from the one function table. */
export function renderFunction(fn: FunctionSpec, screen: Screen): string[] {
  const { colors } = screen;
  const section = (title: string, lines: readonly string[]): string[] => ['', colors.bold(title), ...lines];
  const text = (body: string): string[] => wrap(body, screen.width - 2).map((line) => `  ${line}`);
  const parameters = fn.parameters.map((one) => [colors.cyan(one.name), parameterKind(one), one.doc]);
  const members = (fn.members ?? []).map((one) => [
    colors.cyan(`.${one.name}`),
    dimensionText(one.dimension),
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
