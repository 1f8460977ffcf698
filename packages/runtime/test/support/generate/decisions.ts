/** Runs of the decision engine over generated cases. */

import { decide } from '../../../src/engine/decide.ts';
import type { ApprovalEvent } from '../../../src/engine/decision.ts';
import type { Run } from '../../../src/engine/run.ts';
import { makeTimeline } from '../../../src/timeline/timeline.ts';
import type { Evaluator } from '../../../src/timeline/types.ts';
import { nyse } from '../data.ts';
import type { Prepared } from './cases.ts';

/** Risk approves on every seventh session, the manager on every fifth, half an hour before the close. */
export function approvals(first: number, last: number): ApprovalEvent[] {
  const events: ApprovalEvent[] = [];
  for (let session = first; session <= last; session++) {
    const time = nyse.close[session]! - 30 * 60_000;
    for (const layer of ['first', 'second']) {
      if (session % 7 === 0) events.push({ layer, by: 'risk', time });
      if (session % 5 === 0) events.push({ layer, by: 'pm', time });
    }
  }
  return events;
}

export function decideWith(evaluator: Evaluator, { program, data, range, params }: Prepared): Run {
  const timeline = makeTimeline(program, nyse, data, range);
  const [first, last] = [nyse.indexOf(range.from!), nyse.indexOf(range.to!)];
  const options = { approvals: approvals(first, last) };
  return decide(program, evaluator, timeline, data, params, options);
}
