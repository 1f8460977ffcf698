/** Each family of operators as columns, on values worked out by hand. */
import type { Ir } from '@hedgerow/dsl';
import { describe, expect, it } from 'vitest';
import { wholeColumns } from '../../src/columns/columns.ts';
import type { Cell } from '../support/data.ts';
import type { Graph } from '../support/graph.ts';
import { runGraph } from '../support/run-graph.ts';
import { cells, letters, truths } from '../support/show.ts';

type Inputs = Readonly<Record<string, readonly Cell[]>>;
type Build = (g: Graph, nodes: Readonly<Record<string, Ir.NodeId>>) => Ir.NodeId;

const values = (inputs: Inputs, build: Build): readonly number[] =>
  runGraph(inputs, build, { evaluator: wholeColumns }).values;
const numbers = (inputs: Inputs, build: Build): (number | '?')[] => cells(values(inputs, build));
const truth = (inputs: Inputs, build: Build): string => letters(values(inputs, build));

const sessions = (g: Graph, n: number): Ir.Length => ({ count: g.number(n), unit: 'sessions' });
const observations = (g: Graph, n: number): Ir.Length => ({ count: g.number(n), unit: 'observations' });

describe('arithmetic', () => {
  const inputs = { a: [1, 2, '?', 4], b: [0, 4, 1, 1e308] } as const;
  it('is unknown where an operand is and where there is no finite result', () => {
    expect(numbers(inputs, (g, { a, b }) => g.add({ op: 'div' }, [a!, b!]))).toEqual(['?', 0.5, '?', 4e-308]);
    expect(
      numbers(inputs, (g, { a, b }) => g.add({ op: 'mul' }, [b!, g.add({ op: 'mul' }, [a!, a!])])),
    ).toEqual([0, 16, '?', '?']);
  });
  it('takes constants on either side', () => {
    expect(numbers(inputs, (g, { a }) => g.add({ op: 'sub' }, [g.number(10), a!]))).toEqual([9, 8, '?', 6]);
    expect(numbers(inputs, (g, { a }) => g.add({ op: 'sub' }, [a!, g.number(10)]))).toEqual([
      -9,
      -8,
      '?',
      -6,
    ]);
  });
  it('keeps the sign of zero', () => {
    const negated = values({ a: [0] }, (g, { a }) => g.add({ op: 'neg' }, [a!]));
    expect(Object.is(negated[0], -0)).toBe(true);
  });
});

describe('comparisons', () => {
  const inputs = { a: [1, 2, 3, '?', 2], b: [2, 2, 2, 2, '?'] } as const;
  it.each([
    ['lt', 'TFF??', 'TFF?F'],
    ['le', 'TTF??', 'TTF?T'],
    ['gt', 'FFT??', 'FFT?F'],
    ['ge', 'FTT??', 'FTT?T'],
    ['eq', 'FTF??', 'FTF?T'],
    ['ne', 'TFT??', 'TFT?F'],
  ] as const)('%s, with a series and with a constant', (op, series, constant) => {
    expect(truth(inputs, (g, { a, b }) => g.add({ op }, [a!, b!]))).toBe(series);
    expect(truth(inputs, (g, { a }) => g.add({ op }, [a!, g.number(2)]))).toBe(constant);
  });
  it('are certain of infinitesimal differences', () => {
    const close = { a: [0.1 + 0.2, -0], b: [0.3, 0] };
    expect(truth(close, (g, { a, b }) => g.add({ op: 'eq' }, [a!, b!]))).toBe('FT');
  });
});

describe('votes', () => {
  const inputs = { a: truths('TTF??'), b: truths('TF?F?'), c: truths('TFFFT') };
  it('are decided by the known', () => {
    const vote = (n: number) =>
      truth(inputs, (g, { a, b, c }) => g.add({ op: 'vote' }, [g.number(n), a!, b!, c!]));
    expect([vote(1), vote(2), vote(3)]).toEqual(['TT??T', 'TFFF?', 'TFFF?']);
  });
  it('count more conditions than a byte holds', () => {
    const many = (n: number) =>
      truth({ a: truths('TF?') }, (g, { a }) =>
        g.add({ op: 'vote' }, [g.number(n), ...new Array<number>(300).fill(a!)]),
      );
    expect([many(256), many(300), many(301)]).toEqual(['TF?', 'TF?', 'FFF']);
  });
});

describe('numbers and truths in one another’s place', () => {
  it('if, coalesce and known pass truths through', () => {
    const inputs = { c: truths('TF?T'), a: truths('FTTF') };
    const choose: Build = (g, { c, a }) =>
      g.add({ op: 'and' }, [
        g.add({ op: 'if' }, [c!, g.add({ op: 'not' }, [a!]), a!]),
        g.add({ op: 'known' }, [c!]),
      ]);
    expect(truth(inputs, choose)).toBe('TTFT');
    expect(truth(inputs, (g, { c, a }) => g.add({ op: 'coalesce' }, [g.add({ op: 'not' }, [c!]), a!]))).toBe(
      'FTTF',
    );
  });
  it('before too', () => {
    const before: Build = (g, { c }) =>
      g.add({ op: 'not' }, [g.add({ op: 'before' }, [g.add({ op: 'not' }, [c!])])]);
    expect(truth({ c: truths('TF?T') }, before)).toBe('?TF?');
  });
});

describe('looking back', () => {
  const inputs = { x: [1, '?', 3, 4, '?', 6] } as const;
  it('over observations skips gaps, over sessions does not', () => {
    expect(numbers(inputs, (g, { x }) => g.add({ op: 'previous' }, [x!]))).toEqual(['?', '?', 1, 3, '?', 4]);
    expect(numbers(inputs, (g, { x }) => g.add({ op: 'ago', length: observations(g, 2) }, [x!]))).toEqual([
      '?',
      '?',
      '?',
      1,
      '?',
      3,
    ]);
    expect(numbers(inputs, (g, { x }) => g.add({ op: 'ago', length: sessions(g, 2) }, [x!]))).toEqual([
      '?',
      '?',
      1,
      '?',
      3,
      4,
    ]);
  });
  it('farther than history, or by no length, is unknown', () => {
    for (const n of [1e9, 0, -1, 1.5, Number.NaN]) {
      const far = numbers(inputs, (g, { x }) => g.add({ op: 'ago', length: observations(g, n) }, [x!]));
      expect(far).toEqual(['?', '?', '?', '?', '?', '?']);
    }
  });
});

describe('windows of numbers', () => {
  const sum =
    (unit: 'observations' | 'sessions', n: number): Build =>
    (g, { x }) =>
      g.add({ op: 'window', fn: 'sum', length: { count: g.number(n), unit }, statics: [] }, [x!]);
  it('of observations lay the known side by side', () => {
    const inputs = { x: [1, '?', 3, 4, '?', 6] } as const;
    expect(numbers(inputs, sum('observations', 2))).toEqual(['?', '?', 4, 7, '?', 10]);
    expect(numbers(inputs, sum('sessions', 2))).toEqual(['?', '?', '?', 7, '?', '?']);
  });
  it('of a full column are the same either way', () => {
    const inputs = { x: [1, 2, 3, 4] };
    expect(numbers(inputs, sum('observations', 3))).toEqual(['?', '?', 6, 9]);
    expect(numbers(inputs, sum('sessions', 3))).toEqual(['?', '?', 6, 9]);
  });
});

describe('recurrences', () => {
  it('give all members from one pass, and stand still over gaps', () => {
    const members = (member: string) =>
      numbers({ x: [1, 2, '?', 4, 8, 16] }, (g, { x }) => {
        const statics = [1, 2, 1].map((n) => g.number(n));
        g.add({ op: 'recurrence', fn: 'macd', member: 'signal', statics }, [x!]);
        return g.add({ op: 'recurrence', fn: 'macd', member, statics }, [x!]);
      });
    // EMA(1) is the value, EMA(2) is seeded by 1.5 and moves two thirds of the way; a signal of 1 is the line.
    const line = members('line');
    expect([line[0], line[1], line[2]]).toEqual(['?', 0.5, '?']);
    expect(line[3]).toBeCloseTo(4 - (1.5 + (2 / 3) * 2.5), 12);
    expect(members('signal')).toEqual(line);
    expect(members('histogram').slice(3)).toEqual([0, 0, 0]);
  });
});

describe('scores and bands', () => {
  it('are intervals of what the unknown may be, clamped', () => {
    const score = (op: 'score-low' | 'score-high') =>
      numbers({ a: truths('TF?'), b: truths('T??') }, (g, { a, b }) =>
        g.add({ op, base: g.number(0.25), weights: [g.number(1), g.number(-0.5)] }, [a!, b!]),
      );
    expect([score('score-low'), score('score-high')]).toEqual([
      [0.75, 0, 0],
      [0.75, 0.25, 1],
    ]);
  });
  it('hold their lower bound', () => {
    const band = numbers({ x: [24, 25, 28, 35, '?'] }, (g, { x }) => {
      const [low, mid] = [g.number(25), g.number(28)];
      const bounds = [
        [-1, low],
        [low, mid],
        [g.number(30), -1],
      ] as const;
      return g.add({ op: 'band', regime: 'r', bounds }, [x!]);
    });
    // Between 28 and 30 there is no band.
    expect(band).toEqual([0, 1, '?', 2, '?']);
  });
});
