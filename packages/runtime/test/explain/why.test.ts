import { describe, expect, it } from 'vitest';
import { shorten } from '../../src/explain/explain.ts';
import type { Why } from '../../src/explain/why.ts';
import type { Cell } from '../support/data.ts';
import { whyOf } from './why-of.ts';

/** `T`, `F`, `?` of the parts, with a star on those that decide. */
const parts = ({ children }: Why): string =>
  children
    .map(
      ({ truth, decides }) => `${truth === 'unknown' ? '?' : truth[0]!.toUpperCase()}${decides ? '*' : ''}`,
    )
    .join(' ');

describe('figures of a comparison', () => {
  it('has both sides, their unit, and the least move that flips it', () => {
    const why = whyOf('vix > 28', { vix: [15, 27.5] });
    expect(why).toMatchObject({ form: 'compare', truth: 'false', value: 27.5, threshold: 28, unit: 'index' });
    expect(why.distance).toEqual({ move: 0.5, sigmas: null, unit: 'index' });
  });

  it.each([
    ['vix < 28', 30, -2],
    ['vix >= 28', 30, -2],
    ['vix == 28', 30, -2],
    ['vix != 28', 30, -2],
    ['vix != 28', 28, 0],
    ['vix == 28', 28, 0],
  ])('%s at %d: %d', (condition, vix, move) => {
    expect(whyOf(condition, { vix: [vix] }).distance?.move).toBe(move);
  });

  it('counts the move in sample standard deviations of the last 63 changes from session to session', () => {
    // 32 changes of +1 and 31 of -1: mean 1/63, squares 63 - 1/63, variance (63 - 1/63) / 62 = 64 / 63.
    const vix = Array.from({ length: 64 }, (_, i) => 20 + (i % 2));
    const sigma = Math.sqrt(64 / 63);
    expect(whyOf('vix > 28', { vix }).distance?.sigmas).toBeCloseTo(7 / sigma, 12);
    // A gap is passed over: the changes are those between the values that are known.
    const gap: Cell[] = [...vix.slice(0, 10), '?', ...vix.slice(10)];
    expect(whyOf('vix > 28', { vix: gap }).distance?.sigmas).toBeCloseTo(7 / sigma, 12);
    expect(whyOf('vix > 28', { vix: vix.slice(1) }).distance?.sigmas).toBeNull();
    expect(whyOf('vix > 28', { vix: vix.map(() => 20) }).distance?.sigmas).toBeNull();
  });

  it('has no distance where a side is unknown, and none where no move of today would flip it', () => {
    expect(whyOf('vix > 28', { vix: [30, '?'] })).toMatchObject({ value: null, threshold: 28 });
    expect(whyOf('vix > 28', { vix: [30, '?'] }).distance).toBeUndefined();
    expect(whyOf('vix crosses above 28', { vix: [30, 31] }).distance).toBeUndefined();
    expect(whyOf('vix crosses above 28', { vix: [27, 27.5] }).distance?.move).toBe(0.5);
    expect(whyOf('vix crosses above 28', { vix: [27, 31] }).distance?.move).toBe(-3);
  });

  it('shows the state of a regime', () => {
    const bands = 'regime mood by vix { calm below 20  tense 20..30  wild above 30 }';
    expect(whyOf('mood is wild', { vix: [25] }, bands)).toMatchObject({ value: 1, unit: 'regime:mood' });
  });
});

describe('a score', () => {
  const score = 'score fear { base 10% +40% when vix > 28 +20% when vvix > 100 +5% when spx < 4000 }';

  it('shows its terms, and how much it may be while some are unknown', () => {
    const why = whyOf('fear >= 50%', { vix: [30], vvix: ['?'], spx: [5000] }, score);
    expect(why).toMatchObject({
      form: 'compare',
      truth: 'true',
      value: null,
      threshold: 0.5,
      range: [0.5, 0.7],
    });
    expect(why.children.map(({ text }) => text)).toEqual([
      '+40% when vix > 28',
      '+20% when vvix > 100',
      '+5% when spx < 4000',
    ]);
    expect(parts(why)).toBe('T* ? F');
    expect(why.children[0]!.children[0]).toMatchObject({ text: 'vix > 28', value: 30, threshold: 28 });
  });

  it('is too little by what does not hold, and has no range once all is known', () => {
    const open = whyOf('fear > 60%', { vix: [30], vvix: ['?'], spx: [5000] }, score);
    expect([open.truth, parts(open)]).toEqual(['unknown', 'T ?* F*']);
    const low = whyOf('fear > 60%', { vix: [20], vvix: [120], spx: [5000] }, score);
    expect([low.truth, parts(low), low.range]).toEqual(['false', 'F* T F*', undefined]);
    const under = whyOf('fear < 60%', { vix: [20], vvix: [120], spx: [5000] }, score);
    expect([under.truth, parts(under)]).toEqual(['true', 'F* T F*']);
  });
});

describe('since', () => {
  it('is the session since which it has had this truth', () => {
    const vix = [30, 20, 30, 31, 32];
    expect(whyOf('vix > 28', { vix }).since).toBe('2024-01-04');
    expect(whyOf('vix > 28', { vix }, '', 2).since).toBe('2024-01-03');
    expect(whyOf('vix > 28', { vix: [30, '?', '?'] }).since).toBe('2024-01-03');
  });

  it('is nothing for what hangs on params alone', () => {
    expect(whyOf('vix > 28 or n > 2', { vix: [30] }, 'param n = 3').children[1]!.since).toBeNull();
  });
});

describe('parts that decide', () => {
  const series = { vix: [30], spx: [4000], vvix: ['?'] as Cell[] };
  it.each([
    ['vix > 28 and spx > 3000', 'T* T*'],
    ['vix > 28 and spx > 5000', 'T F*'],
    ['vix > 28 and vvix > 100', 'T ?*'],
    ['vix > 35 and vvix > 100', 'F* ?'],
    ['vix > 28 or spx > 5000', 'T* F'],
    ['vix > 35 or spx > 5000', 'F* F*'],
    ['at least 1 of (vix > 28, spx > 5000, vvix > 100)', 'T* F ?'],
    ['at least 2 of (vix > 28, spx > 5000, vvix > 100)', 'T F ?*'],
    ['at least 3 of (vix > 28, spx > 5000, vvix > 100)', 'T F* ?'],
    ['not vix > 28', 'T*'],
    ['vix > 35 since spx > 3000', 'F* T'],
    ['vix > 28 since spx > 5000', 'T F*'],
  ])('%s', (condition, expected) => {
    expect(parts(whyOf(condition, series))).toBe(expected);
  });

  it('are all that is left of a shortened tree', () => {
    const short = shorten(whyOf('vix > 28 and (spx > 5000 or spx > 4500)', series));
    expect(short.children.map(({ text }) => text)).toEqual(['spx > 5000 or spx > 4500']);
    expect(short.children[0]!.children).toHaveLength(2);
  });
});

describe('blame', () => {
  it('names the inputs that are unknown', () => {
    const series = { vix: [30], vvix: ['?'] as Cell[] };
    expect(whyOf('vix > 28 and vvix > 100', series).blame).toEqual(['vvix']);
    expect(whyOf('vix > 28', series).blame).toBeUndefined();
  });

  it('names all of them where a window has not filled', () => {
    expect(whyOf('sma(vix, 3) > 28', { vix: [30, 30] })).toMatchObject({ truth: 'unknown', blame: ['vix'] });
  });
});

describe('progress', () => {
  it.each([
    ['vix > 28 for 3 sessions', [20, 30, 30], { have: 2, need: 3, unit: 'sessions' }],
    ['vix > 28 for 3 sessions', [30, 30, 20], { have: 0, need: 3, unit: 'sessions' }],
    ['vix > 28 for 2 sessions', [30, 30, 30], { have: 2, need: 2, unit: 'sessions' }],
    ['vix > 28 for 3 prints', [20, 30, 30], { have: 2, need: 3, unit: 'sessions' }],
    // 2, 3, 4 and 5 January 2024; the 2nd is the last day without.
    ['vix > 28 for 7 days', [20, 30, 30, 30], { have: 3, need: 7, unit: 'days' }],
    ['vix > 28 for 2 of 4 sessions', [30, 20, 20, 20], { have: 1, need: 2, unit: 'of the last 4 sessions' }],
    ['at least 2 of (vix > 28, vix > 35)', [30], { have: 1, need: 2, unit: 'conditions' }],
  ])('%s over %j', (condition, vix, progress) => {
    expect(whyOf(condition, { vix }).progress).toEqual(progress);
  });

  it('of a window within a definition stands at the definition', () => {
    const tree = whyOf('calm', { vix: [20, 20] }, 'let calm = vix < 25 for 5 sessions');
    expect(tree).toMatchObject({ form: 'name', text: 'calm' });
    expect(tree.children[0]).toMatchObject({ progress: { have: 2, need: 5 }, truth: 'unknown' });
  });
});
