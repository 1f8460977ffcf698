import type { Ir } from '@hedgerow/dsl';
import { type Evaluation, isoDate, isoInstant } from '@hedgerow/runtime';
import { exactText, type NamesOf } from './numbers.ts';

export type SeriesFormat = 'csv' | 'json' | 'jsonl';

/** A cell as JSON: `null` is unknown. */
type Cell = number | boolean | string | null;

/**
 * Expressions as series, one row an instant, from grid index `from` on. Yields pieces of text, so that long
 * histories need no second copy in memory.
 */
export function* seriesText(
  evaluation: Evaluation,
  expressions: readonly Ir.CompiledExpression[],
  format: SeriesFormat,
  from: number,
  namesOf: NamesOf,
): Generator<string> {
  const { grid, calendar } = evaluation.timeline;
  const value = (expression: Ir.CompiledExpression, at: number): number =>
    evaluation.value(expression.node, at);
  if (format === 'csv') {
    yield `${['instant', 'session', ...expressions.map(({ text }) => csvField(text))].join(',')}\n`;
  }
  if (format === 'json') yield '[';
  for (let at = from; at < grid.length; at++) {
    const instant = isoInstant(grid.time[at]!);
    const session = isoDate(calendar.date[grid.session[at]!]!);
    if (format === 'csv') {
      const cells = expressions.map((one) => csvField(cellText(value(one, at), one, namesOf)));
      yield `${[instant, session, ...cells].join(',')}\n`;
      continue;
    }
    const values = Object.fromEntries(
      expressions.map((one) => [one.text, cellJson(value(one, at), one, namesOf)]),
    );
    const row = JSON.stringify({ instant, session, values });
    if (format === 'jsonl') yield `${row}\n`;
    else yield `${at === from ? '' : ','}\n  ${row}`;
  }
  if (format === 'json') yield '\n]\n';
}

/** The member of an enumeration or the state of a regime; `undefined` for plain numbers and truths. */
const nameOf = (value: number, { unit }: Ir.CompiledExpression, namesOf: NamesOf): string | undefined =>
  namesOf(unit)?.[value];

function cellText(value: number, one: Ir.CompiledExpression, namesOf: NamesOf): string {
  return nameOf(value, one, namesOf) ?? exactText(value, one.type);
}

function cellJson(value: number, one: Ir.CompiledExpression, namesOf: NamesOf): Cell {
  if (Number.isNaN(value)) return null;
  if (one.type === 'truth') return value === 1;
  return nameOf(value, one, namesOf) ?? value;
}

/** RFC 4180: quoted where it has to be. */
export const csvField = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
