/** What a worker is given: plain data, from which it makes the same study as the main thread. */
import type { Program } from '@hedgerow/dsl';
import {
  type Dataset,
  type Manifest,
  type Question,
  type Study,
  studyOf,
  tradingCalendar,
} from '@hedgerow/runtime';
import type { Prepared } from '../io/prepare.ts';
import type { Plan } from './plan.ts';

export interface Task {
  readonly program: Program;
  readonly dataset: Dataset;
  readonly params: ReadonlyMap<string, number>;
  readonly range: Prepared['range'];
  readonly calendar: Manifest['calendar'];
  readonly question: Question;
  readonly plan: Plan;
  readonly folder: string;
}

/** What a worker tells: sets measured since it last did, or that a shard is written. */
export type Told = { readonly sets: number } | { readonly written: number };

export function studyFor({
  program,
  dataset,
  params,
  range,
  calendar,
  question,
}: Omit<Task, 'plan' | 'folder'>): Study {
  const changed = Object.keys(calendar).length > 0;
  const sessions = tradingCalendar(program.calendar, changed ? calendar : undefined);
  return studyOf(program, dataset, question, {
    params,
    ...(range.from === undefined ? {} : { from: range.from }),
    ...(range.to === undefined ? {} : { to: range.to }),
    ...(sessions === undefined ? {} : { calendar: sessions }),
  });
}
