/** The ways to evaluate a pair beside the reference. Each tells the first thing that it finds otherwise. */
import type { Program } from '@hedgerow/dsl';
import { layerStatistics } from '../../../src/backtest/layers.ts';
import { sessionEnds } from '../../../src/backtest/sessions.ts';
import { useJavaScript, useWasm } from '../../../src/bits/wasm.ts';
import { wholeColumns } from '../../../src/columns/columns.ts';
import { generated } from '../../../src/stream/compiled.ts';
import { closures } from '../../../src/stream/runner.ts';
import { sweeperOf } from '../../../src/sweep/evaluate.ts';
import { metricsOf } from '../../../src/sweep/metrics.ts';
import { sweptLayers } from '../../../src/sweep/shape.ts';
import { listed } from '../../../src/sweep/space.ts';
import { makeTimeline } from '../../../src/timeline/timeline.ts';
import type { Evaluator } from '../../../src/timeline/types.ts';
import { nyse } from '../data.ts';
import { knownBy } from '../generate/data.ts';
import { rootsFirst } from '../roots-first.ts';
import { type Pair, unlikeAnywhere } from './pair.ts';
import { streamUnlike } from './streams.ts';

export interface Way {
  readonly name: string;
  readonly unlike: (pair: Pair) => string | undefined;
  /** It is tried on one of so many data sets of a program: on all where this is left out. */
  readonly every?: number;
  /** Around all pairs of a block. */
  readonly before?: (program: Program) => void | Promise<void>;
  readonly after?: () => void;
}

export const whole =
  (evaluator: Evaluator) =>
  (pair: Pair): string | undefined => {
    const { program, timeline, data, params, layers } = pair;
    return unlikeAnywhere(pair, evaluator(program, timeline, data, params, layers));
  };

/** What was known after some instants, before the rest was appended. */
export const cut =
  (evaluator: Evaluator) =>
  (pair: Pair): string | undefined => {
    const { program, timeline, data, params, layers, plan, stop } = pair;
    const { grid } = timeline;
    if (plan.course !== 'appended' || grid.length === 0) return undefined;
    const [first, last] = [grid.session[0]!, grid.session[stop]!];
    const known = knownBy(data, nyse.close[last]!);
    const range = { from: nyse.date[first]!, to: nyse.date[last]! };
    const part = makeTimeline(program, nyse, known, range);
    return unlikeAnywhere(pair, evaluator(program, part, known, params, layers));
  };

/** The metrics of the one set that the params are, against those of the reference's decisions. */
export function sweptUnlike({ program, data, params, plan, run, timeline }: Pair): string | undefined {
  const space = listed(Object.keys(plan.params), [Object.values(plan.params)]);
  const { grid, calendar } = timeline;
  const to = grid.length === 0 ? {} : { to: calendar.date[grid.session[grid.length - 1]!]! };
  const sweeper = sweeperOf(program, data, space, { params, ...to });
  const found = new Float64Array(sweeper.columns.length);
  sweeper.measure(0, found, 0);
  const layers = layerStatistics(run, sessionEnds(run));
  const right = sweptLayers(program).flatMap(({ name }) =>
    metricsOf(layers.find(({ layer }) => layer === name)!),
  );
  const wrong = right.findIndex((x, i) => !Object.is(x, found[i]));
  return wrong < 0 ? undefined : `${sweeper.columns[wrong]}: ${found[wrong]}, ${right[wrong]}`;
}

/** Around what compares by WebAssembly. */
export const byWasm: Pick<Way, 'before' | 'after'> = {
  before: () => {
    if (!useWasm(1)) throw new Error('WebAssembly is not to be had');
  },
  after: useJavaScript,
};

export const ways: readonly Way[] = [
  { name: 'columns', unlike: whole(wholeColumns) },
  { name: 'columns before data was appended', unlike: cut(wholeColumns) },
  { name: 'columns by WebAssembly, made where conditions are open', unlike: whole(rootsFirst), ...byWasm },
  { name: 'a stream of closures', unlike: (pair) => streamUnlike(pair, closures, generated) },
  { name: 'a stream of generated code', unlike: (pair) => streamUnlike(pair, generated, closures) },
  { name: 'a sweep', unlike: sweptUnlike },
];
