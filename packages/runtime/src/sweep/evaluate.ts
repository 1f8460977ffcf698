/** The metrics of parameter sets: by the event walk where a rule set has its shape, else by columns and the engine. */
import type { Program } from '@hedgerow/dsl';
import { summarize } from '../backtest/backtest.ts';
import { columns } from '../columns/columns.ts';
import type { Dataset } from '../data/dataset.ts';
import { decide } from '../engine/decide.ts';
import type { Run } from '../engine/run.ts';
import { type CourseOrNot, courseOf } from './course.ts';
import { type Episodes, emptyEpisodes, measure } from './episodes.ts';
import { LAYER_METRICS, metricColumns, metricsOf, sessionsOf } from './metrics.ts';
import { planesOf } from './planes.ts';
import { type Scene, type SweepOptions, sceneOf } from './scene.ts';
import { isWalked, type NotWalked, shapeOf, sweptLayers } from './shape.ts';
import { advance, place, type Space } from './space.ts';
import { walk } from './walk.ts';

export interface Sweeper {
  /** Of `out` below: `layer.metric`. */
  readonly columns: readonly string[];
  /** Empty where every layer is walked; else all sets are decided by the engine. */
  readonly notFast: readonly NotWalked[];
  readonly scene: Scene;
  /** Writes the metrics of a set, one for each of `columns`, from `at` on. */
  measure(set: number, out: Float64Array, at: number): void;
  /** The episodes of all layers in a set, as a text that tells them apart. */
  episodes(set: number): string;
  /** Columns and engine, whatever the shape: what the walk is held against, and what overlays trade. */
  decide(set: number): Run;
}

export function sweeperOf(program: Program, data: Dataset, space: Space, options: SweepOptions): Sweeper {
  const scene = sceneOf(program, data, space, options);
  const layers = sweptLayers(program);
  const shapes = layers.map((layer) => shapeOf(program, layer));
  const notFast = shapes.filter((shape): shape is NotWalked => !isWalked(shape));
  const { cursor, timeline, first } = scene;
  const planes = planesOf(scene);
  const courses =
    notFast.length > 0 ? [] : shapes.filter(isWalked).map((shape) => courseOf(scene, planes, shape));
  const episodes = emptyEpisodes(sessionsOf(timeline, first, timeline.grid.length));

  let stands = Number.NaN;
  function goTo(set: number): void {
    if (cursor.inOrder && set === stands + 1) advance(space, cursor.places);
    else place(space, set, cursor.places);
    stands = set;
  }
  const decided = (set: number): Run => {
    goTo(set);
    const { from } = options;
    return decide(program, columns, timeline, data, scene.values(), from === undefined ? {} : { from });
  };
  /** Those of one layer, for the set where the cursor stands; `undefined` where the walk does not cover it. */
  function walked(course: () => CourseOrNot): Episodes | undefined {
    const now = course();
    if (now === 'uncovered') return undefined;
    if (now === 'never') episodes.count = 0;
    else walk(now, episodes);
    return episodes;
  }
  function slowly(set: number, out: Float64Array, at: number): void {
    const statistics = summarize(decided(set)).layers;
    layers.forEach(({ name }, i) => {
      out.set(metricsOf(statistics.find(({ layer }) => layer === name)!), at + i * LAYER_METRICS.length);
    });
  }
  return {
    columns: metricColumns(layers.map(({ name }) => name)),
    notFast,
    scene,
    decide: decided,
    measure(set, out, at) {
      if (notFast.length > 0) return slowly(set, out, at);
      goTo(set);
      for (let i = 0; i < courses.length; i++) {
        const its = walked(courses[i]!);
        if (!its) return slowly(set, out, at);
        measure(its, out, at + i * LAYER_METRICS.length);
      }
    },
    episodes(set) {
      const byEngine = (): string =>
        [...decided(set).layers].map(([name, { active }]) => `${name} ${active.join('')}`).join('\n');
      if (notFast.length > 0) return byEngine();
      goTo(set);
      const told: string[] = [];
      for (const course of courses) {
        const its = walked(course);
        if (!its) return byEngine();
        const { count, starts, ends } = its;
        told.push(`${starts.subarray(0, count).join()} ${ends.subarray(0, count).join()}`);
      }
      return told.join('\n');
    },
  };
}
