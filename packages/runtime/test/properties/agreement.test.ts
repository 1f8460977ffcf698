/**
 * Evaluators agree to the last bit, at every node and tick, on random programs over longer random data with holes, late
 * starts and late prints. Many more programs and data, shorter ones, are compared in `pairs`.
 */
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { columns, wholeColumns } from '../../src/columns/columns.ts';
import { reference } from '../../src/reference/reference.ts';
import type { Evaluator } from '../../src/timeline/types.ts';
import { cases, difference, evaluateWith, prepare } from '../support/generate/cases.ts';
import { runs } from '../support/generate/runs.ts';
import { rootsFirst } from '../support/roots-first.ts';

const agreesWith = (one: Evaluator, other: Evaluator) =>
  fc.property(cases, (generated) => {
    const prepared = prepare(generated);
    const found = difference(evaluateWith(one, prepared), evaluateWith(other, prepared));
    if (found !== undefined) throw new Error(found);
  });

describe('evaluators', () => {
  it('the reference gives the same twice', () => {
    fc.assert(agreesWith(reference, reference), runs(100));
  });

  it('whole columns are what the reference gives instant by instant', () => {
    fc.assert(agreesWith(reference, wholeColumns), runs(100));
  });

  it('so are columns that are made where conditions are open, of gates and votes', () => {
    fc.assert(agreesWith(reference, rootsFirst), runs(100));
  });

  it('so are columns of which some ticks are answered singly', () => {
    fc.assert(agreesWith(reference, columns), runs(100));
  });
});
