/** What stands at an instant: holes, ages, publications, and bars of weeks. */
import type { Ir } from '@hedgerow/dsl';
import { describe, expect, it } from 'vitest';
import type { Series } from '../../src/data/dataset.ts';
import { makeTimeline } from '../../src/timeline/timeline.ts';
import { bars, type Cell, daily, dataset, idle, nyse, prints, ticks } from '../support/data.ts';
import { agreed } from '../support/difference.ts';
import { declare, GRID, type Graph, graph } from '../support/graph.ts';
import { cells, column } from '../support/show.ts';

interface Setting {
  readonly inputs: readonly Ir.Input[];
  readonly series: readonly Series[];
  readonly everyMinutes?: number;
}

/** The values of a node over the grid that the inputs make. */
function values({ inputs, series, everyMinutes }: Setting, build: (g: Graph) => Ir.NodeId): Cell[] {
  const g = graph();
  const node = build(g);
  const program = g.program({ inputs, ...(everyMinutes === undefined ? {} : { everyMinutes }) });
  const data = dataset(series);
  const timeline = makeTimeline(program, nyse, data);
  return cells(column(agreed(program, timeline, data, new Map(), idle), node));
}

const frame = (length: number): Series =>
  daily(
    'frame',
    Array.from({ length }, () => 0),
  );
const value = (name: string): Ir.Operation => ({ op: 'input', name, field: 'value' });

describe('an input every session', () => {
  const hole = (stale?: Ir.Input['stale']): Cell[] =>
    values(
      {
        inputs: [declare('x', stale ? { stale } : {}), declare('frame')],
        series: [daily('x', [10, '?', '?', '?', 14]), frame(5)],
      },
      (g) => g.add(value('x')),
    );

  it('is unknown where it has no value', () => expect(hole()).toEqual([10, '?', '?', '?', 14]));
  it('lets the last one stand for so many sessions', () =>
    expect(hole({ count: 2, unit: 'sessions' })).toEqual([10, 10, 10, '?', 14]));
  it('or days: from Tuesday 2 January to Friday the 5th are three', () =>
    expect(hole({ count: 3, unit: 'days' })).toEqual([10, 10, 10, 10, 14]));
  it('sees nothing before it is known', () => {
    const late = daily('x', [10, 11, 12]);
    // Each value known at the close after its own.
    const known = late.knownAt.map((_, i) => nyse.close[late.period[i]! + 1]!);
    const setting: Setting = {
      inputs: [declare('x'), declare('frame')],
      series: [{ ...late, knownAt: known }, frame(4)],
    };
    expect(values(setting, (g) => g.add(value('x')))).toEqual(['?', 10, 11, 12]);
  });
  it('shows the last of what became known in a session', () => {
    const late = daily('x', [10, 11, 12]);
    const third = nyse.close[late.period[2]!]!;
    const setting = {
      inputs: [declare('x'), declare('frame')],
      series: [{ ...late, knownAt: Float64Array.of(third, third, third) }, frame(4)],
    };
    expect(values(setting, (g) => g.add(value('x')))).toEqual(['?', '?', 12, '?']);
  });
  it('without data is unknown', () => {
    const setting = { inputs: [declare('x'), declare('frame')], series: [frame(2)] };
    expect(values(setting, (g) => g.add(value('x')))).toEqual(['?', '?']);
  });
});

describe('prints', () => {
  // Tuesday 2 January is the first session; the print of December came the day after at 08:30.
  const cpi = prints('cpi', [
    ['2023-11-01', '2023-12-12 08:30', 307.1],
    ['2023-12-01', '2024-01-03 08:30', 306.7],
    ['2024-01-01', '2024-01-08 16:01', 308.4],
  ]);
  const monthly = declare('cpi', { every: { unit: 'month', count: 1 } });
  const sampled = (stale: NonNullable<Ir.Input['stale']> | undefined): Cell[] =>
    values({ inputs: [monthly, declare('frame')], series: [cpi, frame(6)] }, (g) => {
      const clock = g.clock({ kind: 'prints', inputs: ['cpi'] });
      const print = g.add(value('cpi'), [], clock);
      return g.add(
        { op: 'sample', ...(stale ? { stale: [{ input: 'cpi', after: stale }] } : {}) },
        [print],
        GRID,
      );
    });

  it('are held from their publication on', () => {
    expect(sampled(undefined)).toEqual([307.1, 306.7, 306.7, 306.7, 306.7, 308.4]);
  });
  it('until they are stale', () => {
    expect(sampled({ count: 2, unit: 'sessions' })).toEqual(['?', 306.7, 306.7, 306.7, '?', 308.4]);
    expect(sampled({ count: 30, unit: 'hours' })).toEqual(['?', 306.7, '?', '?', '?', 308.4]);
    expect(sampled({ count: 3, unit: 'weeks' })).toEqual([307.1, 306.7, 306.7, 306.7, 306.7, 308.4]);
  });

  it('of one morning are two, in the order of what they describe', () => {
    const both = prints('cpi', [
      ['2023-11-01', '2024-01-03 08:30', 1],
      ['2023-12-01', '2024-01-03 08:30', 2],
    ]);
    const seen = values({ inputs: [monthly, declare('frame')], series: [both, frame(2)] }, (g) =>
      g.add(value('cpi'), [], g.clock({ kind: 'prints', inputs: ['cpi'] })),
    );
    expect(seen).toEqual([1, 2]);
  });

  it('of a session series are its known values', () => {
    const seen = values({ inputs: [declare('x')], series: [daily('x', [5, '?', 7])] }, (g) =>
      g.add(value('x'), [], g.clock({ kind: 'prints', inputs: ['x'] })),
    );
    expect(seen).toEqual([5, 7]);
  });
});

describe('an input every 30 minutes', () => {
  const x = ticks('x', [
    ['2024-01-02 10:00', 1],
    ['2024-01-02 10:30', '?'],
    ['2024-01-02 11:30', 3],
  ]);
  const every = { unit: 'minutes', count: 30 } as const;
  const seen = (stale?: Ir.Input['stale']): Cell[] =>
    values(
      { inputs: [declare('x', { every, ...(stale ? { stale } : {}) })], series: [x], everyMinutes: 30 },
      (g) => g.add(value('x')),
    ).slice(0, 6);

  it('stands for less than 30 minutes', () => expect(seen()).toEqual([1, '?', '?', 3, '?', '?']));
  it('or until it is stale', () => expect(seen({ count: 1, unit: 'hours' })).toEqual([1, 1, 1, 3, 3, 3]));
});

describe('by week', () => {
  // 2024-01-08 is a Monday; Monday the 15th is a holiday.
  const rows = [
    [10, 12, 9, 11, 100],
    [11, 15, 10, 14, 100],
    [14, 14, 8, 9, 100],
    [9, 10, 9, 10, 100],
    [10, 11, 9, 10, 100],
    [10, 20, 7, 18, 50],
    [18, 19, '?', 17, 50],
    [17, 18, 16, 17, 50],
    [17, 18, 16, 16.5, 50],
    [16, 17, 15, 16, 50],
  ] as const;
  type Aggregate = NonNullable<Extract<Ir.Operation, { op: 'sample' }>['aggregate']>;
  const week = (field: 'open' | 'high' | 'low' | 'close' | 'volume', aggregate: Aggregate): Cell[] =>
    values(
      {
        inputs: [declare('spx', { bars: true })],
        series: [bars('spx', rows, '2024-01-08')],
      },
      (g) => {
        const daily = g.add({ op: 'input', name: 'spx', field });
        return g.add({ op: 'sample', aggregate }, [daily], g.clock({ kind: 'period', period: 'week' }));
      },
    );

  it('makes the bar of each completed week', () => {
    expect(week('open', 'first')).toEqual([10, 10]);
    expect(week('high', 'max')).toEqual([15, 20]);
    expect(week('close', 'last')).toEqual([10, 16.5]);
    expect(week('volume', 'sum')).toEqual([500, 200]);
  });
  it('knows no low of a week with a hole', () => expect(week('low', 'min')).toEqual([8, '?']));
});
