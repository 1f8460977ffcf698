import type { Ir } from '@hedgerow/dsl';
import { isoDate } from '../calendar/civil.ts';
import type { Evaluation } from '../timeline/types.ts';
import type { Truth } from './why.ts';

/** A node's value at a grid instant; a constant has one tick. */
export function valueAt({ program, value }: Evaluation, node: Ir.NodeId, instant: number): number {
  const isConst = program.clocks[program.nodes[node]!.clock]!.kind === 'const';
  return value(node, isConst ? 0 : instant);
}

export const truthOf = (value: number): Truth =>
  Number.isNaN(value) ? 'unknown' : value === 1 ? 'true' : 'false';

/** ISO date of the session of an instant. */
export const sessionDate = ({ timeline }: Evaluation, instant: number): string =>
  isoDate(timeline.calendar.date[timeline.grid.session[instant]!]!);

/** Whether an instant is a session, so that sessions can be counted as instants. */
export const isSessionGrid = ({ program }: Evaluation): boolean => program.everyMinutes === undefined;
