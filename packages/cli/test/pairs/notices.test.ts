/** What the pairs have to notice to be worth anything, told by the name of who is wrong. */
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { useJavaScript } from '../../../runtime/src/bits/wasm.ts';
import { wholeColumns } from '../../../runtime/src/columns/columns.ts';
import { generated } from '../../../runtime/src/stream/compiled.ts';
import { closures } from '../../../runtime/src/stream/runner.ts';
import type { Evaluator } from '../../../runtime/src/timeline/types.ts';
import { mutants } from '../../../runtime/test/support/generate/mutants.ts';
import { anyPrograms } from '../../../runtime/test/support/generate/programs.ts';
import { streamMutants } from '../../../runtime/test/support/generate/stream-mutants.ts';
import { walkable } from '../../../runtime/test/support/generate/walkable.ts';
import { greedyComparison } from '../../../runtime/test/support/greedy-comparison.ts';
import { agreeing } from '../../../runtime/test/support/pairs/agreement.ts';
import { streamUnlike } from '../../../runtime/test/support/pairs/streams.ts';
import { cut, sweptUnlike, type Way, whole } from '../../../runtime/test/support/pairs/ways.ts';
import { builtBy } from '../support/built-ways.ts';
import { linked } from '../support/linked.ts';

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
  builtBy('a built module of >= as >', ({ nodes, ...program }) =>
    linked({ ...program, nodes: nodes.map((node) => (node.op === 'ge' ? { ...node, op: 'gt' } : node)) }),
  ),
  builtBy('a built module that goes on from where it began', async (program) => {
    const rules = await linked(program);
    const began = new WeakMap<object, Uint8Array>();
    const init = (options: object): unknown => {
      const running = rules.init(options) as object;
      began.set(running, rules.snapshot(running));
      return running;
    };
    return { ...rules, init, snapshot: (running) => began.get(running as object)! };
  }),
  {
    name: 'a comparison by WebAssembly that takes equal numbers for less',
    unlike: whole(wholeColumns),
    before: greedyComparison,
    after: useJavaScript,
  },
];

describe('the pairs notice', () => {
  it.each(wrong)('$name', async (way) => {
    const { failed, numRuns, errorInstance } = await fc.check(agreeing(anyPrograms, [way]), {
      numRuns: 600,
      endOnFailure: true,
    });
    expect(failed, `in ${numRuns} runs`).toBe(true);
    expect(String(errorInstance)).toContain(`${way.name}, data set `);
  });

  it('a sweep of other params', async () => {
    const off: Way = {
      name: 'a sweep',
      unlike: (pair) => sweptUnlike({ ...pair, plan: { ...pair.plan, params: { floor: 15, streak: 1 } } }),
    };
    const { failed, errorInstance } = await fc.check(agreeing(walkable, [off]), {
      numRuns: 600,
      endOnFailure: true,
    });
    expect(failed).toBe(true);
    expect(String(errorInstance)).toMatch(/^Error: a sweep, data set \d+ of \d+: first|second/);
  });

  it('on which data set, and leaves the others out', async () => {
    const way: Way = { name: 'one bit off', unlike: whole(mutants.get('one bit off in a moving average')!) };
    const { counterexample, errorInstance } = await fc.check(agreeing(anyPrograms, [way]), { numRuns: 600 });
    expect(counterexample?.[0].plans).toHaveLength(1);
    expect(String(errorInstance)).toContain('one bit off, data set 1 of 1: node');
  });
});
