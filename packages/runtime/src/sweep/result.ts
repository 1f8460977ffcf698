/** What a sweep found, made from its whole table: the same bytes however the table was computed. */
import { type Program, sha256 } from '@hedgerow/dsl';
import { isoDate } from '../calendar/civil.ts';
import type { Fold } from './folds.ts';
import { isBetter, type Objective } from './objective.ts';
import { type Plateau, plateausOf } from './plateau.ts';
import type { NotWalked } from './shape.ts';
import { place, type Space, sizeOf, valuesOf } from './space.ts';
import type { Question, Study } from './study.ts';

/** A set and its figures; `null` where there is none. */
export interface SetRow {
  readonly set: number;
  readonly params: Readonly<Record<string, number>>;
  readonly metrics: Readonly<Record<string, number | null>>;
}

export interface FoldResult {
  readonly train: { readonly from: string; readonly to: string };
  readonly test: { readonly from: string; readonly to: string };
  /** The set that did best in training; its params, frozen before the test, by hash. */
  readonly chosen: number;
  readonly params: Readonly<Record<string, number>>;
  readonly params_hash: string;
  readonly train_objective: number | null;
  readonly test_metrics: Readonly<Record<string, number | null>>;
}

export interface SweepResult {
  readonly version: 1;
  readonly rules_hash: string;
  readonly range: { readonly from: string | null; readonly to: string | null };
  readonly axes: readonly {
    readonly param: string;
    readonly unit: string;
    readonly values: readonly number[];
  }[];
  readonly choice: { readonly kind: 'grid' | 'list' | 'random'; readonly seed?: number };
  /** Values of the params that were not swept. */
  readonly fixed: Readonly<Record<string, number>>;
  readonly sets: number;
  readonly columns: readonly string[];
  readonly objective: Objective;
  /** What deflates the Sharpe ratio of a report on one of these sets. */
  readonly trials: { readonly count: number; readonly source: string; readonly sharpe_variance?: number };
  readonly not_fast: readonly NotWalked[];
  readonly best: readonly SetRow[];
  /** Least, greatest and mean of what is known in each column. */
  readonly extents: readonly {
    readonly column: string;
    readonly least: number | null;
    readonly greatest: number | null;
    readonly mean: number | null;
    readonly unknown: number;
  }[];
  /** Of grids: sets whose neighbours do about as well. */
  readonly plateaus: readonly Plateau[] | null;
  readonly walk_forward: { readonly folds: readonly FoldResult[] } | null;
}

const orNull = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** `rows` as Study.rows gives them, of all sets. */
export function resultOf(
  program: Program,
  study: Study,
  { space, objective, folds }: Question,
  rows: Float64Array,
  top: number,
): SweepResult {
  const { columns, whole } = study;
  const metrics = columns.length - folds.length;
  const at = columns.indexOf(objective.column);
  const value = (set: number, column: number): number => rows[set * columns.length + column]!;
  const objectiveOf = (set: number): number => value(set, at);
  const count = sizeOf(space);
  const rowOf = (set: number): SetRow => ({
    set,
    params: Object.fromEntries(valuesOf(space, set)),
    metrics: named(columns.slice(0, metrics), (column) => value(set, column)),
  });
  const { timeline, first, params } = whole.scene;
  const dateAt = (tick: number): string | null => {
    const session = timeline.grid.session[tick];
    return session === undefined ? null : isoDate(timeline.calendar.date[session]!);
  };
  const swept = new Set(space.axes.map(({ param }) => param));
  const sharpe = columns.indexOf('overlay.sharpe');
  return {
    version: 1,
    rules_hash: program.hash,
    range: { from: dateAt(first), to: dateAt(timeline.grid.length - 1) },
    axes: space.axes.map(({ param, values }) => ({ param, unit: unitOf(program, param), values })),
    choice: {
      kind: space.choice.kind,
      ...(space.choice.kind === 'random' ? { seed: space.choice.seed } : {}),
    },
    fixed: Object.fromEntries([...params].filter(([name]) => !swept.has(name))),
    sets: count,
    columns: columns.slice(0, metrics),
    objective,
    trials: {
      count,
      source: `a sweep of ${count} sets`,
      ...(sharpe < 0 ? {} : { sharpe_variance: variance(count, (set) => value(set, sharpe)) }),
    },
    not_fast: whole.notFast,
    best: bestOf(count, objective, objectiveOf, top).map(rowOf),
    extents: columns.slice(0, metrics).map((column, i) => extent(column, count, (set) => value(set, i))),
    plateaus: space.choice.kind === 'grid' ? plateausOf(space, objective, objectiveOf, top) : null,
    walk_forward:
      folds.length === 0
        ? null
        : {
            folds: folds.map((fold, i) =>
              foldResult(study, space, fold, objective, count, (set) => value(set, metrics + i)),
            ),
          },
  };
}

const unitOf = (program: Program, name: string): string => {
  const param = program.params.find((p) => p.name === name);
  return param?.duration ?? param?.unit ?? '';
};

function named(
  columns: readonly string[],
  value: (column: number) => number,
): Readonly<Record<string, number | null>> {
  return Object.fromEntries(columns.map((column, i) => [column, orNull(value(i))]));
}

/** The best sets, the best first; among equals the one with the lowest number. */
function bestOf(count: number, objective: Objective, of: (set: number) => number, top: number): number[] {
  const best: number[] = [];
  for (let set = 0; set < count; set++) {
    if (best.length === top && !isBetter(objective, of(set), of(best[top - 1]!))) continue;
    let i = best.length;
    while (i > 0 && isBetter(objective, of(set), of(best[i - 1]!))) i--;
    best.splice(i, 0, set);
    if (best.length > top) best.pop();
  }
  return best;
}

function extent(column: string, count: number, of: (set: number) => number): SweepResult['extents'][number] {
  let [least, greatest, sum, known] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 0];
  for (let set = 0; set < count; set++) {
    const value = of(set);
    if (Number.isNaN(value)) continue;
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
    sum += value;
    known++;
  }
  const mean = known === 0 ? Number.NaN : sum / known;
  return {
    column,
    least: orNull(least),
    greatest: orNull(greatest),
    mean: orNull(mean),
    unknown: count - known,
  };
}

/** Sample variance of what is known; 0 of fewer than two. */
function variance(count: number, of: (set: number) => number): number {
  const known: number[] = [];
  for (let set = 0; set < count; set++) if (!Number.isNaN(of(set))) known.push(of(set));
  if (known.length < 2) return 0;
  const mean = known.reduce((sum, x) => sum + x, 0) / known.length;
  return known.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / (known.length - 1);
}

function foldResult(
  study: Study,
  space: Space,
  fold: Fold,
  objective: Objective,
  count: number,
  trained: (set: number) => number,
): FoldResult {
  let chosen = 0;
  for (let set = 1; set < count; set++) if (isBetter(objective, trained(set), trained(chosen))) chosen = set;
  const params = Object.fromEntries(valuesOf(space, chosen));
  const told = study.judged(chosen, fold);
  const dates = ({ from, to }: Fold['train']) => ({ from: isoDate(from), to: isoDate(to) });
  return {
    train: dates(fold.train),
    test: dates(fold.test),
    chosen,
    params,
    params_hash: sha256(JSON.stringify(params)),
    train_objective: orNull(trained(chosen)),
    test_metrics: named(study.columns.slice(0, told.length), (i) => told[i]!),
  };
}

/** The table as CSV, a chunk for some sets at a time. Unknown is an empty cell. */
export function* sweepCsv(
  { space, folds }: Question,
  columns: readonly string[],
  rows: Float64Array,
): Generator<string> {
  const metrics = columns.length - folds.length;
  yield `${['set', ...space.axes.map(({ param }) => param), ...columns.slice(0, metrics)].join()}\n`;
  const places = new Int32Array(space.axes.length);
  const count = sizeOf(space);
  let chunk = '';
  for (let set = 0; set < count; set++) {
    place(space, set, places);
    chunk += set;
    for (let axis = 0; axis < places.length; axis++) chunk += `,${space.axes[axis]!.values[places[axis]!]}`;
    for (let i = 0; i < metrics; i++) {
      const value = rows[set * columns.length + i]!;
      chunk += Number.isNaN(value) ? ',' : `,${value}`;
    }
    chunk += '\n';
    if (chunk.length > 65_536) {
      yield chunk;
      chunk = '';
    }
  }
  yield chunk;
}
