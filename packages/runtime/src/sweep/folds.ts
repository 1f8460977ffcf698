/**
 * Walk-forward: params are chosen on a stretch of sessions and judged on the one after it. Between the two lies an
 * embargo at least as long as the longest look-back, so that no window of the test holds a session of the training.
 */
import { type Ir, nodeDependencies, type Program } from '@hedgerow/dsl';
import type { EpochDay } from '../calendar/types.ts';
import type { Timeline } from '../timeline/types.ts';
import type { Scene } from './scene.ts';
import type { Space } from './space.ts';

/** Lengths in sessions. */
export interface WalkForward {
  /** `anchored`: training always begins where the run does; `rolling`: it keeps its length. */
  readonly mode: 'anchored' | 'rolling';
  readonly train: number;
  readonly test: number;
  readonly embargo: number;
}

export interface Stretch {
  readonly from: EpochDay;
  readonly to: EpochDay;
}

export interface Fold {
  readonly train: Stretch;
  readonly test: Stretch;
}

/** The folds that fit, tests one after another; the last test may be shorter, but not below half. */
export function foldsOf({ timeline, first }: Scene, { mode, train, test, embargo }: WalkForward): Fold[] {
  const { grid, calendar } = timeline;
  if (grid.length === 0) return [];
  const begin = grid.session[first] ?? 0;
  const end = grid.session[grid.length - 1]!;
  const date = (session: number): EpochDay => calendar.date[session]!;
  const folds: Fold[] = [];
  for (let start = begin; ; start += test) {
    const trained = start + train - 1;
    const from = trained + embargo + 1;
    const to = Math.min(from + test - 1, end);
    if (to - from + 1 < test / 2) return folds;
    folds.push({
      train: { from: date(mode === 'anchored' ? begin : start), to: date(trained) },
      test: { from: date(from), to: date(to) },
    });
  }
}

/** Sessions of a tick of each clock, rounded up. */
function sessionsPerTick(clock: Ir.Clock, timeline: Timeline, id: Ir.ClockId): number {
  if (clock.kind === 'period') return { week: 5, month: 23, quarter: 66 }[clock.period];
  if (clock.kind !== 'prints') return 1;
  const ticks = timeline.clocks[id]!;
  const span = ticks.length < 2 ? 1 : ticks.session[ticks.length - 1]! - ticks.session[0]! + 1;
  return Math.ceil(span / Math.max(ticks.length, 1));
}

const SESSIONS_IN: Readonly<Record<Ir.Length['unit'], number>> = {
  observations: 1,
  sessions: 1,
  minutes: 1 / 60,
  hours: 1,
  days: 1,
  weeks: 5,
  months: 23,
  quarters: 66,
  years: 262,
};

/**
 * The farthest that decisions look back, in sessions, with every swept param at its greatest value. What never forgets
 * (an EMA, a state machine) counts by its warm-up.
 */
export function longestLookBack({ program, timeline, axes, column, cursor, space }: Scene): number {
  const found = new Map<Ir.NodeId, number>();
  const greatest = (id: Ir.NodeId): number => {
    const over = axes[id]!;
    const saved = cursor.places.slice();
    for (const axis of over) cursor.places[axis] = indexOfGreatest(space, axis);
    const [value = Number.NaN] = column(id)();
    cursor.places.set(saved);
    return Number.isFinite(value) && value > 0 ? value : 0;
  };
  const own = (node: Ir.Node): number => {
    const per = sessionsPerTick(program.clocks[node.clock]!, timeline, node.clock);
    const before = Math.max(0, ...node.args.map((arg) => program.nodes[arg]!.warmup));
    const warm = node.op === 'sample' ? 0 : Math.max(0, node.warmup - before) * per;
    if (!('length' in node))
      return warm + (axes[node.id]!.length > 0 ? staticReach(node, greatest) * per : 0);
    const unit = node.length.unit === 'observations' ? per : SESSIONS_IN[node.length.unit];
    return Math.max(warm, Math.ceil(greatest(node.length.count) * unit));
  };
  const reach = (id: Ir.NodeId): number => {
    const known = found.get(id);
    if (known !== undefined) return known;
    const node = program.nodes[id]!;
    const below = Math.max(0, ...nodeDependencies(node, node.args).map(reach));
    const total = below + own(node);
    found.set(id, total);
    return total;
  };
  return Math.max(0, ...rootsOf(program).map(reach));
}

/** Periods of a recurrence that a sweep moves. */
const staticReach = (node: Ir.Node, greatest: (id: Ir.NodeId) => number): number =>
  node.op === 'recurrence' ? Math.max(0, ...node.statics.map(greatest)) : 0;

function indexOfGreatest({ axes }: Space, axis: number): number {
  const { values } = axes[axis]!;
  return values.indexOf(Math.max(...values));
}

const rootsOf = ({ rules, forbids, limits }: Program): Ir.NodeId[] => [
  ...rules.flatMap(({ when, unless, until }) =>
    [when, unless, until].flatMap((condition) => (condition ? [condition.node] : [])),
  ),
  ...forbids.map(({ when }) => when.node),
  ...limits.map(({ to }) => to),
];
