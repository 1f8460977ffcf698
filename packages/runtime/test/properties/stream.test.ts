/** The stream, one instant at a time, agrees with the reference to the last bit, whichever way it runs. */
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { reference } from '../../src/reference/reference.ts';
import { streamed } from '../../src/stream/evaluator.ts';
import { closures } from '../../src/stream/runner.ts';
import type { Evaluator } from '../../src/timeline/types.ts';
import { cases, difference, evaluateWith, prepare } from '../support/generate/cases.ts';
import { runs } from '../support/generate/runs.ts';

const agreesWith = (one: Evaluator, other: Evaluator) =>
  fc.property(cases, (generated) => {
    const prepared = prepare(generated);
    const found = difference(evaluateWith(one, prepared), evaluateWith(other, prepared));
    if (found !== undefined) throw new Error(found);
  });

describe('a stream', () => {
  it('of closures is what the reference gives', () => {
    fc.assert(agreesWith(reference, streamed(closures)), runs(150));
  });
});
