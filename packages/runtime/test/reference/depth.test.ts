/** Chains of definitions as long as generated rule sets may have them. */
import { expect, it } from 'vitest';
import { runGraph } from '../support/run-graph.ts';
import { letters, truths } from '../support/show.ts';

it('twenty thousand sums, one in the other', () => {
  const { values } = runGraph({ x: [1, '?', 3] }, (g, { x }) => {
    let sum = x!;
    for (let i = 0; i < 20_000; i++) sum = g.add({ op: 'add' }, [sum, g.number(1)]);
    return sum;
  });
  expect(values).toEqual([20_001, Number.NaN, 20_003]);
});

it('five thousand windows, one in the other, the last instant asked for first', () => {
  const length = 60;
  const { evaluation, node } = runGraph({ c: truths('T'.repeat(length)) }, (g, { c }) => {
    let inner = c!;
    for (let i = 0; i < 5_000; i++) {
      const one = { count: g.number(i < 20 ? 2 : 1), unit: 'sessions' } as const;
      inner = g.add({ op: 'forall', length: one }, [inner]);
    }
    return inner;
  });
  expect(letters([evaluation.value(node, length - 1), evaluation.value(node, 19)])).toBe('T?');
});
