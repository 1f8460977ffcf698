/**
 * When a condition could come to have a truth: the least number of sessions from now, were every value to come the
 * best for it from the next instant on.
 */
import type { Ir } from '@hedgerow/dsl';
import { isBeyond } from '../reference/windows.ts';
import { periodOf } from '../timeline/clocks.ts';
import type { Evaluation } from '../timeline/types.ts';
import { sessionsUntilEvent } from './events.ts';
import { closeOf, isFixed, momentAt, settledAt, sourceOf, valueAt } from './view.ts';
import { countsSessions, lastOtherwise, truthsOfSessions, truthWindow } from './window.ts';

/** True or false, as nodes have them. */
export type Goal = 1 | 0;

const opposite = (goal: Goal): Goal => (goal === 1 ? 0 : 1);

/** Never in this run: it depends on params alone. */
const NEVER = Number.POSITIVE_INFINITY;
/** It cannot be said from what is known now. */
export const UNSAID = Number.NaN;

/** Sessions until a condition could have a truth: 0 where it has it now, NEVER, or UNSAID. */
export type Outlook = (condition: Ir.Condition, goal: Goal) => number;

/** The outlook of an instant. Each condition is looked at once. */
export function outlookAt(evaluation: Evaluation, instant: number): Outlook {
  const seen = new Map<Ir.Condition, Map<Goal, number>>();
  const outlook: Outlook = (condition, goal) => {
    const known = seen.get(condition) ?? new Map<Goal, number>();
    seen.set(condition, known);
    const found = known.get(goal) ?? look(condition, goal);
    known.set(goal, found);
    return found;
  };
  const look: Outlook = (condition, goal) => {
    if (valueAt(evaluation, condition.node, instant) === goal) return 0;
    if (isFixed(evaluation, condition.node)) return NEVER;
    const settled = settledAt(evaluation, condition.node, instant);
    if (settled === instant) return ahead({ evaluation, instant, outlook }, condition, goal);
    // As it looked at the last close, one session fewer to go; without one, this session's close may bring it.
    return settled < 0 ? 0 : outlookAt(evaluation, settled)(condition, goal) - 1;
  };
  return outlook;
}

interface View {
  readonly evaluation: Evaluation;
  readonly instant: number;
  readonly outlook: Outlook;
}

/** For a condition that does not have the truth now. */
function ahead(view: View, condition: Ir.Condition, goal: Goal): number {
  const { evaluation, instant, outlook } = view;
  const { form, children } = condition;
  const all = (wanted: Goal): number[] => children.map((child) => outlook(child, wanted));
  const n = children.length;
  switch (form) {
    case 'and':
      return nth(all(goal), goal === 1 ? n : 1, view);
    case 'or':
      return nth(all(goal), goal === 1 ? 1 : n, view);
    case 'vote': {
      const needed = valueAt(evaluation, condition.atLeast!, instant);
      return nth(all(goal), goal === 1 ? needed : n - needed + 1, view);
    }
    case 'not':
      return outlook(children[0]!, opposite(goal));
    case 'name':
      return n === 1 ? outlook(children[0]!, goal) : UNSAID;
    case 'for':
      return goal === 1 ? throughout(view, condition, 1) : outlook(children[0]!, 0);
    case 'within':
      return goal === 1 ? outlook(children[0]!, 1) : throughout(view, condition, 0);
    case 'kofn':
      return often(view, condition, goal);
    case 'since':
      return goal === 0 ? outlook(children[0]!, 0) : Math.max(...all(1), soon(view));
    case 'event':
      return sessionsUntilEvent(evaluation, condition, goal, instant);
    default:
      return single(view, condition, goal);
  }
}

/** The next instant: later in this session on a finer grid, else the next session. */
function soon({ evaluation, instant }: View): number {
  const { session } = evaluation.timeline.grid;
  return session[instant + 1] === session[instant] ? 0 : 1;
}

/** The instant after the next one; past the end of an intraday grid, the next session is the least to be said. */
function afterNext({ evaluation, instant }: View): number {
  const { program, timeline } = evaluation;
  const { session } = timeline.grid;
  if (program.everyMinutes === undefined) return 2;
  const later = session[instant + 2];
  return later === undefined ? 1 : later - session[instant]!;
}

/** The k-th smallest: so many have come true by then. UNSAID only where those that cannot be said matter. */
function nth(sessions: readonly number[], k: number, view: View): number {
  const kth = (unsaid: number): number =>
    sessions.map((s) => (Number.isNaN(s) ? unsaid : s)).sort((a, b) => a - b)[k - 1] ?? UNSAID;
  const soonest = kth(soon(view));
  return soonest === kth(NEVER) ? soonest : UNSAID;
}

/** A window all of whose instants have the truth: filled once the last moment without it has dropped out. */
function throughout(view: View, condition: Ir.Condition, truth: Goal): number {
  const { evaluation, instant, outlook } = view;
  const { calendar } = evaluation.timeline;
  const window = truthWindow(evaluation, condition, instant);
  if (!window || (window.clock.kind !== 'grid' && window.clock.kind !== 'session')) return UNSAID;
  const inner = condition.children[0]!;
  const begins = outlook(inner, truth);
  if (!Number.isFinite(begins)) return begins;

  const now = momentAt(evaluation, instant);
  const has = valueAt(evaluation, inner.node, instant) === truth;
  const last = has
    ? lastOtherwise(evaluation, inner.node, truth, instant, window)
    : begins <= 1
      ? now
      : closeOf(calendar, now.session + begins - 1);
  if (countsSessions(evaluation, window)) return last.session + window.count - now.session;
  if (window.unit === 'observations') return UNSAID;
  for (let session = now.session + soon(view); session < calendar.date.length; session++) {
    if (isBeyond(closeOf(calendar, session), last, window.count, window.unit)) return session - now.session;
  }
  return UNSAID;
}

/** `for K of N sessions`: after m sessions the window holds those to come and what is left of the past ones. */
function often(view: View, condition: Ir.Condition, goal: Goal): number {
  const { evaluation, instant, outlook } = view;
  const window = truthWindow(evaluation, condition, instant);
  if (!window || !countsSessions(evaluation, window)) return UNSAID;
  const inner = condition.children[0]!;
  const begins = Math.max(outlook(inner, goal), soon(view));
  if (!Number.isFinite(begins)) return begins;
  const k = valueAt(evaluation, condition.atLeast!, instant);
  const needed = goal === 1 ? k : window.count - k + 1;
  const past = truthsOfSessions(evaluation, inner.node, instant, window.count);
  for (let m = soon(view); m <= begins + window.count; m++) {
    const left = past.slice(0, Math.max(0, window.count - m)).filter((truth) => truth === goal).length;
    if (left + Math.max(0, m - begins + 1) >= needed) return m;
  }
  return UNSAID;
}

/** One condition on values. What is unknown because a window has not filled may stay so: that cannot be said. */
function single(view: View, condition: Ir.Condition, goal: Goal): number {
  const { evaluation, instant } = view;
  const unknown = Number.isNaN(valueAt(evaluation, condition.node, instant));
  const opaque = unknown || condition.form === 'other' || condition.form === 'regime';
  if (opaque && !readsOnlyNow(evaluation, condition.node)) return UNSAID;
  if (condition.form === 'crosses' && goal === 1 && !couldCross(view, condition)) return afterNext(view);
  return nextTick(view, condition.node);
}

/** Whether the left side is not beyond the right one yet, so that it could be at the next instant. */
function couldCross({ evaluation, instant }: View, { compare }: Ir.Condition): boolean {
  if (!compare) return false;
  const gap = valueAt(evaluation, compare.left, instant) - valueAt(evaluation, compare.right, instant);
  return compare.operator === 'gt' ? gap <= 0 : gap >= 0;
}

/** Sessions until the next value: of what is made by week, month or quarter, until that is complete. */
function nextTick(view: View, id: Ir.NodeId): number {
  const { program, timeline } = view.evaluation;
  const clock = program.clocks[sourceOf(program, id).clock]!;
  if (clock.kind !== 'period') return soon(view);
  const { date } = timeline.calendar;
  const now = timeline.grid.session[view.instant]!;
  for (let session = now + soon(view); session + 1 < date.length; session++) {
    if (periodOf(date[session]!, clock.period) !== periodOf(date[session + 1]!, clock.period))
      return session - now;
  }
  return UNSAID;
}

const nowOnly: ReadonlySet<Ir.Node['op']> = new Set<Ir.Node['op']>([
  ...(['const', 'param', 'input', 'add', 'sub', 'mul', 'div', 'neg', 'if', 'known', 'coalesce'] as const),
  ...(['lt', 'le', 'gt', 'ge', 'eq', 'ne', 'and', 'or', 'not', 'vote', 'decide', 'exact'] as const),
  ...(['pointwise', 'band', 'score-low', 'score-high', 'sample', 'layer-is', 'layer-size'] as const),
]);

/** Whether a node depends on the present values of inputs and layers alone, and so could be anything next time. */
function readsOnlyNow({ program }: Evaluation, root: Ir.NodeId): boolean {
  const seen = new Set<Ir.NodeId>();
  const open = [root];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const node = program.nodes[id]!;
    if (!nowOnly.has(node.op)) return false;
    open.push(...node.args);
  }
  return true;
}
