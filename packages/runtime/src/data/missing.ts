/** Inputs that a program needs and the data does not have. */
import { type BarField, closeTo, type Program } from '@hedgerow/dsl';
import type { DataIssue, Dataset, Series } from './dataset.ts';
import { dataIssue } from './issues.ts';

const isEmpty = (series: Series, field: BarField | 'value'): boolean =>
  series.fields.get(field)?.every(Number.isNaN) ?? true;

/** A file that could not be read at all may have held any input: its own error comes first. */
const WHOLE_FILE: ReadonlySet<string> = new Set([
  'unreadable-file',
  'no-date-column',
  'missing-position-columns',
  'bad-position',
]);

/**
 * One error for each input of the program that no file gives, and for each member of a bar (`vix.high`) that the
 * program reads and no row has; with what was looked for, and unused columns of like names. The place is the
 * declaration's file. What an error of the data set already explains is not told again.
 */
export function missingInputs(program: Pick<Program, 'inputs' | 'nodes'>, dataset: Dataset): DataIssue[] {
  if (dataset.issues.some((issue) => WHOLE_FILE.has(issue.id))) return [];
  const explained = new Set(dataset.issues.flatMap((issue) => (issue.dropped ? [issue.input] : [])));
  const unused = dataset.issues
    .filter((issue) => issue.id === 'unused-column')
    .flatMap((issue) => issue.params.columns as readonly string[]);
  return program.inputs.flatMap(({ name, bars, file }) => {
    const series = dataset.series.get(name);
    const suggestions = closeTo(name, unused);
    if (!series) {
      if (explained.has(name)) return [];
      const expected = bars
        ? `a file \`${name}.csv\` with columns date,open,high,low,close, or a column \`${name}\``
        : `a column \`${name}\`, or a file \`${name}.csv\` with columns date,close`;
      return [dataIssue('missing-input', { input: name, expected, suggestions }, { file, input: name })];
    }
    if (series.computed) return [];
    const read = new Set(
      program.nodes.flatMap((node) => (node.op === 'input' && node.name === name ? [node.field] : [])),
    );
    return [...read]
      .filter((field) => isEmpty(series, field))
      .map((field) => {
        const expected = `a column \`${field}\` beside its close, or a column \`${name}.${field}\``;
        return dataIssue(
          'missing-input',
          { input: name, field, expected, suggestions: [] },
          { file, input: name },
        );
      });
  });
}
