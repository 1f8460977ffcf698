/** Expressions over real market data, loaded as a user's files are. */
import { isoDate } from '../../src/calendar/civil.ts';
import { loadData } from '../../src/data/load.ts';
import { makeTimeline } from '../../src/timeline/timeline.ts';
import type { Evaluation } from '../../src/timeline/types.ts';
import { idle, nyse } from './data.ts';
import { agreed } from './difference.ts';
import { compiled, paramsOf } from './evaluate.ts';
import { readShared } from './shared.ts';
import { column } from './show.ts';

/** `files`: files of the shared folder by the names under which a user would have them (`vix.csv`). */
export function evaluateFiles(
  source: string,
  expressions: readonly string[],
  files: Readonly<Record<string, string>>,
): Evaluation {
  const program = compiled(source, expressions);
  const sources = Object.entries(files).map(([name, path]) => ({ name, content: readShared(path) }));
  const data = loadData(sources, program.inputs, nyse, { enums: program.enums, events: program.events });
  const timeline = makeTimeline(program, nyse, data);
  return agreed(program, timeline, data, paramsOf(program), idle);
}

/** Of one expression: the dates at which it begins to be true, being true where the instant before was not. */
export function starts(evaluation: Evaluation, expression = 0): string[] {
  const { session } = evaluation.timeline.grid;
  const truths = column(evaluation, evaluation.program.expressions[expression]!.node);
  return truths.flatMap((truth, i) =>
    truth === 1 && truths[i - 1] !== 1 ? [isoDate(nyse.date[session[i]!]!)] : [],
  );
}
