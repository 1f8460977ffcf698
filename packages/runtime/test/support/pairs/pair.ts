/** A program with one data set, and what the reference makes of it: values of all nodes, decisions, and layers. */
import type { Program } from '@hedgerow/dsl';
import type { Dataset } from '../../../src/data/dataset.ts';
import { decide } from '../../../src/engine/decide.ts';
import type { Run } from '../../../src/engine/run.ts';
import { reference } from '../../../src/reference/reference.ts';
import type { Observation } from '../../../src/stream/arrivals.ts';
import { observationsOf } from '../../../src/stream/evaluator.ts';
import { makeTimeline } from '../../../src/timeline/timeline.ts';
import type { Evaluation, LayerView, Timeline } from '../../../src/timeline/types.ts';
import { nyse } from '../data.ts';
import { paramsOf } from '../evaluate.ts';
import { randomData } from '../generate/data.ts';
import type { PairPlan } from './block.ts';

export interface Pair {
  readonly plan: PairPlan;
  readonly program: Program;
  readonly data: Dataset;
  readonly timeline: Timeline;
  readonly params: ReadonlyMap<string, number>;
  /** The layers as they were decided: nodes that read them back are compared, too. */
  readonly layers: LayerView;
  readonly run: Run;
  /** By node, its value at each tick of its clock. */
  readonly expected: readonly Float64Array[];
  /** In the order in which they become known. */
  readonly observations: readonly Observation[];
  /** The instant after which it is interrupted. */
  readonly stop: number;
}

/** The series that some rule reads, and `a`, so that there are instants. */
function readBy({ nodes }: Program): ReadonlySet<string> {
  return new Set(['a', ...nodes.flatMap((node) => (node.op === 'input' ? [node.name] : []))]);
}

export function pairOf(program: Program, plan: PairPlan): Pair {
  const read = readBy(program);
  const { data, range } = randomData(plan, program.everyMinutes, (series) => read.has(series));
  // From the first value that is known on, as sweeps begin.
  const timeline = makeTimeline(program, nyse, data, { to: range.to! });
  const params = paramsOf(program, plan.params);
  let layers: LayerView | undefined;
  const run = decide(
    program,
    (...of) => {
      layers = of[4];
      return reference(...of);
    },
    timeline,
    data,
    params,
  );
  const { value } = run.evaluation;
  const expected = program.nodes.map(({ id, clock }) => {
    const column = new Float64Array(timeline.clocks[clock]!.length);
    for (let tick = 0; tick < column.length; tick++) column[tick] = value(id, tick);
    return column;
  });
  const stop = Math.floor(plan.share * timeline.grid.length);
  return {
    ...{ plan, program, data, timeline, params, layers: layers!, run, expected, stop },
    observations: observationsOf(data),
  };
}

/** Where one value is another than the reference's. */
export function unlike(
  { program, expected }: Pair,
  id: number,
  tick: number,
  value: number,
): string | undefined {
  const right = expected[id]![tick]!;
  if (Object.is(value, right)) return undefined;
  return `node ${id} (${program.nodes[id]!.op}) at tick ${tick}: ${value}, ${right}`;
}

/** The first value of an evaluation that is, up to where its own clocks end. */
export function unlikeAnywhere(pair: Pair, { program, timeline, value }: Evaluation): string | undefined {
  for (const { id, clock } of program.nodes) {
    const { length } = timeline.clocks[clock]!;
    const right = pair.expected[id]!;
    for (let tick = 0; tick < length; tick++) {
      const found = value(id, tick);
      if (!Object.is(found, right[tick])) return unlike(pair, id, tick, found);
    }
  }
  return undefined;
}
