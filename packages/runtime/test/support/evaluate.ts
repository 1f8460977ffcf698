/** Evaluates expressions of the language over data written out in a test. */
import { compile, type Program } from '@hedgerow/dsl';
import type { EventCalendar } from '../../src/calendar/types.ts';
import type { Dataset, Series } from '../../src/data/dataset.ts';
import { makeTimeline } from '../../src/timeline/timeline.ts';
import type { DateRange, Evaluation, Evaluator, LayerView } from '../../src/timeline/types.ts';
import { dataset, idle, nyse } from './data.ts';
import { agreed } from './difference.ts';
import { cells, column, letters } from './show.ts';

export interface Setting {
  /** Declarations that the expressions use. */
  readonly source: string;
  readonly series: readonly Series[];
  readonly events?: Readonly<Record<string, EventCalendar>>;
  readonly range?: DateRange;
  readonly params?: Readonly<Record<string, number>>;
  readonly layers?: LayerView;
  readonly evaluator?: Evaluator;
}

/** The program; an error is thrown with what the compiler says. */
export function compiled(source: string, expressions: readonly string[] = []): Program {
  const { program, diagnostics } = compile([{ name: 'test.hedge', text: source }], { expressions });
  if (program) return program;
  throw new Error([...diagnostics.map((d) => `${d.id}: ${d.message}`), source, ...expressions].join('\n'));
}

/** Every param at its default, but for these. */
export function paramsOf(
  program: Program,
  settings: Readonly<Record<string, number>> = {},
): Map<string, number> {
  return new Map(program.params.map((param) => [param.name, settings[param.name] ?? param.default]));
}

export interface Evaluated {
  readonly evaluation: Evaluation;
  readonly data: Dataset;
  /** By expression: its value at each instant. */
  readonly values: readonly (readonly number[])[];
}

export function evaluate(setting: Setting, expressions: readonly string[]): Evaluated {
  const program = compiled(setting.source, expressions);
  const data = dataset(setting.series, setting.events);
  const timeline = makeTimeline(program, nyse, data, setting.range);
  const evaluator = setting.evaluator ?? agreed;
  const params = paramsOf(program, setting.params);
  const evaluation = evaluator(program, timeline, data, params, setting.layers ?? idle);
  return { evaluation, data, values: program.expressions.map(({ node }) => column(evaluation, node)) };
}

/** One condition as letters: T, F, ? for unknown. */
export const truthsOf = (setting: Setting, expression: string): string =>
  letters(evaluate(setting, [expression]).values[0]!);

/** One number at each instant. */
export const numbersOf = (setting: Setting, expression: string): (number | '?')[] =>
  cells(evaluate(setting, [expression]).values[0]!);
