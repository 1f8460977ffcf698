import type { Ir } from '@hedgerow/dsl';
import type { Evaluation } from '../timeline/types.ts';
import { isFixed, sessionDate, valueAt } from './view.ts';

/** The first instant of the stretch of one truth in which another instant lies. */
interface Stretch {
  readonly first: number;
  readonly instant: number;
}

/** The last answer for each node: the next question is mostly about a later instant, and need not look farther back. */
const answered = new WeakMap<Evaluation, Map<Ir.NodeId, Stretch>>();

/** ISO date of the session since which a node has had its present truth; `null` for one that hangs on params alone. */
export function sinceOf(evaluation: Evaluation, node: Ir.NodeId, instant: number): string | null {
  if (isFixed(evaluation, node)) return null;
  const stretches = answered.get(evaluation) ?? new Map<Ir.NodeId, Stretch>();
  answered.set(evaluation, stretches);
  const before = stretches.get(node);
  const truth = valueAt(evaluation, node, instant);
  let first = instant;
  while (first > 0 && first !== before?.instant && Object.is(valueAt(evaluation, node, first - 1), truth))
    first--;
  if (before && first === before.instant) first = before.first;
  stretches.set(node, { first, instant });
  return sessionDate(evaluation, first);
}
