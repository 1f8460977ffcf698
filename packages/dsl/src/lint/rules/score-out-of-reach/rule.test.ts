import { expect, test } from 'vitest';
import { lintOne } from '../../testing.ts';

const found = (text: string) => lintOne('score-out-of-reach', text);

const score = 'score s { base 20% +30% when vix > 28 -10% when spx > 3 }\n';

test('out of reach, and not to be missed', () => {
  expect(found(`${score}when s >= 60% alert "x"`).map((d) => d.params.holds)).toEqual([false]);
  expect(found(`${score}when s >= 10% alert "x"`).map((d) => d.params.holds)).toEqual([true]);
  expect(found(`${score}when s < 10% alert "x"`).map((d) => d.params.holds)).toEqual([false]);
});

test('thresholds within reach', () => {
  expect(found(`${score}when s >= 50% alert "x"`)).toEqual([]);
  expect(found(`param floor = 40%\n${score}when s > floor alert "x"`)).toEqual([]);
});
