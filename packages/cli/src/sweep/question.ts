/** What the command line asks of a sweep, checked against the rule set. */
import {
  columnNamed,
  foldsOf,
  isOverlay,
  longestLookBack,
  type Objective,
  type Question,
  type SweepOptions,
  sceneOf,
  sweptLayers,
} from '@hedgerow/runtime';
import { Failure } from '../io/failure.ts';
import type { Prepared } from '../io/prepare.ts';
import { type SpaceOptions, spaceOf } from './axes.ts';

export interface QuestionOptions extends SpaceOptions {
  readonly objective?: string;
  readonly minimize?: true;
  readonly overlay?: true;
  readonly walkForward?: 'anchored' | 'rolling';
  readonly train: number;
  readonly test: number;
  readonly embargo?: number;
}

/** Throws Failure and Rejected. */
export function questionOf(prepared: Prepared, options: QuestionOptions, cwd: string): Question {
  const { program, dataset } = prepared;
  const objective = objectiveOf(prepared, options);
  const space = spaceOf(program, options, cwd);
  const overlay = options.overlay === true || isOverlay(objective.column);
  const question: Question = { space, objective, overlay, folds: [] };
  const mode = options.walkForward;
  if (!mode) return question;
  const scene = sceneOf(program, dataset, space, sweepOptions(prepared));
  const needed = longestLookBack(scene);
  const embargo = options.embargo ?? needed;
  if (embargo < needed) {
    throw new Failure(
      `--embargo ${embargo} is shorter than the longest look-back, ${needed} sessions`,
      'windows of the test would hold sessions of the training; leave it out, and the longest look-back is taken',
    );
  }
  const folds = foldsOf(scene, { mode, train: options.train, test: options.test, embargo });
  if (folds.length === 0) {
    throw new Failure(
      `no fold fits: ${options.train} sessions of training, ${embargo} of embargo and ${options.test} of test are more than the range has`,
      'take a longer range, or a shorter --train',
    );
  }
  return { ...question, folds };
}

export const sweepOptions = ({ params, range, calendar }: Prepared): SweepOptions => ({
  params,
  calendar,
  ...(range.from === undefined ? {} : { from: range.from }),
  ...(range.to === undefined ? {} : { to: range.to }),
});

function objectiveOf({ program, ruleSet }: Prepared, options: QuestionOptions): Objective {
  const layers = sweptLayers(program).map(({ name }) => name);
  if (layers.length === 0) {
    throw new Failure(
      `no rule of \`${ruleSet.root}\` activates a layer`,
      'a sweep counts what becomes of layers',
    );
  }
  const text = options.objective ?? `${layers[0]}.activations`;
  const column = columnNamed(text, layers);
  if (column === undefined) {
    throw new Failure(
      `--objective \`${text}\` is no figure of a sweep`,
      `expected LAYER.FIGURE, the layers being ${layers.join(', ')} and the figures activations, active_sessions, median_hold, flips_per_year; or overlay.sharpe, overlay.layer_pnl, overlay.worst_drawdown`,
    );
  }
  return { column, direction: options.minimize ? 'minimize' : 'maximize' };
}
