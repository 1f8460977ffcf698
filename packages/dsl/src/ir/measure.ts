import { functionTable } from '../functions/table.ts';
import type { DurationUnit } from '../syntax/ast.ts';
import type { Clock, Length, Node, NodeId, Operation } from './program.ts';

/** Minutes of a regular session at the exchange, 09:30 to 16:00. */
const sessionMinutes = 390;

/** Sessions in one unit of calendar time, by the usual counts of a trading year (252 sessions, 52 weeks). */
const sessionsIn: Readonly<Record<Exclude<DurationUnit, 'prints' | 'minutes' | 'hours'>, number>> = {
  sessions: 1,
  days: 5 / 7,
  weeks: 5,
  months: 21,
  quarters: 63,
  years: 252,
};

/** How often clocks tick; made once per program. */
export interface Pace {
  /** Minutes between instants, or `undefined` for one instant a session. */
  readonly everyMinutes?: number;
  /** Ticks per session of a print clock. */
  readonly prints: (inputs: readonly string[]) => number;
}

export function ticksPerSession(clock: Clock, pace: Pace): number {
  switch (clock.kind) {
    case 'const':
      return 0;
    case 'grid':
      return pace.everyMinutes === undefined
        ? 1
        : Math.max(1, Math.floor(sessionMinutes / pace.everyMinutes));
    case 'session':
      return 1;
    case 'period':
      return 1 / sessionsIn[`${clock.period}s`];
    case 'prints':
      return pace.prints(clock.inputs);
  }
}

/** Ticks of a clock that a window holds, at the params' defaults: what warm-up, memory and cost are made of. */
export function ticksOf(length: Length, count: number, clock: Clock, pace: Pace): number {
  if (length.unit === 'observations') return count;
  const perSession = ticksPerSession(clock, pace);
  if (length.unit === 'minutes' || length.unit === 'hours') {
    const minutes = length.unit === 'hours' ? count * 60 : count;
    return Math.max(1, Math.ceil((minutes / sessionMinutes) * perSession));
  }
  return Math.max(1, Math.ceil(count * sessionsIn[length.unit] * perSession));
}

/** The most sessions that so many calendar days in a row can hold. */
const mostSessions = (days: number): number => 5 * Math.floor(days / 7) + Math.min(5, days % 7);

const daysIn: Readonly<Record<'days' | 'weeks' | 'months' | 'quarters' | 'years', number>> = {
  days: 1,
  weeks: 7,
  months: 31,
  quarters: 92,
  years: 366,
};

/**
 * Ticks of a clock that a window can hold at most: what memory it takes. Of publications nobody knows how many may come
 * at once, so that there it is what usually comes.
 */
export function mostTicks(unit: Length['unit'], count: number, clock: Clock, pace: Pace): number {
  if (unit === 'observations') return count;
  const each = clock.kind === 'period' ? 1 : Math.ceil(ticksPerSession(clock, pace));
  if (unit === 'sessions') return count * each;
  if (unit !== 'minutes' && unit !== 'hours') return mostSessions(Math.ceil(count * daysIn[unit])) * each;
  const minutes = unit === 'hours' ? 60 * count : count;
  const sessions = Math.floor(minutes / (24 * 60)) + 1;
  const every = clock.kind === 'grid' ? (pace.everyMinutes ?? sessionMinutes) : sessionMinutes;
  return Math.min(Math.ceil(minutes / every) + 1, (sessions + 1) * each);
}

interface Measured {
  readonly warmup: number;
  readonly cost: number;
}

/** What the measure of a node needs to know of the graph that it joins. */
export interface Surroundings {
  readonly nodes: readonly Node[];
  readonly clocks: readonly Clock[];
  readonly pace: Pace;
  /** A constant's value at the params' defaults. */
  readonly defaultOf: (node: NodeId) => number;
}

/** Warm-up and cost of one node from its operator and its arguments'. Costs are units of one addition. */
export function measure(
  operation: Operation,
  args: readonly NodeId[],
  clock: number,
  around: Surroundings,
): Measured {
  let before = 0;
  for (const arg of args) before = Math.max(before, around.nodes[arg]!.warmup);
  const plain = { warmup: before, cost: 1 };
  const own = around.clocks[clock]!;
  const ticks = (length: Length): number =>
    ticksOf(length, around.defaultOf(length.count), own, around.pace) || 1;
  const values = (ids: readonly NodeId[]): number[] => ids.map(around.defaultOf);
  /** The window starts only where its argument is known. */
  const after = (n: number): number => Math.max(before, 1) + n - 1;

  switch (operation.op) {
    case 'const':
    case 'param':
      return { warmup: 0, cost: 0 };
    case 'input':
      return { warmup: 1, cost: 1 };
    case 'sample':
      return { warmup: acrossClocks(before, args, own, around), cost: 1 };
    case 'previous':
    case 'before':
      return { warmup: before + 1, cost: 1 };
    case 'ago': {
      const n = ticks(operation.length);
      return { warmup: before + n, cost: 1 };
    }
    case 'year-ago': {
      const n = Math.max(1, Math.round(252 * ticksPerSession(own, around.pace)));
      return { warmup: before + n, cost: 2 };
    }
    case 'forall':
    case 'exists':
      return { warmup: after(ticks(operation.length)), cost: 2 };
    case 'kofn':
    case 'count-low':
    case 'count-high': {
      const n = ticks(operation.length);
      return { warmup: after(n), cost: 2 };
    }
    case 'since':
      return { warmup: before, cost: 1 };
    case 'window': {
      const spec = functionTable.get(operation.fn)!;
      const n = ticks(operation.length);
      // The table speaks of the author's count; the length holds what the kernel reads beyond it, too.
      const statics = [n - (spec.extra ?? 0), ...values(operation.statics)];
      return {
        warmup: after(spec.warmup(...statics)),
        cost: n * args.length,
      };
    }
    case 'recurrence': {
      const spec = functionTable.get(operation.fn)!;
      const statics = values(operation.statics);
      const member = spec.members?.find(({ name }) => name === operation.member);
      return {
        warmup: after((member?.warmup ?? spec.warmup)(...statics)),
        cost: 8,
      };
    }
    case 'pointwise':
      return { ...plain, cost: functionTable.get(operation.fn)?.group === 'options' ? 60 : 4 };
    case 'machine':
      return { ...plain, cost: args.length };
    case 'score-low':
    case 'score-high':
    case 'vote':
      return { ...plain, cost: args.length };
    case 'event-window':
      return { ...plain, cost: 4 };
    default:
      return plain;
  }
}

/** A slower clock's k-th tick comes after k - 1 of its intervals, counted in ticks of the faster one. */
function acrossClocks(before: number, args: readonly NodeId[], to: Clock, around: Surroundings): number {
  if (before === 0) return 0;
  const from = ticksPerSession(around.clocks[around.nodes[args[0]!]!.clock]!, around.pace);
  const rate = from === 0 ? 0 : ticksPerSession(to, around.pace) / from;
  return Math.ceil((before - 1) * rate) + 1;
}
