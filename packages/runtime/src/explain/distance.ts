import type { Ir } from '@hedgerow/dsl';
import type { Evaluation } from '../timeline/types.ts';
import { valueAt } from './view.ts';
import type { Distance } from './why.ts';

/** Daily changes that tell how far a value usually moves. */
const CHANGES = 63;

/**
 * How far a condition with two sides is from flipping: the least move of its left side now, in its own unit and in
 * standard deviations of its changes from session to session. `undefined` where a side is unknown, or where no move
 * of today's value alone would flip it.
 */
export function distanceOf(
  evaluation: Evaluation,
  condition: Ir.Condition,
  instant: number,
): Distance | undefined {
  const { compare } = condition;
  if (!compare || !flips(evaluation, condition, instant)) return undefined;
  const { left, right, unit } = compare;
  const move = valueAt(evaluation, right, instant) - valueAt(evaluation, left, instant);
  if (Number.isNaN(move)) return undefined;
  const usual = usualMove(evaluation, left, instant);
  return { move, sigmas: usual > 0 ? move / usual : null, unit };
}

/** A trend over a window hangs on its slope too, a cross on the instant before: it needs a value not yet beyond then. */
function flips(evaluation: Evaluation, { form, length, compare }: Ir.Condition, instant: number): boolean {
  if (form === 'trend') return length === undefined;
  if (form !== 'crosses') return true;
  if (!compare || instant === 0) return false;
  const { left, right, operator } = compare;
  const gap = valueAt(evaluation, left, instant - 1) - valueAt(evaluation, right, instant - 1);
  return operator === 'gt' ? gap <= 0 : gap >= 0;
}

/**
 * Sample standard deviation of the last 63 changes from one known session value to the next; NaN where there are
 * fewer. Sessions without a value are passed over, as windows of so many observations do.
 */
function usualMove(evaluation: Evaluation, node: Ir.NodeId, instant: number): number {
  const { timeline } = evaluation;
  const changes: number[] = [];
  let later = valueAt(evaluation, node, instant);
  for (let session = timeline.grid.session[instant]! - 1; changes.length < CHANGES; session--) {
    const last = timeline.lastOf(session);
    if (last < 0) return Number.NaN;
    const value = valueAt(evaluation, node, last);
    if (Number.isNaN(value)) continue;
    changes.push(later - value);
    later = value;
  }
  const mean = changes.reduce((sum, change) => sum + change, 0) / CHANGES;
  const squares = changes.reduce((sum, change) => sum + (change - mean) * (change - mean), 0);
  return Math.sqrt(squares / (CHANGES - 1));
}
