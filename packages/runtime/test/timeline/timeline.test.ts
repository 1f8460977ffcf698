import type { Ir, Program } from '@hedgerow/dsl';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate, isoInstant, parseIsoDate } from '../../src/calendar/civil.ts';
import { tradingCalendar } from '../../src/calendar/index.ts';
import type { Dataset, Series } from '../../src/data/dataset.ts';
import { lastTickAt, observationIndex, sampleIndex } from '../../src/timeline/sample.ts';
import { makeTimeline } from '../../src/timeline/timeline.ts';
import type { DateRange, Ticks } from '../../src/timeline/types.ts';

const nyse = tradingCalendar('XNYS')!;
const day = (iso: string): number => parseIsoDate(iso)!;
const session = (iso: string): number => nyse.indexOf(day(iso));

const input = (name: string, unit: Ir.Input['every']['unit']): Ir.Input => ({
  name,
  unit: 'index',
  bars: false,
  every: { unit, count: unit === 'minutes' ? 5 : 1 },
  supplied: false,
  file: 'a.hedge',
  span: { start: 0, end: 1 },
});

const series = (name: string, rows: readonly (readonly [period: number, knownAt: number])[]): Series => ({
  name,
  period: Float64Array.from(rows, (r) => r[0]),
  knownAt: Float64Array.from(rows, (r) => r[1]),
  fields: new Map([['value', Float64Array.from(rows, (_, i) => i)]]),
});

const sessions = (name: string, from: string, to: string): Series => {
  const rows: [number, number][] = [];
  for (let s = session(from); s <= session(to); s++) rows.push([s, nyse.close[s]!]);
  return series(name, rows);
};

const dataOf = (...all: readonly Series[]): Dataset => ({
  series: new Map(all.map((s) => [s.name, s])),
  events: new Map(),
  issues: [],
});

function timeline(
  inputs: readonly Ir.Input[],
  data: Dataset,
  clocks: readonly Ir.Clock[] = [],
  options: { readonly range?: DateRange; readonly everyMinutes?: number } = {},
) {
  // Only what a timeline reads of a program.
  const program = { inputs, clocks, everyMinutes: options.everyMinutes } as unknown as Program;
  return makeTimeline(program, nyse, data, options.range);
}

const days = (ticks: Ticks): string[] => Array.from(ticks.session, (s) => isoDate(nyse.date[s]!));
const instants = (ticks: Ticks): string[] => Array.from(ticks.time, isoInstant);
const at = (iso: string, minutes: number): number => nyse.timeOf(day(iso), minutes);

const vix = input('vix', 'session');
const cpi = input('cpi', 'month');
const gdp = input('gdp', 'quarter');

describe('the session grid', () => {
  it('is every session from the first to the last observation, whatever rows are missing', () => {
    const rows: [number, number][] = ['2001-09-07', '2001-09-18'].map((d) => [
      session(d),
      nyse.close[session(d)]!,
    ]);
    const { grid, firstOf, lastOf } = timeline([vix], dataOf(series('vix', rows)));
    expect(days(grid)).toEqual(['2001-09-07', '2001-09-10', '2001-09-17', '2001-09-18']);
    expect(instants(grid)[2]).toBe('2001-09-17T20:00:00Z');
    expect([firstOf(session('2001-09-10')), lastOf(session('2001-09-10'))]).toEqual([1, 1]);
    expect([firstOf(session('2001-09-06')), lastOf(session('2001-09-19'))]).toEqual([-1, -1]);
  });

  it('is the union over inputs, and prints do not extend it', () => {
    const data = dataOf(
      sessions('vix', '2024-01-03', '2024-01-05'),
      sessions('spx', '2024-01-02', '2024-01-04'),
      series('cpi', [[day('1990-01-01'), at('1990-02-20', 510)]]),
    );
    const { grid } = timeline([vix, input('spx', 'session'), cpi], data);
    expect(days(grid)).toEqual(['2024-01-02', '2024-01-03', '2024-01-04', '2024-01-05']);
  });

  it('heeds a range, on closed days too, clipped to the calendar', () => {
    const data = dataOf(sessions('vix', '2024-01-02', '2024-01-05'));
    const range = { from: day('2024-01-13'), to: day('2024-01-15') };
    expect(timeline([vix], data, [], { range }).grid.length).toBe(0);
    expect(days(timeline([vix], data, [], { range: { to: day('2024-01-03') } }).grid)).toEqual([
      '2024-01-02',
      '2024-01-03',
    ]);
    const { grid } = timeline([vix], data, [], { range: { from: 0, to: 1e6 } });
    expect(grid.length).toBe(nyse.date.length);
  });

  it('is empty without data and range, and clocks are then empty too', () => {
    const { grid, clocks } = timeline([vix], dataOf(), [
      { kind: 'grid' },
      { kind: 'period', period: 'month' },
      { kind: 'prints', inputs: ['cpi'] },
    ]);
    expect(grid.length).toBe(0);
    expect(clocks.map((c) => c.length)).toEqual([0, 0, 0]);
  });

  it('runs over the prints where nothing is faster', () => {
    const data = dataOf(
      series('cpi', [
        [day('2023-12-01'), at('2024-01-11', 510)],
        [day('2024-01-01'), at('2024-02-13', 510)],
      ]),
    );
    const { grid } = timeline([cpi], data);
    expect([days(grid)[0], days(grid).at(-1)]).toEqual(['2024-01-11', '2024-02-13']);
  });

  it('ignores cells that are unknown at the ends', () => {
    const rows: [number, number][] = ['2024-01-02', '2024-01-03', '2024-01-04'].map((d) => [
      session(d),
      nyse.close[session(d)]!,
    ]);
    const gaps = {
      ...series('vix', rows),
      fields: new Map([['value' as const, Float64Array.of(Number.NaN, 1, Number.NaN)]]),
    };
    expect(days(timeline([vix], dataOf(gaps)).grid)).toEqual(['2024-01-03']);
  });
});

describe('the grid of minutes', () => {
  const range = { from: day('2025-11-26'), to: day('2025-12-01') };

  it('counts from the open and always has the close, on half days too', () => {
    const t = timeline([], dataOf(), [{ kind: 'session' }], { range, everyMinutes: 120 });
    expect(instants(t.grid)).toEqual([
      '2025-11-26T16:30:00Z',
      '2025-11-26T18:30:00Z',
      '2025-11-26T20:30:00Z',
      '2025-11-26T21:00:00Z',
      '2025-11-28T16:30:00Z',
      '2025-11-28T18:00:00Z',
      '2025-12-01T16:30:00Z',
      '2025-12-01T18:30:00Z',
      '2025-12-01T20:30:00Z',
      '2025-12-01T21:00:00Z',
    ]);
    expect([t.firstOf(session('2025-11-28')), t.lastOf(session('2025-11-28'))]).toEqual([4, 5]);
    expect(instants(t.clocks[0]!)).toEqual([
      '2025-11-26T21:00:00Z',
      '2025-11-28T18:00:00Z',
      '2025-12-01T21:00:00Z',
    ]);
  });

  it('has 78 instants of 5 minutes in a regular session, and 1 where N exceeds it', () => {
    const one = { from: day('2025-12-01'), to: day('2025-12-01') };
    expect(timeline([], dataOf(), [], { range: one, everyMinutes: 5 }).grid.length).toBe(78);
    expect(timeline([], dataOf(), [], { range: one, everyMinutes: 1440 }).grid.length).toBe(1);
  });

  it('never descends, and firstOf and lastOf are its ends', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 0, max: 10_000 }),
        fc.integer({ min: 0, max: 30 }),
        (everyMinutes, first, n) => {
          const bounds = { from: nyse.date[first]!, to: nyse.date[first + n]! };
          const { grid, firstOf, lastOf } = timeline([], dataOf(), [], { range: bounds, everyMinutes });
          for (let i = 1; i < grid.length; i++) expect(grid.time[i]!).toBeGreaterThan(grid.time[i - 1]!);
          for (let s = first; s <= first + n; s++) {
            expect(grid.session[firstOf(s)]).toBe(s);
            expect(grid.time[firstOf(s)]!).toBeGreaterThan(nyse.open[s]!);
            expect(grid.time[lastOf(s)]).toBe(nyse.close[s]);
            if (s > first) expect(firstOf(s)).toBe(lastOf(s - 1) + 1);
          }
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('completed periods', () => {
  const periods = (period: 'week' | 'month' | 'quarter', from: string, to: string): string[] =>
    days(
      timeline([], dataOf(), [{ kind: 'period', period }], { range: { from: day(from), to: day(to) } })
        .clocks[0]!,
    );

  it('end at the last session of the week, which Good Friday makes a Thursday', () => {
    expect(periods('week', '2024-03-18', '2024-04-04')).toEqual(['2024-03-22', '2024-03-28']);
  });

  it('do not include a week that the grid saw in part, at either end', () => {
    expect(periods('week', '2024-01-10', '2024-01-24')).toEqual(['2024-01-19']);
  });

  it('end at the last session of month and quarter', () => {
    expect(periods('month', '2024-01-02', '2024-04-01')).toEqual(['2024-01-31', '2024-02-29', '2024-03-28']);
    expect(periods('quarter', '2024-01-02', '2024-06-27')).toEqual(['2024-03-28']);
  });

  it("are complete at the calendar's own end only where the next day is in another one", () => {
    expect(periods('month', '2030-12-01', '2030-12-31')).toEqual(['2030-12-31']);
    expect(periods('week', '2030-12-23', '2030-12-31')).toEqual(['2030-12-27']);
  });
});

describe('prints', () => {
  const cpiRows = series('cpi', [
    [day('2025-08-01'), at('2025-09-11', 510)],
    [day('2025-09-01'), at('2025-10-24', 510)],
    [day('2025-11-01'), at('2025-12-18', 510)],
  ]);
  const gdpRows = series('gdp', [[day('2025-07-01'), at('2025-12-18', 510)]]);
  const range = { from: day('2025-10-01'), to: day('2025-12-18') };
  const clocks: readonly Ir.Clock[] = [
    { kind: 'prints', inputs: ['cpi'] },
    { kind: 'prints', inputs: ['cpi', 'gdp'] },
    { kind: 'grid' },
    { kind: 'const' },
  ];
  const t = timeline([cpi, gdp], dataOf(cpiRows, gdpRows), clocks, { range });

  it('include what came before the grid, and fall in the session that closes next', () => {
    expect(instants(t.clocks[0]!)).toEqual([
      '2025-09-11T12:30:00Z',
      '2025-10-24T12:30:00Z',
      '2025-12-18T13:30:00Z',
    ]);
    expect(days(t.clocks[0]!)).toEqual(['2025-09-11', '2025-10-24', '2025-12-18']);
  });

  it('leave out what is known only after the last instant', () => {
    const shorter = timeline([cpi], dataOf(cpiRows), clocks.slice(0, 1), {
      range: { ...range, to: day('2025-12-17') },
    });
    expect(shorter.clocks[0]!.length).toBe(2);
  });

  it('of two inputs are merged by (known-at, period)', () => {
    expect(Array.from(t.clocks[1]!.period!, isoDate)).toEqual([
      '2025-08-01',
      '2025-09-01',
      '2025-07-01',
      '2025-11-01',
    ]);
  });

  it('equal pairs are one tick', () => {
    const twin = series('gdp', [[day('2025-09-01'), at('2025-10-24', 510)]]);
    const merged = timeline([cpi, gdp], dataOf(cpiRows, twin), clocks, { range });
    expect(merged.clocks[1]!.length).toBe(3);
  });

  it('are sampled in that order between print clocks, and by time on the grid', () => {
    expect(Array.from(sampleIndex(t.clocks[0]!, t.clocks[1]!))).toEqual([0, 1, 1, 2]);
    const onGrid = sampleIndex(t.clocks[0]!, t.grid);
    expect(onGrid[0]).toBe(0);
    expect(onGrid[lastTickAt(t.grid, at('2025-10-23', 960))]).toBe(0);
    expect(onGrid[lastTickAt(t.grid, at('2025-10-24', 960))]).toBe(1);
    expect(onGrid.at(-1)).toBe(2);
    expect(Array.from(observationIndex(gdpRows, t.clocks[1]!))).toEqual([-1, -1, 0, 0]);
  });

  it('constants are there at every tick', () => {
    expect(sampleIndex(t.clocks[3]!, t.clocks[1]!).every((i) => i === 0)).toBe(true);
    expect(sampleIndex(t.clocks[3]!, t.grid)).toBe(sampleIndex(t.clocks[3]!, t.grid));
  });
});

it('lastTickAt agrees with a linear search', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 50 })),
      fc.integer({ min: -1, max: 51 }),
      (times, time) => {
        const sorted = times.toSorted((a, b) => a - b);
        const ticks: Ticks = {
          length: sorted.length,
          time: Float64Array.from(sorted),
          session: new Int32Array(sorted.length),
        };
        expect(lastTickAt(ticks, time)).toBe(sorted.findLastIndex((x) => x <= time));
      },
    ),
  );
});
