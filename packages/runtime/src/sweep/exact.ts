/**
 * The exact sweep of one threshold: every distinct outcome, with the breakpoints between them, and no grid. Where the
 * threshold is compared with known values alone, nothing changes between two neighbours of them; so one point for each
 * value and one between each two are all that there is. Conditions that only grow, or only shrink, as the threshold
 * rises are the same between two points where they are the same at both: of such only the places of change are looked at.
 */
import type { Ir } from '@hedgerow/dsl';
import type { Dataset } from '../data/dataset.ts';
import { courseOf } from './course.ts';
import { sweeperOf } from './evaluate.ts';
import { type Part, planesOf } from './planes.ts';
import { isMonotone } from './polarity.ts';
import { type Scene, type SweepOptions, sceneOf } from './scene.ts';
import { isWalked, shapeOf, sweptLayers } from './shape.ts';
import type { Space } from './space.ts';
import type { ExactTarget } from './threshold.ts';
import { emptyEpisodes, walk } from './walk.ts';

export { type ExactTarget, exactTarget } from './threshold.ts';

/** A stretch of thresholds that all have one outcome. */
export interface Outcome {
  /** `null`: without end. An end belongs to the stretch where it is `closed`. */
  readonly from: number | null;
  readonly fromClosed: boolean;
  readonly to: number | null;
  readonly toClosed: boolean;
  /** By column, as of a sweep. */
  readonly metrics: readonly number[];
}

export interface ExactResult {
  readonly columns: readonly string[];
  /** In ascending order of the threshold; neighbours differ in their episodes, though metrics may agree. */
  readonly outcomes: readonly Outcome[];
  /** Distinct values that the threshold is compared with, and points that were looked at. */
  readonly values: number;
  readonly evaluations: number;
}

export function exactSweep(
  data: Dataset,
  { program, param, comparisons }: ExactTarget,
  options: SweepOptions,
): ExactResult {
  const over = (values: readonly number[]): Space => ({
    axes: [{ param, values }],
    choice: { kind: 'grid' },
  });
  const values = valuesMet(sceneOf(program, data, over([0]), options), comparisons);
  const points = pointsOf(values);
  const space = over(points);
  const scene = sceneOf(program, data, space, options);
  const sweeper = sweeperOf(program, data, space, options);
  const { outcomeAt, stateAt } = observed(scene, (set) => sweeper.decide(set).layers);

  let evaluations = 0;
  const outcomes = new Array<string | undefined>(points.length).fill(undefined);
  const states = new Map<number, Int32Array>();
  const look = (point: number): void => {
    if (outcomes[point] !== undefined) return;
    evaluations++;
    scene.cursor.places[0] = point;
    outcomes[point] = outcomeAt(point);
    if (stateAt) states.set(point, stateAt());
  };
  /** Fills low..high, whose ends are known. */
  const fill = (low: number, high: number): void => {
    if (high - low < 2) return;
    const alike = stateAt && same(states.get(low)!, states.get(high)!);
    if (alike) {
      outcomes.fill(outcomes[low], low + 1, high);
      return;
    }
    const middle = (low + high) >> 1;
    look(middle);
    fill(low, middle);
    fill(middle, high);
  };
  look(0);
  look(points.length - 1);
  fill(0, points.length - 1);

  const out = new Float64Array(sweeper.columns.length);
  const stretches: Outcome[] = [];
  for (let start = 0; start < points.length; ) {
    let end = start;
    while (end + 1 < points.length && outcomes[end + 1] === outcomes[start]) end++;
    sweeper.measure(start, out, 0);
    stretches.push({ ...boundsOf(values, start, end), metrics: [...out] });
    start = end + 1;
  }
  return { columns: sweeper.columns, outcomes: stretches, values: values.length, evaluations };
}

/** Distinct known values that the comparisons meet, ascending. */
function valuesMet(scene: Scene, comparisons: ExactTarget['comparisons']): number[] {
  const met = new Set<number>();
  for (const { other } of comparisons)
    for (const value of scene.column(other)()) if (!Number.isNaN(value)) met.add(value);
  return [...met].sort((a, b) => a - b);
}

/** Below all, each value, between each two, above all: point 2k + 1 is value k. Neighbouring doubles have none between. */
function pointsOf(values: readonly number[]): number[] {
  if (values.length === 0) return [0];
  const points = [values[0]! - 1];
  values.forEach((value, i) => {
    const next = values[i + 1] ?? value + 2;
    points.push(value, value + (next - value) / 2);
  });
  return points;
}

function boundsOf(values: readonly number[], start: number, end: number): Omit<Outcome, 'metrics'> {
  const isValue = (point: number): boolean => point % 2 === 1;
  return {
    from: start === 0 ? null : isValue(start) ? values[(start - 1) / 2]! : values[start / 2 - 1]!,
    fromClosed: isValue(start),
    to: end >= 2 * values.length ? null : isValue(end) ? values[(end - 1) / 2]! : values[end / 2]!,
    toClosed: isValue(end),
  };
}

const same = (a: Int32Array, b: Int32Array): boolean => a.every((word, i) => word === b[i]);

interface Observed {
  /** The episodes of all layers, as a text that tells them apart. */
  readonly outcomeAt: (set: number) => string;
  /** The conditions as bits, where they all are monotone in the threshold. */
  readonly stateAt: (() => Int32Array) | undefined;
}

function observed(
  scene: Scene,
  decided: (set: number) => ReadonlyMap<string, { active: Uint8Array }>,
): Observed {
  const { program, timeline, first } = scene;
  const layers = sweptLayers(program);
  const shapes = layers.map((layer) => shapeOf(program, layer)).filter(isWalked);
  const changes = (set: number): string =>
    [...decided(set)].map(([name, { active }]) => `${name} ${active.join('')}`).join('\n');
  if (shapes.length < layers.length) return { outcomeAt: changes, stateAt: undefined };

  const planes = planesOf(scene);
  const courses = shapes.map((shape) => courseOf(scene, planes, shape));
  const episodes = emptyEpisodes();
  const outcomeAt = (set: number): string => {
    const told: string[] = [];
    for (const course of courses) {
      const now = course();
      if (now === 'uncovered') return changes(set);
      if (now === 'never') episodes.count = 0;
      else walk(now, first, timeline.grid.length, episodes);
      const { count, starts, ends } = episodes;
      told.push(`${starts.subarray(0, count).join()} ${ends.subarray(0, count).join()}`);
    }
    return told.join('\n');
  };
  const roots = shapes.flatMap(({ rule, enders, vetoes }): [Ir.NodeId, Part][] => {
    const certain = [rule.when, ...(rule.until ? [rule.until] : []), ...enders.map(({ when }) => when)];
    const possible = [rule, ...enders].flatMap(({ unless }) => (unless ? [unless] : []));
    return [
      ...certain.map(({ node }): [Ir.NodeId, Part] => [node, planes.part(node, 'certain')]),
      ...[...possible, ...vetoes.map(({ when }) => when)].map(({ node }): [Ir.NodeId, Part] => [
        node,
        planes.part(node, 'possible'),
      ]),
    ];
  });
  const moving = roots.filter(([node]) => scene.axes[node]!.length > 0);
  if (!moving.every(([node]) => isMonotone(program, scene.axes, node)))
    return { outcomeAt, stateAt: undefined };
  const size = (timeline.grid.length + 31) >> 5;
  return {
    outcomeAt,
    stateAt: () => {
      const state = new Int32Array(size * moving.length);
      for (const [i, [, { bits }]] of moving.entries()) state.set(bits(), i * size);
      return state;
    },
  };
}
