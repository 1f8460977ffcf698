/** The stream, one instant at a time, agrees with the reference to the last bit, whichever way it runs. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reference } from '../../src/reference/reference.ts';
import { generated } from '../../src/stream/compiled.ts';
import { streamed } from '../../src/stream/evaluator.ts';
import { closures, type MakeRunner } from '../../src/stream/runner.ts';
import type { Evaluator } from '../../src/timeline/types.ts';
import { cases, difference, evaluateWith, prepare } from '../support/generate/cases.ts';
import { runs } from '../support/generate/runs.ts';
import { streamMutants } from '../support/generate/stream-mutants.ts';

const agreesWith = (one: Evaluator, other: Evaluator) =>
  fc.property(cases, (generated) => {
    const prepared = prepare(generated);
    const found = difference(evaluateWith(one, prepared), evaluateWith(other, prepared));
    if (found !== undefined) throw new Error(found);
  });

/** Stops after some instants, and goes on elsewhere from the bytes that were left; there the other runner takes over. */
function restarting(run: MakeRunner): Evaluator {
  let turn = 0;
  return streamed(run, (stream, remake) => {
    turn = (turn * 7 + 3) % 11;
    if (turn > 4) return stream;
    const next = remake();
    next.restore(stream.snapshot());
    return next;
  });
}

describe('a stream', () => {
  it('of closures is what the reference gives', () => {
    fc.assert(agreesWith(reference, streamed(closures)), runs(150));
  });

  it('goes on from a snapshot after any instant as if it had never stopped, in whichever form', () => {
    const [one, other] = [restarting(closures), restarting(generated)];
    fc.assert(agreesWith(reference, one), runs(60));
    fc.assert(agreesWith(reference, other), runs(60));
  });

  it('of generated code is, too', () => {
    fc.assert(agreesWith(reference, streamed(generated)), runs(150));
  });
});

describe('the property notices', () => {
  it.each([...streamMutants])('%s', (_, mutant) => {
    const found = fc.check(agreesWith(reference, mutant), { numRuns: 600, endOnFailure: true });
    expect(found.failed, `in ${found.numRuns} runs`).toBe(true);
    // By a value that differs, not by code that does not run.
    expect(String(found.errorInstance)).toMatch(/node \d+ \(.*\) at tick/);
  });
});
