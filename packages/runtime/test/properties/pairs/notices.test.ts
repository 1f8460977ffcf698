/** What the pairs have to notice to be worth anything, told by the name of who is wrong. */
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { useJavaScript } from '../../../src/bits/wasm.ts';
import { wholeColumns } from '../../../src/columns/columns.ts';
import { generated } from '../../../src/stream/compiled.ts';
import { closures } from '../../../src/stream/runner.ts';
import type { Evaluator } from '../../../src/timeline/types.ts';
import { mutants } from '../../support/generate/mutants.ts';
import { anyPrograms } from '../../support/generate/programs.ts';
import { streamMutants } from '../../support/generate/stream-mutants.ts';
import { walkable } from '../../support/generate/walkable.ts';
import { greedyComparison } from '../../support/greedy-comparison.ts';
import { agreeing } from '../../support/pairs/agreement.ts';
import { streamUnlike } from '../../support/pairs/streams.ts';
import { cut, sweptUnlike, type Way, whole } from '../../support/pairs/ways.ts';

afterEach(useJavaScript);

/** Shows the instant before at the last one, which is another only where data is cut off. */
const lagging: Evaluator = (program, timeline, ...rest) => {
  const right = wholeColumns(program, timeline, ...rest);
  const last = timeline.grid.length - 1;
  return { ...right, value: (id, tick) => right.value(id, tick === last ? tick - 1 : tick) };
};

const wrong: readonly Way[] = [
  ...[...mutants].map(([name, mutant]) => ({ name, unlike: whole(mutant) })),
  ...[...streamMutants].map(([name, mutant]) => ({ name, unlike: whole(mutant) })),
  {
    name: 'a stream that misses the first observation',
    unlike: (pair) =>
      streamUnlike({ ...pair, observations: pair.observations.slice(1) }, closures, generated),
  },
  { name: 'values at the last instant before data is appended', unlike: cut(lagging) },
  {
    name: 'a comparison by WebAssembly that takes equal numbers for less',
    unlike: whole(wholeColumns),
    before: greedyComparison,
    after: useJavaScript,
  },
];

describe('the pairs notice', () => {
  it.each(wrong)('$name', (way) => {
    const { failed, numRuns, errorInstance } = fc.check(agreeing(anyPrograms, [way]), {
      numRuns: 600,
      endOnFailure: true,
    });
    expect(failed, `in ${numRuns} runs`).toBe(true);
    expect(String(errorInstance)).toContain(`${way.name}, data set `);
  });

  it('a sweep of other params', () => {
    const off: Way = {
      name: 'a sweep',
      unlike: (pair) => sweptUnlike({ ...pair, plan: { ...pair.plan, params: { floor: 15, streak: 1 } } }),
    };
    const { failed, errorInstance } = fc.check(agreeing(walkable, [off]), {
      numRuns: 600,
      endOnFailure: true,
    });
    expect(failed).toBe(true);
    expect(String(errorInstance)).toMatch(/^Error: a sweep, data set \d+ of \d+: first|second/);
  });

  it('on which data set, and leaves the others out', () => {
    const way: Way = { name: 'one bit off', unlike: whole(mutants.get('one bit off in a moving average')!) };
    const { counterexample, errorInstance } = fc.check(agreeing(anyPrograms, [way]), { numRuns: 600 });
    expect(counterexample?.[0].plans).toHaveLength(1);
    expect(String(errorInstance)).toContain('one bit off, data set 1 of 1: node');
  });
});
