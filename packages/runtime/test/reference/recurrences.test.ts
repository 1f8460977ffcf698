/** Operators with a memory, by hand. */
import type { Ir } from '@hedgerow/dsl';
import { describe, expect, it } from 'vitest';
import { type Build, runGraph } from '../support/run-graph.ts';
import { cells, letters, truths } from '../support/show.ts';

describe('C since E', () => {
  const since: Build = (g, { c, e }) => g.add({ op: 'since' }, [c!, e!]);
  it.each([
    // S = C and (E or S an instant before), unknown before the first.
    ['TTTTF', 'FTFFF', '?TTTF', 'from E on, as long as C holds'],
    ['TFTTT', 'TFFFT', 'TFFFT', 'ended by C, begun anew by E'],
    ['FFTTT', 'TTFFF', 'FFFFF', 'E counts only where C holds too'],
    ['TTTT', 'FFFF', '????', 'it may have begun before the data'],
    ['TT?TT', 'TFFFT', 'TT??T', 'an unknown C leaves it open until E comes again'],
    ['T?FTT', 'TFFFF', 'T?FFF', 'and a false one ends it for certain'],
    ['TTT', '?FF', '???', ''],
    ['FTT', '??F', 'F??', ''],
  ])('%s since %s is %s: %s', (c, e, expected) => {
    expect(letters(runGraph({ c: truths(c), e: truths(e) }, since).values)).toBe(expected);
  });

  it('needs no stack for ten thousand sessions', () => {
    const c = Array.from({ length: 10_000 }, () => 1);
    const e = c.map((_, i) => (i === 0 ? 1 : 0));
    const { evaluation, node } = runGraph({ c, e }, since, { from: '1990-01-02' });
    expect(evaluation.value(node, 9_999)).toBe(1);
  });
});

describe('a state machine', () => {
  /** high when H until U; low when L; normal otherwise. */
  const machine: Build = (g, { h, u, l }) =>
    g.add(
      {
        op: 'machine',
        regime: 'r',
        states: [
          { when: 0, until: 1 },
          { when: 2, until: -1 },
          { when: -1, until: -1 },
        ],
      },
      [h!, u!, l!],
    );
  const [HIGH, LOW, NORMAL] = [0, 1, 2];
  const states = (h: string, u: string, l: string): (number | '?')[] =>
    cells(runGraph({ h: truths(h), u: truths(u), l: truths(l) }, machine).values);

  it('starts in otherwise once every when is false, and is unknown before', () => {
    expect(states('?FF', 'FFF', 'F?F')).toEqual(['?', '?', NORMAL]);
  });
  it('is in the first state whose when holds', () => {
    expect(states('FTF', 'FFT', 'TTT')).toEqual([LOW, HIGH, LOW]);
  });
  it('leaves a state with until only when that is true', () => {
    expect(states('TFFFF', 'FF?TF', 'FFFFF')).toEqual([HIGH, HIGH, HIGH, NORMAL, NORMAL]);
  });
  it('leaves a state without until when its when is false, not where it is unknown', () => {
    expect(states('FFF', 'FFF', 'T?F')).toEqual([LOW, LOW, NORMAL]);
  });
  it('is taken over from above, whatever holds below', () => {
    expect(states('FT', 'FF', 'TT')).toEqual([LOW, HIGH]);
  });
  it('does not change on an unknown when above', () => {
    expect(states('F?', 'FF', 'TT')).toEqual([LOW, LOW]);
  });
  it('lets until win where both hold, and enters again at the next instant', () => {
    expect(states('TTT', 'FTF', 'FFF')).toEqual([HIGH, NORMAL, HIGH]);
  });
  it('leaves for the first state below whose when is true', () => {
    expect(states('TF', 'FT', 'FT')).toEqual([HIGH, LOW]);
  });
});

describe('bands', () => {
  const bands =
    (...bounds: readonly (readonly [number, number])[]): Build =>
    (g, { x }) => {
      const id = (bound: number): Ir.NodeId => (Number.isFinite(bound) ? g.number(bound) : -1);
      const nodes = bounds.map(([low, high]) => [id(low), id(high)] as const);
      return g.add({ op: 'band', regime: 'r', bounds: nodes }, [x!]);
    };
  it('include the lower bound and exclude the upper', () => {
    const build = bands([-Infinity, 25], [25, 28], [28, Infinity]);
    expect(cells(runGraph({ x: [24.99, 25, 27.99, 28, 99, '?'] }, build).values)).toEqual([
      0,
      1,
      1,
      2,
      2,
      '?',
    ]);
  });
  it('know no regime in a gap', () => {
    expect(cells(runGraph({ x: [10, 27, 30] }, bands([-Infinity, 25], [28, Infinity])).values)).toEqual([
      0,
      '?',
      1,
    ]);
  });
});

describe('scores', () => {
  /** base 20%, +50% when A, -30% when B: at each end of the interval. */
  const end =
    (op: 'score-low' | 'score-high'): Build =>
    (g, { a, b }) =>
      g.add({ op, base: g.number(0.2), weights: [g.number(0.5), g.number(-0.3)] }, [a!, b!]);
  const interval = (a: string, b: string): (readonly [number, number])[] => {
    const given = { a: truths(a), b: truths(b) };
    const low = runGraph(given, end('score-low')).values;
    const high = runGraph(given, end('score-high')).values;
    return low.map((value, i) => [value, high[i]!]);
  };
  it('are sums clamped to 0..1', () => {
    expect(interval('TTFF', 'TFTF')).toEqual([
      [0.4, 0.4],
      [0.7, 0.7],
      [0, 0],
      [0.2, 0.2],
    ]);
  });
  it('are intervals while conditions are unknown', () => {
    expect(interval('?T?', 'F??')).toEqual([
      [0.2, 0.7],
      [0.4, 0.7],
      [0, 0.7],
    ]);
  });
});
