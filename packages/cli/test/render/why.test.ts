import type { Why } from '@hedgerow/runtime';
import { describe, expect, it } from 'vitest';
import { renderWhy, whyInShort } from '../../src/render/why.ts';
import { asciiScreen, plainScreen } from '../support/screen.ts';

const place = { file: 'a.hedge', line: 1, column: 1 };
const leaf = { form: 'compare', since: null, children: [], decides: true, span: place } as const;
const style = { full: false, namesOf: () => undefined };

const vix: Why = {
  ...leaf,
  text: 'vix > floor',
  truth: 'true',
  value: 31.66,
  threshold: 28,
  unit: 'index',
  distance: { move: -3.66, sigmas: -1.41, unit: 'index' },
  since: '2011-08-08',
};
const streak: Why = {
  ...leaf,
  text: 'vix > floor\n  for 3 sessions',
  form: 'for',
  truth: 'false',
  progress: { have: 1, need: 3, unit: 'sessions' },
  earliest: 2,
  children: [vix],
};
const challenge: Why = {
  ...leaf,
  text: 'breakeven_challenge > 60%',
  truth: 'unknown',
  value: null,
  threshold: 0.6,
  unit: 'ratio',
  blame: ['spx'],
  decides: false,
};
const whole: Why = { ...leaf, text: 'a and b', form: 'and', truth: 'false', children: [streak, challenge] };

describe('why tree', () => {
  it('shows what decides, with values, distances, progress and the earliest session', () => {
    expect(renderWhy(whole, style, plainScreen())).toEqual([
      '✗ a and b',
      '└─ ✗ vix > floor for 3 sessions   1 of 3 sessions · earliest in 2 sessions',
      '   └─ ✓ vix > floor   31.66 vs 28.00 · holds by 3.66 (1.4σ) · since 2011-08-08',
    ]);
  });

  it('shows all parts in full, and whom to blame for an unknown', () => {
    const lines = renderWhy(whole, { ...style, full: true }, plainScreen());
    expect(lines.at(-1)).toBe('└─ ? breakeven_challenge > 60%   unknown vs 60% · unknown because of spx');
    expect(lines[1]!.startsWith('├─ ')).toBe(true);
  });

  it('is drawn in ASCII where asked, and wraps on a narrow screen', () => {
    expect(renderWhy(whole, style, asciiScreen())[2]).toContain(
      '`- + vix > floor   31.66 vs 28.00 - holds by 3.66 (1.4sd)',
    );
    expect(
      Math.max(...renderWhy(whole, style, plainScreen(50)).map((line) => line.length)),
    ).toBeLessThanOrEqual(50);
  });

  it('is told in one line by the conditions that decide', () => {
    expect(whyInShort(whole, style.namesOf)).toBe('vix > floor for 3 sessions (31.66)');
  });
});
