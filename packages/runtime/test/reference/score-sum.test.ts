import { expect, it } from 'vitest';
import { daily } from '../support/data.ts';
import { numbersOf, truthsOf } from '../support/evaluate.ts';

it('a score is the sum that its percentages have on paper', () => {
  const setting = {
    source: 'input x : index\nscore s { base 10% +30% when x > 1 +30% when x > 2 +20% when x > 3 }',
    series: [daily('x', [1, 2, 3, 4])],
  };
  expect(numbersOf(setting, 's')).toEqual([0.1, 0.4, 0.7, 0.9]);
  expect(truthsOf(setting, 's >= 90%')).toBe('FFFT');
  expect(truthsOf(setting, 's < 90%')).toBe('TTTF');
});
