import type { Witness } from '@hedgerow/dsl';
import type { Screen } from './screen.ts';
import { renderTable } from './table.ts';

/** The short history that shows a finding: a row a session; `any` where a value does not matter. */
export function renderWitness({ columns, rows, assumes }: Witness, screen: Screen): string[] {
  const text = (value: number | null | undefined): string =>
    value === undefined ? 'any' : value === null ? 'unknown' : String(value);
  const heads = [{ head: 'session' }, ...columns.map((head) => ({ head, align: 'right' as const }))];
  const table = renderTable(
    heads,
    rows.map(({ session, values }) => [session, ...values.map(text)]),
    screen,
  );
  return [...table, ...assumes.map((one) => screen.colors.dim(`taken for granted: ${one}`))];
}
