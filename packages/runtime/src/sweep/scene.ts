/** One rule set over one history, with the params that a sweep moves: what all of its evaluators read. */
import type { Ir, Program } from '@hedgerow/dsl';
import { tradingCalendar } from '../calendar/index.ts';
import type { EpochDay, TradingCalendar } from '../calendar/types.ts';
import { type ColumnEvaluation, columns } from '../columns/columns.ts';
import type { Truths } from '../columns/truth.ts';
import type { Dataset } from '../data/dataset.ts';
import { makeTimeline } from '../timeline/timeline.ts';
import type { LayerView, Timeline } from '../timeline/types.ts';
import { axesOfNodes } from './axes.ts';
import { type Cell, type Cursor, memo } from './memo.ts';
import type { Space } from './space.ts';

export interface SweepOptions {
  /** Values of the params that are not swept, as `paramsFor` gives them. */
  readonly params: ReadonlyMap<string, number>;
  readonly from?: EpochDay;
  readonly to?: EpochDay;
  readonly calendar?: TradingCalendar;
}

export interface Scene {
  readonly program: Program;
  readonly data: Dataset;
  readonly timeline: Timeline;
  readonly space: Space;
  readonly params: ReadonlyMap<string, number>;
  /** Grid tick of the first instant decided. */
  readonly first: number;
  readonly cursor: Cursor;
  /** By node, the axes that it hangs on. */
  readonly axes: readonly (readonly number[])[];
  /**
   * A node's values at all ticks of its clock, with the params of the present set; one value for a constant. They are
   * shared, and must not be written.
   */
  column(node: Ir.NodeId): Cell<Float64Array>;
  truths(node: Ir.NodeId): Cell<Truths>;
  /** What a node's values come from. */
  evaluation(node: Ir.NodeId): Cell<ColumnEvaluation>;
  /** The params of the present set. */
  values(): Map<string, number>;
}

/** Layers as nodes without feedback see them: they never look. */
const UNSEEN: LayerView = { is: (_, state) => state === 'idle', size: () => 0 };

/** Throws a RangeError where there is no calendar of the program's name, which the compiler excludes. */
export function sceneOf(program: Program, data: Dataset, space: Space, options: SweepOptions): Scene {
  const calendar = options.calendar ?? tradingCalendar(program.calendar);
  if (calendar === undefined) throw new RangeError(`there is no calendar \`${program.calendar}\``);
  const timeline = makeTimeline(program, calendar, data, options.to === undefined ? {} : { to: options.to });
  const { grid } = timeline;
  let first = 0;
  while (
    options.from !== undefined &&
    first < grid.length &&
    calendar.date[grid.session[first]!]! < options.from
  )
    first++;

  const cursor: Cursor = {
    sizes: space.axes.map(({ values }) => values.length),
    places: new Int32Array(space.axes.length),
    inOrder: space.choice.kind === 'grid',
  };
  const axes = axesOfNodes(
    program,
    space.axes.map(({ param }) => param),
  );
  const values = (): Map<string, number> => {
    const set = new Map(options.params);
    for (const [i, axis] of space.axes.entries()) set.set(axis.param, axis.values[cursor.places[i]!]!);
    return set;
  };
  // Nodes that hang on the same axes are evaluated together, so that they share what lies beneath.
  const evaluations = new Map<string, Cell<ColumnEvaluation>>();
  const evaluationOver = (over: readonly number[]): Cell<ColumnEvaluation> => {
    const key = over.join();
    let found = evaluations.get(key);
    if (!found) {
      const unkept = Number.POSITIVE_INFINITY;
      found = memo(cursor, over, unkept, () => columns(program, timeline, data, values(), UNSEEN));
      evaluations.set(key, found);
    }
    return found;
  };
  /** Each node's cell of what an evaluation makes of it. */
  const held = <T>(bytes: number, read: (from: ColumnEvaluation, node: Ir.NodeId) => T) => {
    const cells = new Map<Ir.NodeId, Cell<T>>();
    return (node: Ir.NodeId): Cell<T> => {
      let found = cells.get(node);
      if (!found) {
        const { length } = timeline.clocks[program.nodes[node]!.clock]!;
        const evaluation = evaluationOver(axes[node]!);
        found = memo(cursor, axes[node]!, bytes * length, () => read(evaluation(), node));
        cells.set(node, found);
      }
      return found;
    };
  };
  return {
    program,
    data,
    timeline,
    space,
    params: options.params,
    first,
    cursor,
    axes,
    values,
    column: held(8, (from, node) => from.numbers(node)),
    truths: held(1, (from, node) => from.truths(node)),
    evaluation: (node) => evaluationOver(axes[node]!),
  };
}
