import type { Ir } from '@hedgerow/dsl';
import type { Evaluation } from '../timeline/types.ts';
import { valueAt } from './view.ts';
import type { Distance } from './why.ts';

/** Daily changes that tell how far a value usually moves. */
const CHANGES = 63;

/**
 * How far a comparison is from flipping: the least move of its left side, in its own unit and in standard deviations
 * of its changes from session to session. A true `==` flips with any move.
 */
export function distanceOf(
  evaluation: Evaluation,
  { left, right, operator, unit }: NonNullable<Ir.Condition['compare']>,
  instant: number,
): Distance | undefined {
  const gap = valueAt(evaluation, right, instant) - valueAt(evaluation, left, instant);
  if (Number.isNaN(gap)) return undefined;
  const move = (operator === 'eq') === (gap === 0) && (operator === 'eq' || operator === 'ne') ? 0 : gap;
  const usual = usualMove(evaluation, left, instant);
  return { move, sigmas: usual > 0 ? move / usual : null, unit };
}

/** Sample standard deviation of the last changes from session to session that are known; NaN where fewer than two are. */
function usualMove(evaluation: Evaluation, node: Ir.NodeId, instant: number): number {
  const { timeline } = evaluation;
  const now = timeline.grid.session[instant]!;
  const changes: number[] = [];
  let later = valueAt(evaluation, node, instant);
  for (let session = now - 1; session >= now - CHANGES; session--) {
    const last = timeline.lastOf(session);
    if (last < 0) break;
    const value = valueAt(evaluation, node, last);
    if (!Number.isNaN(later - value)) changes.push(later - value);
    later = value;
  }
  const mean = changes.reduce((sum, change) => sum + change, 0) / changes.length;
  const squares = changes.reduce((sum, change) => sum + (change - mean) * (change - mean), 0);
  return Math.sqrt(squares / (changes.length - 1));
}
