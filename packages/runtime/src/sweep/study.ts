/**
 * A sweep as a table: one row a set, a pure function of rules, data, space and choices. What a shard computes, and what
 * is merged.
 */
import type { Program } from '@hedgerow/dsl';
import type { Dataset } from '../data/dataset.ts';
import type { OverlayResult } from '../overlay/result.ts';
import { simulate } from '../overlay/simulate.ts';
import { type Sweeper, sweeperOf } from './evaluate.ts';
import type { Fold } from './folds.ts';
import { columnsOf, isOverlay, type Objective, OVERLAY_METRICS, overlayMetrics } from './objective.ts';
import type { SweepOptions } from './scene.ts';
import { sweptLayers } from './shape.ts';
import type { Space } from './space.ts';

export interface Question {
  readonly space: Space;
  readonly objective: Objective;
  /** Columns of the overlay too, which trades the decisions of every set. */
  readonly overlay: boolean;
  readonly folds: readonly Fold[];
}

export interface Study {
  /** Metrics over the whole range, then `train N`: the objective over the training of each fold. */
  readonly columns: readonly string[];
  readonly whole: Sweeper;
  /** The rows of so many sets from one on, row by row. */
  rows(first: number, count: number, told?: (done: number) => void): Float64Array;
  /** The overlay of the first set, where there is one: prices are those of every other too. */
  firstOverlay(): OverlayResult | undefined;
  /** The objective's column of one set over a stretch of its own: how a fold is judged. */
  judged(set: number, fold: Fold): readonly number[];
}

/** Sets between two reports of progress. */
const OFTEN = 64;

export function studyOf(
  program: Program,
  data: Dataset,
  { space, objective, overlay, folds }: Question,
  options: SweepOptions,
): Study {
  const layers = sweptLayers(program).map(({ name }) => name);
  const metrics = columnsOf(layers, overlay);
  const at = metrics.indexOf(objective.column);
  const whole = sweeperOf(program, data, space, options);
  const training = folds.map(({ train }) => sweeperOf(program, data, space, { ...options, ...train }));
  const scratch = new Float64Array(metrics.length);
  const width = metrics.length + folds.length;

  // Random timing is of no figure of a sweep.
  const traded = (sweeper: Sweeper, set: number): OverlayResult =>
    simulate(sweeper.decide(set), data, { placebo: { trials: 0 } });

  function measure(sweeper: Sweeper, set: number, out: Float64Array, from: number): void {
    sweeper.measure(set, out, from);
    if (!overlay) return;
    out.set(overlayMetrics(traded(sweeper, set)), from + metrics.length - OVERLAY_METRICS.length);
  }
  return {
    columns: [...metrics, ...folds.map((_, i) => `train ${i + 1}`)],
    whole,
    rows(first, count, told = () => undefined) {
      const out = new Float64Array(count * width);
      for (let i = 0; i < count; i++) {
        measure(whole, first + i, out, i * width);
        training.forEach((sweeper, fold) => {
          if (isOverlay(objective.column)) measure(sweeper, first + i, scratch, 0);
          else sweeper.measure(first + i, scratch, 0);
          out[i * width + metrics.length + fold] = scratch[at]!;
        });
        if ((i + 1) % OFTEN === 0) told(OFTEN);
      }
      told(count % OFTEN);
      return out;
    },
    firstOverlay: () => (overlay ? traded(whole, 0) : undefined),
    judged(set, { test }) {
      const row = new Float64Array(metrics.length);
      measure(sweeperOf(program, data, space, { ...options, ...test }), set, row, 0);
      return [...row];
    },
  };
}
