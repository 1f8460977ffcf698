import {
  type BacktestResult,
  backtest,
  columns,
  decide,
  type Evaluation,
  type Evaluator,
  makeTimeline,
  reference,
} from '@hedgerow/runtime';
import type { Prepared } from './prepare.ts';

/** By the names of `--evaluator`. */
export const evaluators: Readonly<Record<'columns' | 'reference', Evaluator>> = { columns, reference };

export type EvaluatorName = keyof typeof evaluators;

/** The rule set decided over the range, with all of the data before it to warm windows up. */
export function backtested(prepared: Prepared, evaluator: EvaluatorName): BacktestResult {
  const { program, dataset, params, calendar, range } = prepared;
  return backtest(program, dataset, { evaluator: evaluators[evaluator], params, calendar, ...range });
}

/**
 * Values of the expressions from where the data begins to the end of the range. Decisions are made only where an
 * expression asks for the state of a layer.
 */
export function evaluationOf(prepared: Prepared, evaluator: EvaluatorName): Evaluation {
  const { program, dataset, params, calendar, range } = prepared;
  const timeline = makeTimeline(program, calendar, dataset, range.to === undefined ? {} : { to: range.to });
  if (program.expressions.some(({ node }) => program.nodes[node]!.feedback)) {
    return decide(program, evaluators[evaluator], timeline, dataset, params).evaluation;
  }
  const idle = { is: (_layer: string, state: string) => state === 'idle', size: () => 0 };
  return evaluators[evaluator](program, timeline, dataset, params, idle);
}
