/** A generated rule set over generated data, ready to be evaluated. */
import type { Program } from '@hedgerow/dsl';
import fc from 'fast-check';
import type { Dataset } from '../../../src/data/dataset.ts';
import { makeTimeline } from '../../../src/timeline/timeline.ts';
import type { DateRange, Evaluation, Evaluator } from '../../../src/timeline/types.ts';
import { idle, nyse } from '../data.ts';
import { compiled, paramsOf } from '../evaluate.ts';
import { type DataPlan, dataPlans, knownBy, randomData } from './data.ts';
import { anyPrograms, type Generated } from './programs.ts';

/** What a failure shows: enough to see it again. */
export interface Case {
  readonly generated: Generated;
  readonly plan: DataPlan;
}

export const cases: fc.Arbitrary<Case> = fc.record({ generated: anyPrograms, plan: dataPlans });

export interface Prepared {
  readonly program: Program;
  readonly data: Dataset;
  readonly range: DateRange;
  readonly params: ReadonlyMap<string, number>;
}

export const prepare = ({ generated, plan }: Case): Prepared =>
  preparedOf(compiled(generated.source, generated.expressions), plan);

export const preparedOf = (program: Program, plan: DataPlan): Prepared => ({
  program,
  ...randomData(plan, program.everyMinutes),
  params: paramsOf(program, plan.params),
});

/** The case as it stood at the close of a session. */
export function upTo(session: number, whole: Prepared): Prepared {
  const end = Math.min(session, nyse.date.length - 1);
  return {
    ...whole,
    data: knownBy(whole.data, nyse.close[end]!),
    range: { from: whole.range.from!, to: nyse.date[end]! },
  };
}

/** Evaluates with layers that were never active. */
export function evaluateWith(evaluator: Evaluator, { program, data, range, params }: Prepared): Evaluation {
  const timeline = makeTimeline(program, nyse, data, range);
  return evaluator(program, timeline, data, params, idle);
}

export { difference } from '../difference.ts';
