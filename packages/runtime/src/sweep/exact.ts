/**
 * The exact sweep of one threshold: every distinct outcome, with the breakpoints between them, and no grid. Where all
 * conditions only grow or only shrink as the threshold rises, single ticks are followed from point to point; else each
 * point is decided on its own.
 */
import type { Dataset } from '../data/dataset.ts';
import { sweeperOf } from './evaluate.ts';
import { steppedLayer } from './exact/layer.ts';
import { type Bounds, boundsOf, type Points, pointsOf, thresholdsOf } from './exact/points.ts';
import { LAYER_METRICS, metricColumns, sessionsOf, tell } from './metrics.ts';
import { planesOf } from './planes.ts';
import { type Scene, type SweepOptions, sceneOf } from './scene.ts';
import { isWalked, shapeOf, sweptLayers } from './shape.ts';
import type { Space } from './space.ts';
import type { ExactTarget } from './threshold.ts';

export { type ExactTarget, exactTarget } from './threshold.ts';

/** A stretch of thresholds that all have one outcome. */
export interface Outcome extends Bounds {
  /** By column, as of a sweep. */
  readonly metrics: readonly number[];
}

export interface ExactResult {
  readonly columns: readonly string[];
  /** In ascending order of the threshold; neighbours differ in their episodes, though metrics may agree. */
  readonly outcomes: readonly Outcome[];
  /** Distinct values that the threshold is compared with. */
  readonly values: number;
}

/** The outcomes at all points, from the lowest up. */
interface Stepper {
  /** Goes on to the next point; whether the outcome is another. */
  step(): boolean;
  metrics(): readonly number[];
}

export function exactSweep(data: Dataset, target: ExactTarget, options: SweepOptions): ExactResult {
  const { program, comparisons } = target;
  const scene = sceneOf(program, data, spaceOf(target, [0]), options);
  const points = pointsOf(
    scene,
    comparisons.map(({ other }) => other),
  );
  const stepper = followed(scene, points) ?? decided(data, target, points, options);
  const outcomes: Outcome[] = [];
  for (let point = 0; point < points.count; ) {
    const first = point;
    const metrics = stepper.metrics();
    do point++;
    while (point < points.count && !stepper.step());
    outcomes.push({ ...boundsOf(points, first, point - 1), metrics });
  }
  const columns = metricColumns(sweptLayers(program).map(({ name }) => name));
  return { columns, outcomes, values: points.values.length };
}

const spaceOf = ({ param }: ExactTarget, values: readonly number[]): Space => ({
  axes: [{ param, values }],
  choice: { kind: 'grid' },
});

/** `undefined` where single ticks of some layer cannot be followed. */
function followed(scene: Scene, points: Points): Stepper | undefined {
  const { program, timeline, first } = scene;
  const planes = planesOf(scene);
  const sessions = sessionsOf(timeline, first, timeline.grid.length);
  const layers = sweptLayers(program).map((layer) => {
    const shape = shapeOf(program, layer);
    return isWalked(shape) ? steppedLayer(scene, planes, points, sessions, shape) : undefined;
  });
  if (!layers.every((layer) => layer !== undefined)) return undefined;
  return {
    step() {
      let isChanged = false;
      for (const layer of layers) if (layer.step()) isChanged = true;
      return isChanged;
    },
    metrics() {
      const out: number[] = [];
      layers.forEach((layer, i) => {
        tell(sessions, layer.tally(), out, i * LAYER_METRICS.length);
      });
      return out;
    },
  };
}

function decided(data: Dataset, target: ExactTarget, points: Points, options: SweepOptions): Stepper {
  const sweeper = sweeperOf(target.program, data, spaceOf(target, thresholdsOf(points)), options);
  const out = new Float64Array(sweeper.columns.length);
  let point = 0;
  let now = sweeper.episodes(point);
  return {
    step() {
      const before = now;
      now = sweeper.episodes(++point);
      return now !== before;
    },
    metrics() {
      sweeper.measure(point, out, 0);
      return [...out];
    },
  };
}
