/** Expressions over the prelude at dates, on the events that ship with the runtime and on files as users have them. */
import { isoDate } from '../../src/calendar/civil.ts';
import { loadData } from '../../src/data/load.ts';
import type { DataSource } from '../../src/data/read.ts';
import { makeTimeline } from '../../src/timeline/timeline.ts';
import { day, idle, nyse } from './data.ts';
import { agreed } from './difference.ts';
import { compiled, paramsOf } from './evaluate.ts';
import { column } from './show.ts';

/** By expression: date of each session from `from` to `to`, and the value at its close. */
export function asOf(
  expressions: readonly string[],
  from: string,
  to: string,
  sources: readonly DataSource[] = [],
): Map<string, number>[] {
  const program = compiled('', expressions);
  const data = loadData(sources, program.inputs, nyse, { enums: program.enums, events: program.events });
  const timeline = makeTimeline(program, nyse, data, { from: day(from), to: day(to) });
  const evaluation = agreed(program, timeline, data, paramsOf(program), idle);
  return program.expressions.map(({ node }) => {
    const values = column(evaluation, node);
    return new Map(values.map((value, i) => [isoDate(nyse.date[timeline.grid.session[i]!]!), value]));
  });
}

/** The dates at whose close a condition is true. */
export const trueOn = (
  condition: string,
  from: string,
  to: string,
  sources?: readonly DataSource[],
): string[] =>
  [...asOf([condition], from, to, sources)[0]!].flatMap(([date, value]) => (value === 1 ? [date] : []));
