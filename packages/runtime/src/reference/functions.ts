/** Functions of the table: of the numbers of one tick, of a window of numbers, of all numbers so far. */
import { functionTable } from '@hedgerow/dsl';
import { pointwiseKernel, recurrenceKernel, tickContext, windowKernel } from '../kernels/index.ts';
import { finite, isUnknown, type Meaning, type NodeOf, type Scope, UNKNOWN } from './scope.ts';
import { countOf, lastOfSessions, oncePerSession, windowOf } from './windows.ts';

/** The numbers that are fixed for a run; `undefined` where params make one of them unknown. */
function staticsOf(scope: Scope, nodes: readonly number[]): Float64Array | undefined {
  const statics = Float64Array.from(nodes, (node) => scope.value(node, 0));
  return statics.some(isUnknown) ? undefined : statics;
}

const areKnown = (values: readonly number[]): boolean => !values.some(isUnknown);

export function pointwise(scope: Scope, node: NodeOf<'pointwise'>): Meaning {
  const kernel = pointwiseKernel(node.fn);
  return (tick) => {
    const statics = staticsOf(scope, node.statics);
    const args = node.args.map((arg) => scope.value(arg, tick));
    return statics && areKnown(args) ? finite(kernel(args, statics)) : UNKNOWN;
  };
}

/**
 * A window of numbers, evaluated afresh. A bare count takes the last n ticks at which all series are known, this one
 * the last; a duration takes every tick of the window (over sessions, each session's last one so far), all known.
 */
export function window(scope: Scope, node: NodeOf<'window'>): Meaning {
  const kernel = windowKernel(node.fn, node.member);
  const isKnownAt = (tick: number): boolean => node.args.every((arg) => !isUnknown(scope.value(arg, tick)));

  function observations(tick: number): number[] | undefined {
    const count = countOf(scope, node.length.count);
    if (count === undefined || !isKnownAt(tick)) return undefined;
    const ticks: number[] = [];
    for (let i = tick; i >= 0 && ticks.length < count; i--) if (isKnownAt(i)) ticks.push(i);
    return ticks.length === count ? ticks.reverse() : undefined;
  }

  function stretch(tick: number): number[] | undefined {
    const reach = windowOf(scope, node, node.length, tick);
    if (!reach?.filled) return undefined;
    const ticks =
      node.length.unit === 'sessions' && !oncePerSession(scope, node.clock)
        ? lastOfSessions(scope.ticks(node), reach.from, tick)
        : Array.from({ length: tick - reach.from + 1 }, (_, i) => reach.from + i);
    return ticks.every(isKnownAt) ? ticks : undefined;
  }

  return (tick) => {
    const statics = staticsOf(scope, node.statics);
    const ticks = node.length.unit === 'observations' ? observations(tick) : stretch(tick);
    if (!statics || !ticks) return UNKNOWN;
    const columns = node.args.map((arg) => Float64Array.from(ticks, (i) => scope.value(arg, i)));
    return finite(kernel(columns, 0, ticks.length, statics));
  };
}

/**
 * A recurrence: its state moves on at every tick at which all series are known; at others it stays, and the result is
 * unknown. Called once a tick, in order.
 */
export function recurrence(scope: Scope, node: NodeOf<'recurrence'>): Meaning {
  const kernel = recurrenceKernel(node.fn);
  const spec = functionTable.get(node.fn);
  const statics = staticsOf(scope, node.statics);
  // Parameters that are counts: a window's, and those that the table wants whole.
  const fixed = spec?.parameters.filter((p) => p.role === 'window' || p.role === 'static') ?? [];
  const isCount = fixed.map((p) => p.role === 'window' || (p.role === 'static' && p.integer === true));
  if (!statics || statics.some((n, i) => isCount[i] && !(Number.isInteger(n) && n > 0))) return () => UNKNOWN;

  const { calendar } = scope.timeline;
  const { time, session } = scope.ticks(node);
  const context = tickContext(calendar);
  const state = new Float64Array(kernel.stateSize(statics));
  kernel.init?.(state, statics);
  const members = spec?.members?.map((member) => member.name) ?? [];
  const out = new Float64Array(Math.max(1, members.length));
  const which = Math.max(0, members.indexOf(node.member));

  return (tick) => {
    const args = node.args.map((arg) => scope.value(arg, tick));
    if (!areKnown(args)) return UNKNOWN;
    context.time = time[tick]!;
    context.date = calendar.date[session[tick]!]!;
    kernel.step(state, args, out, statics, context);
    return finite(out[which]!);
  };
}
