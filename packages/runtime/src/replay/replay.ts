/** Tries a history that was worked out: whether the reference evaluator sees in it what it is said to show. */
import type { BarField, Claim, Program, Witness } from '@hedgerow/dsl';
import { paramsFor } from '../backtest/params.ts';
import { tradingCalendar } from '../calendar/index.ts';
import type { Series } from '../data/dataset.ts';
import { seriesFromSessions } from '../data/series.ts';
import { reference } from '../reference/reference.ts';
import { makeTimeline } from '../timeline/timeline.ts';

const barFields: ReadonlySet<string> = new Set(['open', 'high', 'low', 'close', 'volume']);

/** The first session of a history that is tried; any stretch without an event nearby would do. */
const firstDate = '2024-01-02';

/** Inputs that the history does not name are unknown. Rows are sessions one after another; layers are idle. */
export function replayWitness(program: Program, witness: Witness, claims: readonly Claim[]): boolean {
  const calendar = tradingCalendar(program.calendar);
  if (!calendar || program.everyMinutes !== undefined) return false;
  const first = calendar.indexOf(Date.parse(firstDate) / 86_400_000);
  const byInput = Map.groupBy(witness.columns.entries(), ([, column]) => inputOf(program, column).name);
  const series = new Map<string, Series>();
  for (const [name, columns] of byInput) {
    const fields = columns.map(([i, column]): Series => {
      const values = witness.rows.map(({ values: row }) => row[i] ?? Number.NaN);
      return seriesFromSessions(name, values, first, calendar, inputOf(program, column).field);
    });
    series.set(name, { ...fields[0]!, fields: new Map(fields.flatMap((one) => [...one.fields])) });
  }
  const last = calendar.date[first + witness.rows.length - 1]!;
  const data = { series, events: new Map(), issues: [] };
  const timeline = makeTimeline(program, calendar, data, { from: calendar.date[first]!, to: last });
  const idle = { is: (_layer: string, state: string) => state === 'idle', size: () => 0 };
  const evaluation = reference(program, timeline, data, paramsFor(program).params, idle);
  return claims.every(({ node, row, truth }) => {
    const tick = timeline.firstOf(first + row);
    return tick >= 0 && evaluation.value(node, tick) === (truth ? 1 : 0);
  });
}

/** `vix` is the close of an input with bars, `vix.high` its high; a name of a namespace has a dot of its own. */
function inputOf(program: Program, column: string): { name: string; field: BarField | 'value' } {
  const whole = program.inputs.find(({ name }) => name === column);
  if (whole) return { name: column, field: whole.bars ? 'close' : 'value' };
  const dot = column.lastIndexOf('.');
  const field = column.slice(dot + 1);
  return { name: column.slice(0, dot), field: barFields.has(field) ? (field as BarField) : 'value' };
}
