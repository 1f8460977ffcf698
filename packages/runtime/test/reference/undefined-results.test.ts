import { describe, expect, it } from 'vitest';
import { undefinedResults } from '../../src/reference/undefined-results.ts';
import { daily } from '../support/data.ts';
import { evaluate } from '../support/evaluate.ts';

const found = (expression: string): readonly (readonly [string, number, number])[] => {
  const setting = {
    source: 'input x, y : ratio',
    series: [daily('x', [1, 2, '?', -1, 1e308]), daily('y', [1, 0, 0, 0, 1e-308])],
  };
  const { evaluation } = evaluate(setting, [expression]);
  const { nodes } = evaluation.program;
  return undefinedResults(evaluation).map(({ node, ticks, first }) => [nodes[node]!.op, ticks, first]);
};

describe('results that there are none of', () => {
  it('division by zero and overflow, where both operands are known', () => {
    expect(found('x / y')).toEqual([['div', 3, 1]]);
  });
  it('logarithms of what is not positive', () => {
    expect(found('log(x)')).toEqual([['pointwise', 1, 3]]);
  });
  it('are counted where they arise, not where they are read', () => {
    expect(found('x / y + 1')).toEqual([['div', 3, 1]]);
  });
  it('and there are none where nothing is amiss', () => {
    expect(found('x + y')).toEqual([]);
  });
});
