/** What a backtest counts, on tables that are counted by hand, and on the VIX since 1990. */
import { describe, expect, it } from 'vitest';
import { backtest } from '../../src/backtest/backtest.ts';
import { columns } from '../../src/columns/columns.ts';
import { loadData } from '../../src/data/load.ts';
import { type Cell, daily, dataset, day, nyse } from '../support/data.ts';
import { compiled } from '../support/evaluate.ts';
import { missing, readShared } from '../support/shared.ts';

const rules = `input x, y : index
  layer put { }
  rule entry: when x > 5 for 2 sessions unless y > 5 activate put size 25%..50% by x from 4 to 20 until x < 3
  rule tell: when x > 8 alert "high"
  limit put.size to 40%
  assert low: always x < 11`;

function run(series: Readonly<Record<string, readonly Cell[]>>, from?: string) {
  const program = compiled(rules);
  const data = dataset(Object.entries(series).map(([name, values]) => daily(name, values)));
  return backtest(program, data, { evaluator: columns, ...(from === undefined ? {} : { from: day(from) }) });
}

describe('a backtest', () => {
  // Sessions:      1  2  3  4   5  6  7  8  9  10
  const x: Cell[] = [6, 6, 9, 12, 2, 2, 6, 6, 2, '?'];
  const y: Cell[] = ['?', 0, 0, 0, 0, 0, 9, '?', 0, 0];
  const result = run({ x, y });

  it('knows its sessions, and from when on rules could be decided', () => {
    expect(result).toMatchObject({
      from: '2024-01-02',
      to: '2024-01-16',
      sessions: 10,
      // On the first both a window is not filled and y is unknown.
      firstDecidable: '2024-01-03',
    });
  });

  it('counts episodes with their sizes', () => {
    // Made at 2, where x is 6: 28.125%. Raised at 3 and at 4, to 37.5%. Ended at 5.
    expect(result.layers).toEqual([
      {
        layer: 'put',
        activations: 1,
        episodes: [
          { start: '2024-01-03', end: '2024-01-08', sessions: 3, openingSize: 0.28125, greatestSize: 0.375 },
        ],
        activeSessions: 3,
        activeShare: 0.3,
        medianHold: 3,
        flipsPerYear: (2 * 252) / 10,
        scaled: 2,
        rolled: 0,
        vetoed: 0,
        constrained: 0,
        proposed: 0,
        approved: 0,
        lapsed: 0,
      },
    ]);
    expect(result.alerts).toBe(1);
  });

  it('counts what was unknown, by rule and by input', () => {
    // Session 1: the window has not filled, and y is unknown; 8: y. At 10 the session before decides the window.
    expect(result.rules).toEqual([
      {
        rule: 'entry',
        firstDecidable: '2024-01-03',
        fired: 3,
        unknown: 2,
        blame: [
          { input: 'y', instants: 2 },
          { input: 'x', instants: 1 },
        ],
      },
      {
        rule: 'tell',
        firstDecidable: '2024-01-02',
        fired: 2,
        unknown: 1,
        blame: [{ input: 'x', instants: 1 }],
      },
    ]);
    expect(result.unknownInputs).toEqual([
      { input: 'x', sessions: 1, share: 0.1, beforeData: 0 },
      { input: 'y', sessions: 2, share: 0.2, beforeData: 1 },
    ]);
  });

  it('checks assertions', () => {
    expect(result.assertions).toEqual([
      { assertion: 'low', mode: 'always', broken: 1, firstBroken: '2024-01-05', unknown: 1 },
    ]);
  });

  it('from a date on decides nothing before, with windows that are warm', () => {
    const later = run({ x, y }, '2024-01-04');
    expect(later).toMatchObject({ from: '2024-01-04', sessions: 8, firstDecidable: '2024-01-04' });
    // The second session of x > 5 was before: the window holds it.
    expect(later.layers[0]!.episodes[0]).toMatchObject({
      start: '2024-01-04',
      end: '2024-01-08',
      sessions: 2,
    });
  });

  it('an episode that is not over has no end and no part in the median', () => {
    const open = run({ x: [6, 6, 6], y: [0, 0, 0] });
    expect(open.layers[0]).toMatchObject({
      medianHold: null,
      episodes: [{ start: '2024-01-03', end: null, sessions: 2 }],
    });
  });

  it('tells of results that do not exist', () => {
    const program = compiled(`input x, y : index\nlet quotient = x / y\nlayer put { }
      rule entry: when quotient > 2 activate put`);
    const data = dataset([daily('x', [1, 2, 3]), daily('y', [1, 0, 0])]);
    expect(backtest(program, data, { evaluator: columns }).undefinedResults).toEqual([
      { operation: 'div', definitions: ['quotient'], ticks: 2, firstSession: '2024-01-03' },
    ]);
  });
});

const file = 'data/vix_daily.csv';

/** DOMAIN 0.9 and 9.2 [V]: counted by others, by another program. */
describe.skipIf(missing(file))('the VIX since 1990', () => {
  function vixRun(exit: string) {
    const program = compiled(`layer put { }
      rule entry: when vix > 28 for 3 sessions activate put until ${exit}`);
    const sources = [{ name: 'vix.csv', content: readShared(file) }];
    const data = loadData(sources, program.inputs, nyse, { events: program.events });
    const range = { from: day('1990-01-02'), to: day('2026-07-17') };
    return backtest(program, data, { evaluator: columns, ...range });
  }

  it('`> 28 for 3 sessions` until the first close at or below 28: 62 starts, the median held 4 sessions', () => {
    const { layers } = vixRun('vix <= 28');
    expect(layers[0]).toMatchObject({ activations: 62, medianHold: 4 });
    expect(layers[0]!.episodes[0]!.start).toBe('1990-08-07');
    expect(layers[0]!.episodes.at(-1)!.start).toBe('2025-04-07');
  });

  it('until `< 22 for 5 sessions`: 20 episodes, 19.3% of the time', () => {
    const { layers } = vixRun('vix < 22 for 5 sessions');
    expect(layers[0]!.activations).toBe(20);
    expect(layers[0]!.activeShare).toBeCloseTo(0.193, 3);
    // DOMAIN's median of 65 is the upper one of the two in the middle, counted without its last session.
    const lengths = layers[0]!.episodes.map(({ sessions }) => sessions).sort((a, b) => a - b);
    expect(lengths.slice(9, 11)).toEqual([48, 66]);
    expect(layers[0]!.medianHold).toBe(57);
  });

  it('counts the rows that were left out', () => {
    const { rows } = vixRun('vix <= 28');
    // 33 rows are on holidays.
    expect(rows.findings.find(({ id }) => id === 'row-on-closed-day')).toMatchObject({ count: 33 });
    expect(rows.dropped).toBeGreaterThanOrEqual(33);
  });
});
