/** Windows of truth, by hand: one letter a session, T, F, and ? for unknown. */
import type { Ir } from '@hedgerow/dsl';
import { describe, expect, it } from 'vitest';
import type { Graph } from '../support/graph.ts';
import { runGraph } from '../support/run-graph.ts';
import { cells, letters, truths } from '../support/show.ts';

type Build = (g: Graph, c: Ir.NodeId, n: Ir.NodeId) => Ir.NodeId;

const values = (text: string, n: number, build: Build): readonly number[] =>
  runGraph({ c: truths(text) }, (g, { c }) => build(g, c!, g.number(n))).values;

const sessions = (count: Ir.NodeId): Ir.Length => ({ count, unit: 'sessions' });
const forAll: Build = (g, c, n) => g.add({ op: 'forall', length: sessions(n) }, [c]);
const within: Build = (g, c, n) => g.add({ op: 'exists', length: sessions(n) }, [c]);
const kOf =
  (k: number): Build =>
  (g, c, n) =>
    g.add({ op: 'kofn', length: sessions(n) }, [c, g.number(k)]);

describe('C for 3 sessions', () => {
  it.each([
    ['TTTT', '??TT', 'true once three are'],
    ['TTFTTT', '??FFFT', 'one false decides, in a window that is not filled too'],
    ['FTTT', 'FFFT', ''],
    ['TT?TTT', '?????T', 'an unknown among trues is unknown'],
    ['T?FTT', '??FFF', 'and does not matter beside a false'],
    ['?????', '?????', ''],
  ])('%s -> %s %s', (given, expected) => {
    expect(letters(values(given, 3, forAll))).toBe(expected);
  });

  it('for 1 session is the condition itself', () => {
    expect(letters(values('TF?T', 1, forAll))).toBe('TF?T');
  });
});

describe('C within 3 sessions', () => {
  it.each([
    ['FFFF', '??FF', 'false once three are'],
    ['FTFFFF', '?TTTFF', 'one true decides'],
    ['F?FFF', '????F', 'an unknown leaves it open for three sessions'],
    ['?TFFF', '?TTTF', ''],
  ])('%s -> %s %s', (given, expected) => {
    expect(letters(values(given, 3, within))).toBe(expected);
  });
});

describe('C for 2 of 4 sessions', () => {
  it.each([
    ['TFTFFF', '??TTFF', 'decided as soon as two hold'],
    ['FFFFTT', '??FFFT', 'false at the third false: one session more cannot make two'],
    ['T??FF', '?????', 'two unknowns may be one true'],
    ['F??FFF', '?????F', 'until one may be at most'],
  ])('%s -> %s %s', (given, expected) => {
    expect(letters(values(given, 4, kOf(2)))).toBe(expected);
  });
});

describe('count(C, 3 sessions)', () => {
  const low: Build = (g, c, n) => g.add({ op: 'count-low', length: sessions(n) }, [c]);
  const high: Build = (g, c, n) => g.add({ op: 'count-high', length: sessions(n) }, [c]);
  it('is an interval while parts are unknown', () => {
    expect(cells(values('TFT?TT', 3, low))).toEqual([1, 1, 2, 1, 2, 2]);
    expect(cells(values('TFT?TT', 3, high))).toEqual([3, 2, 2, 2, 3, 3]);
  });
});

describe('a length that is none', () => {
  it.each([0, -1, 2.5, Number.NaN])('%d sessions: unknown, and nothing is thrown', (n) => {
    for (const build of [forAll, within, kOf(1)]) expect(letters(values('TFT', n, build))).toBe('???');
  });
});
