/**
 * What a running rule set keeps for its reasons: the observations as they became known, and the layers after each
 * instant. From these the whole past can be evaluated again, by columns, whenever somebody asks why.
 */
import type { BarField, Ir, Program } from '@hedgerow/dsl';
import type { TradingCalendar } from '../calendar/types.ts';
import { columns } from '../columns/columns.ts';
import type { Dataset, Series } from '../data/dataset.ts';
import type { EngineState } from '../engine/state.ts';
import { makeTimeline } from '../timeline/timeline.ts';
import type { Evaluation, LayerView } from '../timeline/types.ts';
import type { Observation } from './arrivals.ts';

type Field = BarField | 'value';

interface SeriesLog {
  period: number[];
  knownAt: number[];
  readonly fields: Map<Field, number[]>;
}

interface LayerLog {
  size: number[];
  pending: number[];
}

/** What a history is, as plain JSON but for unknown numbers: its own columns, not to be written to. */
export interface SavedHistory {
  readonly series: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;
  readonly layers: Readonly<Record<string, Readonly<Record<'size' | 'pending', readonly number[]>>>>;
}

const fieldsOf = (input: Ir.Input): readonly Field[] =>
  input.bars ? ['open', 'high', 'low', 'close', 'volume'] : ['value'];

export class History implements LayerView {
  readonly #program: Program;
  readonly #calendar: TradingCalendar;
  readonly #first: number;
  readonly #series = new Map<string, SeriesLog>();
  readonly #layers = new Map<string, LayerLog>();
  #made: { readonly instants: number; readonly evaluation: Evaluation } | undefined;
  #instants = 0;

  constructor(program: Program, calendar: TradingCalendar, first: number) {
    this.#program = program;
    this.#calendar = calendar;
    this.#first = first;
    for (const input of program.inputs) {
      const fields = new Map(fieldsOf(input).map((field): [Field, number[]] => [field, []]));
      this.#series.set(input.name, { period: [], knownAt: [], fields });
    }
    for (const { name } of program.layers) {
      this.#layers.set(name, { size: [], pending: [] });
    }
  }

  /** Whether the rule set reads an input of this name. */
  reads(input: string): boolean {
    return this.#series.has(input);
  }

  /** Period of the last observation of an input; -Infinity where there is none. */
  lastPeriod(input: string): number {
    const { period } = this.#series.get(input)!;
    return period.at(-1) ?? Number.NEGATIVE_INFINITY;
  }

  observed({ input, period, knownAt, values }: Observation): void {
    const log = this.#series.get(input)!;
    log.period.push(period);
    log.knownAt.push(knownAt);
    for (const [field, column] of log.fields) column.push(values[field] ?? Number.NaN);
  }

  decided(state: EngineState): void {
    for (const [name, log] of this.#layers) {
      const { granted, proposals } = state.layers[name]!;
      log.size.push(granted);
      log.pending.push(proposals.length > 0 ? 1 : 0);
    }
    this.#instants++;
  }

  /** As of the instant before; idle before the first. */
  is(layer: string, state: 'active' | 'idle' | 'pending', instant: number): boolean {
    const log = this.#layers.get(layer);
    const before = log !== undefined && instant > 0 && instant <= log.size.length;
    const active = before && log.size[instant - 1]! > 0;
    const pending = before && log.pending[instant - 1] === 1;
    if (state === 'active') return active;
    return state === 'pending' ? pending : !active && !pending;
  }

  size(layer: string, instant: number): number {
    const log = this.#layers.get(layer);
    return log !== undefined && instant > 0 && instant <= log.size.length ? log.size[instant - 1]! : 0;
  }

  /** All instants up to one of a session, evaluated from what was known. Made once an instant. */
  evaluation(
    data: Omit<Dataset, 'series'>,
    params: ReadonlyMap<string, number>,
    session: number,
  ): Evaluation {
    if (this.#made?.instants === this.#instants) return this.#made.evaluation;
    const { date } = this.#calendar;
    const series = [...this.#series].flatMap(([name, log]): [string, Series][] =>
      log.period.length === 0 ? [] : [[name, seriesOf(name, log)]],
    );
    const whole: Dataset = { ...data, series: new Map(series) };
    const range = { from: date[this.#first]!, to: date[session]! };
    const timeline = makeTimeline(this.#program, this.#calendar, whole, range);
    const evaluation = columns(this.#program, timeline, whole, params, this);
    this.#made = { instants: this.#instants, evaluation };
    return evaluation;
  }

  save(): SavedHistory {
    const series = [...this.#series].map(([name, { period, knownAt, fields }]) => [
      name,
      { period, knownAt, ...Object.fromEntries(fields) },
    ]);
    return { series: Object.fromEntries(series), layers: Object.fromEntries(this.#layers) };
  }

  load({ series, layers }: SavedHistory, instants: number): void {
    for (const [name, log] of this.#series) {
      const saved = series[name]!;
      log.period = [...saved.period!];
      log.knownAt = [...saved.knownAt!];
      for (const field of log.fields.keys()) log.fields.set(field, [...saved[field]!]);
    }
    for (const [name, log] of this.#layers) {
      log.size = [...layers[name]!.size];
      log.pending = [...layers[name]!.pending];
    }
    this.#instants = instants;
    this.#made = undefined;
  }
}

const seriesOf = (name: string, { period, knownAt, fields }: SeriesLog): Series => ({
  name,
  period: new Float64Array(period),
  knownAt: new Float64Array(knownAt),
  fields: new Map([...fields].map(([field, values]) => [field, new Float64Array(values)])),
});
