/** Random data for the declared inputs: walks near 20 with holes, late starts, ties, and prints that come late. */
import fc from 'fast-check';
import { addMonths, civilDate, epochDay, MS_PER_MINUTE } from '../../../src/calendar/civil.ts';
import { eventCalendar } from '../../../src/calendar/events/index.ts';
import type { Dataset, Series } from '../../../src/data/dataset.ts';
import type { DateRange } from '../../../src/timeline/types.ts';
import { nyse, sessionFrom } from '../data.ts';

export interface DataPlan {
  readonly seed: number;
  /** Index of the first session, and how many. */
  readonly first: number;
  readonly length: number;
  /** Share of sessions without a value. */
  readonly holes: number;
  /** Sessions that the series `b` begins late. */
  readonly late: number;
  /** Params other than their defaults. */
  readonly params: { readonly floor: number; readonly streak: number };
}

/** Years with holidays, the attacks of 2001 and the storm of 2012 among them; of so many sessions. */
export const dataPlansOf = (length: fc.Arbitrary<number>, latest: number): fc.Arbitrary<DataPlan> =>
  fc.record({
    seed: fc.nat(),
    first: fc.oneof(
      fc.integer({ min: sessionFrom('2015-01-02'), max: sessionFrom('2019-06-03') }),
      fc.constantFrom(sessionFrom('2001-08-20'), sessionFrom('2012-10-01'), 0),
    ),
    length,
    holes: fc.constantFrom(0, 0.03, 0.2),
    late: fc.nat({ max: latest }),
    params: fc.record({
      floor: fc.integer({ min: 30, max: 50 }).map((halves) => halves / 2),
      streak: fc.integer({ min: 1, max: 10 }),
    }),
  });

export const dataPlans = dataPlansOf(fc.integer({ min: 30, max: 75 }), 12);

/** A small deterministic generator of numbers in [0, 1): xorshift32. */
function random(seed: number): () => number {
  let state = (seed ^ 0x9e3779b9) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 4_294_967_296;
  };
}

/** Steps of quarters, so that levels are met exactly and days repeat; wide ones, so that few days see many of them. */
function walk(next: () => number, length: number, start = 20): number[] {
  const values: number[] = [];
  let x = start;
  for (let i = 0; i < length; i++) {
    x = Math.min(28, Math.max(13, x + Math.round((next() - 0.5) * 20) / 4));
    values.push(x);
  }
  return values;
}

const fields = (values: Readonly<Record<string, readonly number[]>>): Series['fields'] =>
  new Map(
    Object.entries(values).map(([field, column]) => [field, Float64Array.from(column)]),
  ) as Series['fields'];

export interface RandomData {
  readonly data: Dataset;
  readonly range: DateRange;
}

/**
 * The data of a plan: the same plan, the same data. `minutes` is the step of `h`, where it is no session input. A series
 * has numbers of its own, so that those that nobody wants need not be made.
 */
export function randomData(
  plan: DataPlan,
  minutes?: number,
  isWanted: (series: string) => boolean = () => true,
): RandomData {
  let next = random(plan.seed);
  const length = Math.min(plan.length, nyse.date.length - plan.first);
  const sessions = Array.from({ length }, (_, i) => plan.first + i);

  /** Rows that are missing are left out, or stand with an empty cell. */
  function daily(
    name: string,
    values: Readonly<Record<string, readonly number[]>>,
    holes: number,
    from = 0,
  ): Series {
    const kept = sessions.map((_, i) => i).filter((i) => i >= from && next() >= holes / 2);
    const cell = (column: readonly number[]) => (i: number) => (next() < holes / 2 ? Number.NaN : column[i]!);
    const columns = Object.entries(values).map(([field, column]) => [field, kept.map(cell(column))] as const);
    return {
      name,
      period: Float64Array.from(kept, (i) => sessions[i]!),
      knownAt: Float64Array.from(kept, (i) => nyse.close[sessions[i]!]!),
      fields: fields(Object.fromEntries(columns)),
    };
  }

  /** Months from a year and a half before, some never published, some on the morning of the next one. */
  function monthly(name: string, values: (i: number) => number): Series {
    const start = addMonths(nyse.date[plan.first]!, -18);
    const { year, month } = civilDate(start);
    const period: number[] = [];
    const knownAt: number[] = [];
    const value: number[] = [];
    for (let i = 0; i < 18 + Math.ceil(length / 20); i++) {
      const described = addMonths(epochDay(year, month, 1), i);
      const isLate = next() < 0.15;
      const published = addMonths(described, isLate ? 2 : 1) + 11 + (isLate ? 0 : Math.floor(next() * 3));
      const known = Math.max(nyse.timeOf(published, 8 * 60 + 30), knownAt.at(-1) ?? Number.NEGATIVE_INFINITY);
      if (next() < 0.08) continue;
      period.push(described);
      knownAt.push(known);
      value.push(next() < 0.05 ? Number.NaN : values(i));
    }
    return {
      name,
      period: Float64Array.from(period),
      knownAt: Float64Array.from(knownAt),
      fields: fields({ value }),
    };
  }

  /** Every so many minutes after the open, to the close at the latest; some late, some lost. */
  function everyMinutes(name: string, step: number): Series {
    const times = sessions.flatMap((session) => {
      const [open, close] = [nyse.open[session]!, nyse.close[session]!];
      const count = Math.ceil((close - open) / (step * MS_PER_MINUTE));
      return Array.from({ length: count }, (_, i) => Math.min(close, open + (i + 1) * step * MS_PER_MINUTE));
    });
    const value = walk(next, times.length);
    const kept = times.map((_, i) => i).filter(() => next() >= plan.holes + 0.1);
    return {
      name,
      period: Float64Array.from(kept, (i) => times[i]!),
      knownAt: Float64Array.from(kept, (i) => times[i]! + (plan.seed % 3) * MS_PER_MINUTE),
      fields: fields({ value: kept.map((i) => value[i]!) }),
    };
  }

  const bars = (holes: number): Series => {
    const close = walk(next, length);
    const high = close.map((x) => x + Math.round(next() * 8) / 4);
    const low = close.map((x) => x - Math.round(next() * 8) / 4);
    const open = close.map((x, i) =>
      Math.min(high[i]!, Math.max(low[i]!, x + Math.round((next() - 0.5) * 4) / 4)),
    );
    const volume = close.map(() => Math.round(next() * 5) * 100);
    return daily('q', { open, high, low, close, volume }, holes);
  };
  const { holes } = plan;
  const walked = (name: string, share: number, from = 0): Series =>
    daily(name, { value: walk(next, length) }, share, from);
  const makers: readonly (readonly [string, () => Series])[] = [
    ['a', () => walked('a', holes)],
    ['b', () => walked('b', holes, plan.late)],
    ['q', () => bars(holes / 2)],
    [
      's',
      () => daily('s', { value: sessions.map(() => Math.round(next() * 20) / 20) }, Math.max(holes, 0.3)),
    ],
    ['h', () => (minutes === undefined ? walked('h', holes) : everyMinutes('h', minutes))],
    ['g', () => walked('g', 0.8)],
    ['capital', () => daily('capital', { value: sessions.map(() => 1_000_000) }, holes / 4)],
    ['m', () => monthly('m', () => Math.round(next() * 16) / 400)],
    ['p', () => monthly('p', () => 18 + Math.round(next() * 16) / 4)],
  ];
  const all = makers.flatMap(([name, make], i) => {
    if (!isWanted(name)) return [];
    next = random(plan.seed + i * 0x9e3779b1);
    return [make()];
  });
  return {
    data: {
      series: new Map(all.map((series) => [series.name, series])),
      events: new Map([['meeting', eventCalendar('calendar.fomc', nyse)!]]),
      issues: [],
    },
    range: { from: nyse.date[plan.first]!, to: nyse.date[sessions.at(-1)!]! },
  };
}

/** What was known by a time: the data that a run up to then would have had. */
export function knownBy(data: Dataset, time: number): Dataset {
  const series = [...data.series.values()].map((s) => {
    let count = 0;
    while (count < s.knownAt.length && s.knownAt[count]! <= time) count++;
    return {
      ...s,
      period: s.period.slice(0, count),
      knownAt: s.knownAt.slice(0, count),
      fields: new Map([...s.fields].map(([field, values]) => [field, values.slice(0, count)])),
    };
  });
  return { ...data, series: new Map(series.map((s) => [s.name, s])) };
}
