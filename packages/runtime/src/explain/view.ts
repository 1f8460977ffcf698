import type { Ir } from '@hedgerow/dsl';
import { isoDate } from '../calendar/civil.ts';
import type { Instant } from '../engine/instant.ts';
import type { Moment } from '../reference/windows.ts';
import type { Evaluation } from '../timeline/types.ts';
import type { Truth } from './why.ts';

const isConstant = ({ program }: Evaluation, node: Ir.NodeId): boolean =>
  program.clocks[program.nodes[node]!.clock]!.kind === 'const';

/** The node whose values another one samples; itself where it samples none. */
export function sourceOf({ nodes }: Ir.Program, id: Ir.NodeId): Ir.Node {
  let node = nodes[id]!;
  while (node.op === 'sample') node = nodes[node.args[0]!]!;
  return node;
}

/** Whether a node hangs on params alone, also where it stands on the grid beside others. */
export const isFixed = (evaluation: Evaluation, node: Ir.NodeId): boolean =>
  isConstant(evaluation, sourceOf(evaluation.program, node).id);

/** A node's value at a grid instant; a constant has one tick. */
export const valueAt = (evaluation: Evaluation, node: Ir.NodeId, instant: number): number =>
  evaluation.value(node, isConstant(evaluation, node) ? 0 : instant);

/** Whether a node is of whole sessions, so that within one it stands as of the close before. */
const ofSessions = ({ program }: Evaluation, node: Ir.NodeId): boolean =>
  program.clocks[sourceOf(program, node).clock]!.kind === 'session';

/** The instant that a node's value at an instant is of: for one of whole sessions the last close by then, or -1. */
export function settledAt(evaluation: Evaluation, node: Ir.NodeId, instant: number): number {
  const { timeline } = evaluation;
  if (instant < 0 || !ofSessions(evaluation, node)) return instant;
  const session = timeline.grid.session[instant]!;
  return timeline.lastOf(session) === instant ? instant : timeline.lastOf(session - 1);
}

export const truthOf = (value: number): Truth =>
  Number.isNaN(value) ? 'unknown' : value === 1 ? 'true' : 'false';

/** ISO date of the session of an instant. */
export const sessionDate = ({ timeline }: Evaluation, instant: number): string =>
  isoDate(timeline.calendar.date[timeline.grid.session[instant]!]!);

/** The moment of a grid instant; of the one before the first, the close of the session before the grid. */
export function momentAt({ timeline }: Evaluation, instant: number): Moment {
  const { grid, calendar } = timeline;
  if (instant < 0) return closeOf(calendar, grid.session[0]! - 1);
  const session = grid.session[instant]!;
  return { tick: instant, session, date: calendar.date[session]!, time: grid.time[instant]! };
}

/** The close of a session, in or after the grid. Before the calendar's first session: the beginning of time. */
export function closeOf(calendar: Evaluation['timeline']['calendar'], session: number): Moment {
  const { date, close } = calendar;
  const [at, time] = session < 0 ? [date[0]! - 1, calendar.open[0]!] : [date[session]!, close[session]!];
  return { tick: -1, session, date: at, time };
}

/** An instant as the decision engine sees it, to look at only. */
export function instantAt(evaluation: Evaluation, tick: number): Instant {
  return {
    program: evaluation.program,
    now: momentAt(evaluation, tick),
    value: (node) => valueAt(evaluation, node, tick),
    approvals: [],
    emit: () => {},
  };
}
