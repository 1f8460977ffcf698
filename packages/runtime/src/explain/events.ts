/** When an event will be as far away as a condition asks, by its schedule as it stands now. */
import type { Ir } from '@hedgerow/dsl';
import type { EventCalendar } from '../calendar/types.ts';
import { eventWindow, isScheduled } from '../reference/events.ts';
import type { Scope } from '../reference/scope.ts';
import type { Evaluation, LayerView } from '../timeline/types.ts';
import { momentAt } from './view.ts';

/** Sessions to look ahead: no event of the prelude is rarer than once a quarter. */
const HORIZON = 252;

const noLayers: LayerView = { is: () => false, size: () => 0 };

/** Sessions until a condition on an event has a truth; NaN where the schedule does not tell. */
export function sessionsUntilEvent(
  evaluation: Evaluation,
  condition: Ir.Condition,
  truth: number,
  instant: number,
): number {
  const { program, timeline, data, params, value } = evaluation;
  const { calendar } = timeline;
  const node = program.nodes[condition.node]!;
  const schedule = node.op === 'event-window' ? data.events.get(node.event) : undefined;
  if (node.op !== 'event-window' || !schedule) return Number.NaN;
  if (node.distanceUnit === 'minutes' || node.distanceUnit === 'hours') return Number.NaN;

  const now = momentAt(evaluation, instant);
  const known: EventCalendar = { ...schedule, events: schedule.events.filter((e) => isScheduled(e, now)) };
  const end = Math.min(now.session + HORIZON + 1, calendar.date.length);
  const closes = {
    length: end - now.session,
    time: calendar.close.subarray(now.session, end),
    session: Int32Array.from({ length: end - now.session }, (_, i) => now.session + i),
  };
  const scope: Scope = {
    program,
    timeline,
    data: { ...data, events: new Map([[node.event, known]]) },
    params,
    layers: noLayers,
    value: (id) => value(id, 0),
    ticks: () => closes,
    dates: () => calendar.date.subarray(now.session),
  };
  const holds = eventWindow(scope, node);
  for (let k = 1; k < closes.length; k++) {
    const held = holds(k);
    if (Number.isNaN(held)) return Number.NaN;
    if (held === truth) return k;
  }
  return Number.NaN;
}
