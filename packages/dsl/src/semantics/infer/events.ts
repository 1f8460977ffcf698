import { gridClock } from '../../ir/graph.ts';
import type { NodeId } from '../../ir/program.ts';
import type { EventDecl, EventWindowExpr } from '../../syntax/ast.ts';
import type { Context, Env } from '../context.ts';
import { type Entry, kindOf } from '../scope.ts';
import { truthType } from '../types.ts';
import type { Value } from '../value.ts';
import { draftOf } from './draft.ts';
import { checkCount, durationOf } from './durations.ts';
import { inferConstant } from './expect.ts';
import { reportUnknown } from './names.ts';

/** `10..14 days before fomc`: the next (last) event, as scheduled at the time, is so far away. */
export function inferEventWindow(cx: Context, expr: EventWindowExpr, env: Env): Value {
  const event = eventNamed(cx, expr.event, env);
  const distance = distanceOf(cx, expr, env);
  if (!event || !distance) return cx.unresolved();
  const { low, high, unit } = distance;
  if (cx.graph.defaultOf(low) > cx.graph.defaultOf(high)) {
    const span = { start: expr.low.span.start, end: expr.high.span.end };
    cx.report('reversed-range', { low: cx.graph.defaultOf(low), high: cx.graph.defaultOf(high) }, env, span);
    return cx.unresolved();
  }
  const operation = {
    op: 'event-window' as const,
    event: event.name,
    low,
    high,
    distanceUnit: unit,
    relation: expr.relation,
  };
  const node = cx.graph.truthOf(operation, [], gridClock);
  return draftOf(cx, expr, env, 'event', { type: truthType, clock: gridClock, node, mixed: false }, []);
}

function eventNamed(cx: Context, ident: EventWindowExpr['event'], env: Env): Entry<EventDecl> | undefined {
  const entry = cx.scope.value(ident.name);
  if (!entry) {
    reportUnknown(cx, ident, 'event', cx.scope.names(new Set(['Event'])), env);
    return undefined;
  }
  if (entry.declaration.kind !== 'Event') {
    cx.report(
      'wrong-kind',
      { name: ident.name, found: kindOf(entry), expected: 'an event' },
      env,
      ident.span,
    );
    return undefined;
  }
  const { name } = ident;
  cx.touch((to) => useEvent(to, to.scope.value(name) as Entry<EventDecl>));
  return entry as Entry<EventDecl>;
}

type Distance = {
  readonly low: NodeId;
  readonly high: NodeId;
  readonly unit: NonNullable<EventWindowExpr['unit']>;
};

function distanceOf(cx: Context, expr: EventWindowExpr, env: Env): Distance | undefined {
  if (expr.unit === undefined) {
    const notice = durationOf(cx, expr.high, env, 0);
    if (!notice) return undefined;
    const exact = expr.form === 'exact' ? notice.count : cx.graph.number(0);
    return inTime(cx, { low: exact, high: notice.count, unit: notice.unit }, expr, env);
  }
  const unit = expr.unit;
  const ends = [expr.low, expr.high].map((end) => {
    const value = inferConstant(cx, end, env, 'the distance to an event');
    return value && checkCount(cx, value.node, unit, end, env, 0) ? value.node : undefined;
  });
  if (ends[0] === undefined || ends[1] === undefined) return undefined;
  return inTime(cx, { low: ends[0], high: ends[1], unit }, expr, env);
}

/** An event has no prints to count. */
function inTime(cx: Context, distance: Distance, expr: EventWindowExpr, env: Env): Distance | undefined {
  if (distance.unit !== 'prints') return distance;
  const params = { what: 'the distance to an event', expected: 'sessions or calendar time', found: 'prints' };
  cx.report('window-unit', params, env, expr.span);
  return undefined;
}

function useEvent(cx: Context, entry: Entry<EventDecl>): void {
  cx.events.add(entry);
  if (entry.prelude) cx.used.add(entry);
}
