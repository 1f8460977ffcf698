/** How far a window has come, and the least number of sessions in which a condition could become true. */
import type { Ir } from '@hedgerow/dsl';
import type { Evaluation } from '../timeline/types.ts';
import { isSessionGrid, valueAt } from './view.ts';
import type { Why } from './why.ts';

interface Window {
  readonly inner: Ir.NodeId;
  /** Sessions that it spans. */
  readonly length: number;
}

/** The window of a condition, where it is counted in sessions and an instant is a session. */
function windowOf(
  evaluation: Evaluation,
  { length, children }: Ir.Condition,
  instant: number,
): Window | undefined {
  const inner = children[0]?.node;
  if (!length || inner === undefined || length.unit !== 'sessions' || !isSessionGrid(evaluation))
    return undefined;
  const count = valueAt(evaluation, length.count, instant);
  return Number.isInteger(count) && count > 0 ? { inner, length: count } : undefined;
}

/** Sessions in a row, up to now, at which a node has been true. */
function streak(evaluation: Evaluation, node: Ir.NodeId, most: number, instant: number): number {
  let held = 0;
  while (held < most && instant - held >= 0 && valueAt(evaluation, node, instant - held) === 1) held++;
  return held;
}

/** Of the last `length` sessions, those at which a node was true. */
function trueIn(evaluation: Evaluation, { inner, length }: Window, instant: number): number {
  let count = 0;
  for (let i = Math.max(0, instant - length + 1); i <= instant; i++)
    if (valueAt(evaluation, inner, i) === 1) count++;
  return count;
}

/** `2 of 3 sessions`: in a row for `for`, at all for `for K of N` and `within`; and votes. */
export function progressOf(
  evaluation: Evaluation,
  condition: Ir.Condition,
  instant: number,
): Why['progress'] {
  if (condition.form === 'vote') return votes(evaluation, condition, instant);
  const window = windowOf(evaluation, condition, instant);
  if (!window) return undefined;
  switch (condition.form) {
    case 'for':
      return {
        have: streak(evaluation, window.inner, window.length, instant),
        need: window.length,
        unit: 'sessions',
      };
    case 'kofn':
      return {
        have: trueIn(evaluation, window, instant),
        need: valueAt(evaluation, condition.atLeast!, instant),
        unit: `of the last ${window.length} sessions`,
      };
    default:
      return undefined;
  }
}

function votes(
  evaluation: Evaluation,
  { children, atLeast }: Ir.Condition,
  instant: number,
): Why['progress'] {
  if (atLeast === undefined) return undefined;
  const have = children.filter(({ node }) => valueAt(evaluation, node, instant) === 1).length;
  return { have, need: valueAt(evaluation, atLeast, instant), unit: 'conditions' };
}

/**
 * The least number of sessions after which the condition could be true, were every value to come the best for it:
 * 0 where it is true now, `null` where it cannot be said.
 */
export function earliestOf(
  evaluation: Evaluation,
  condition: Ir.Condition,
  children: readonly (number | null)[],
  instant: number,
): number | null {
  if (valueAt(evaluation, condition.node, instant) === 1) return 0;
  if (!isSessionGrid(evaluation)) return null;
  switch (condition.form) {
    case 'and':
      return nth(children, children.length);
    case 'or':
      return nth(children, 1);
    case 'name':
      return children[0] ?? 1;
    case 'vote': {
      const needed =
        condition.atLeast === undefined ? children.length : valueAt(evaluation, condition.atLeast, instant);
      return nth(children, needed);
    }
    case 'for': {
      const window = windowOf(evaluation, condition, instant);
      return window ? window.length - streak(evaluation, window.inner, window.length - 1, instant) : null;
    }
    case 'kofn':
      return kOfN(evaluation, condition, instant);
    case 'event':
      return null;
    default:
      return 1;
  }
}

/** The k-th smallest, so many having come true by then; `null` where one of them cannot be said. */
function nth(sessions: readonly (number | null)[], k: number): number | null {
  if (!(k >= 1) || k > sessions.length) return k <= 0 ? 0 : null;
  const sorted = sessions.map((n) => n ?? Number.POSITIVE_INFINITY).sort((a, b) => a - b);
  const found = sorted[k - 1]!;
  return Number.isFinite(found) ? found : null;
}

/** After m true sessions the window holds them and those true of its older part. */
function kOfN(evaluation: Evaluation, condition: Ir.Condition, instant: number): number | null {
  const window = windowOf(evaluation, condition, instant);
  if (!window) return null;
  const needed = valueAt(evaluation, condition.atLeast!, instant);
  for (let m = 1; m <= window.length; m++) {
    const older =
      m === window.length ? 0 : trueIn(evaluation, { ...window, length: window.length - m }, instant);
    if (m + older >= needed) return m;
  }
  return null;
}
