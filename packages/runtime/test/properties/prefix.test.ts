/** Nothing looks ahead, nothing repaints: what was known up to t does not change when data after t arrives. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { reference } from '../../src/reference/reference.ts';
import { nyse } from '../support/data.ts';
import { cases, difference, evaluateWith, prepare } from '../support/generate/cases.ts';
import { knownBy } from '../support/generate/data.ts';
import { runs } from '../support/generate/runs.ts';

it('the values of every node up to t are those of a run that ended at t', () => {
  fc.assert(
    fc.property(cases, fc.double({ min: 0, max: 1, noNaN: true }), (one, share) => {
      const whole = prepare(one);
      const last = one.plan.first + Math.floor(share * (one.plan.length - 1));
      const end = Math.min(last, nyse.date.length - 1);
      const part = {
        ...whole,
        data: knownBy(whole.data, nyse.close[end]!),
        range: { from: whole.range.from!, to: nyse.date[end]! },
      };
      expect(difference(evaluateWith(reference, part), evaluateWith(reference, whole))).toBeUndefined();
    }),
    runs(150),
  );
});
