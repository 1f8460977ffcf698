/** The window of a condition (`for`, `within`, `for K of N`): where it lives, and how far it has come. */
import type { Ir } from '@hedgerow/dsl';
import { isBeyond, type Moment, MS } from '../reference/windows.ts';
import { sampleIndex } from '../timeline/sample.ts';
import type { Evaluation } from '../timeline/types.ts';
import { momentAt, settledAt, sourceOf, valueAt } from './view.ts';
import type { Why } from './why.ts';

type WindowNode = Extract<Ir.Node, { op: 'forall' | 'exists' | 'kofn' }>;

export interface TruthWindow {
  /** What the window is over, on the window's own clock. */
  readonly inner: Ir.NodeId;
  /** The tick of that clock that stands at the instant. */
  readonly tick: number;
  readonly clock: Ir.Clock;
  readonly count: number;
  readonly unit: Ir.Length['unit'];
}

/** `undefined` for other conditions, before the first tick, and where the params give no length. */
export function truthWindow(
  evaluation: Evaluation,
  condition: Ir.Condition,
  instant: number,
): TruthWindow | undefined {
  const { program, timeline } = evaluation;
  const node = sourceOf(program, condition.node);
  if (!isWindow(node)) return undefined;
  const clock = program.clocks[node.clock]!;
  const tick = sampleIndex(timeline.clocks[node.clock]!, timeline.grid)[instant]!;
  const count = valueAt(evaluation, node.length.count, instant);
  if (tick < 0 || !Number.isInteger(count) || count < 1) return undefined;
  return { inner: node.args[0]!, tick, clock, count, unit: node.length.unit };
}

const isWindow = (node: Ir.Node): node is WindowNode =>
  node.op === 'forall' || node.op === 'exists' || node.op === 'kofn';

/** Whether an instant is a session, so that sessions, instants and observations of a window are the same. */
export const countsSessions = ({ program }: Evaluation, { clock, unit }: TruthWindow): boolean =>
  unit === 'sessions' ||
  (unit === 'observations' &&
    (clock.kind === 'session' || (clock.kind === 'grid' && program.everyMinutes === undefined)));

/** Ticks in a row, up to now, at which a window's condition has been true; no more than `most`. */
function streak(evaluation: Evaluation, { inner, tick }: TruthWindow, most: number): number {
  let held = 0;
  while (held < most && tick - held >= 0 && valueAt(evaluation, inner, tick - held) === 1) held++;
  return held;
}

/**
 * The last moment at which a node did not have a truth, looking back no farther than the window reaches: now, where
 * it has another truth now. For windows on the grid, or over sessions.
 */
export function lastOtherwise(
  evaluation: Evaluation,
  node: Ir.NodeId,
  truth: number,
  instant: number,
  { count, unit }: Pick<TruthWindow, 'count' | 'unit'>,
): Moment {
  const now = momentAt(evaluation, instant);
  const reach = unit === 'observations' ? 'sessions' : unit;
  let at = instant;
  while (at >= 0 && valueAt(evaluation, node, at) === truth) {
    if (isBeyond(now, momentAt(evaluation, at), count, reach)) break;
    at = settledAt(evaluation, node, at - 1);
  }
  return momentAt(evaluation, at);
}

/** How much of a unit lies between two moments: whole sessions, days or minutes; NaN for longer units. */
function elapsed(since: Moment, now: Moment, unit: Ir.Length['unit']): number {
  switch (unit) {
    case 'sessions':
    case 'observations':
      return now.session - since.session;
    case 'minutes':
    case 'hours':
      return Math.floor((now.time - since.time) / MS[unit]);
    case 'days':
      return now.date - since.date;
    default:
      return Number.NaN;
  }
}

/** `2 of 3 sessions` in a row for `for`, at all for `for K of N`; of a vote, the conditions that hold. */
export function progressOf(
  evaluation: Evaluation,
  condition: Ir.Condition,
  instant: number,
): Why['progress'] {
  const { form, children, atLeast } = condition;
  if (form === 'vote' && atLeast !== undefined) {
    const have = children.filter(({ node }) => valueAt(evaluation, node, instant) === 1).length;
    return { have, need: valueAt(evaluation, atLeast, instant), unit: 'conditions' };
  }
  const window = truthWindow(evaluation, condition, instant);
  if (!window) return undefined;
  const settled = settledAt(evaluation, condition.node, instant);
  if (settled < 0) return undefined;
  if (form === 'for') return inARow(evaluation, window, children[0]!.node, settled);
  if (form !== 'kofn' || !countsSessions(evaluation, window)) return undefined;
  const have = truthsOfSessions(evaluation, children[0]!.node, settled, window.count).filter((t) => t === 1);
  const need = valueAt(evaluation, atLeast!, instant);
  return { have: have.length, need, unit: `of the last ${window.count} sessions` };
}

function inARow(
  evaluation: Evaluation,
  window: TruthWindow,
  inner: Ir.NodeId,
  instant: number,
): Why['progress'] {
  const { clock, count, unit } = window;
  if (unit === 'observations' && !countsSessions(evaluation, window)) {
    return { have: streak(evaluation, window, count), need: count, unit: 'prints' };
  }
  if (clock.kind !== 'grid' && clock.kind !== 'session') return undefined;
  const since = lastOtherwise(evaluation, inner, 1, instant, window);
  const have = elapsed(since, momentAt(evaluation, instant), unit);
  if (Number.isNaN(have)) return undefined;
  return { have: Math.min(have, count), need: count, unit: unit === 'observations' ? 'sessions' : unit };
}

/** A node at the last instants of so many sessions, this one by the instant itself, newest first. */
export function truthsOfSessions(
  evaluation: Evaluation,
  node: Ir.NodeId,
  instant: number,
  count: number,
): number[] {
  const { timeline } = evaluation;
  const now = timeline.grid.session[instant]!;
  const truths: number[] = [];
  for (let session = now; session > now - count; session--) {
    const last = session === now ? instant : timeline.lastOf(session);
    if (last < 0) break;
    truths.push(valueAt(evaluation, node, last));
  }
  return truths;
}
