/** Nothing looks ahead, nothing repaints: what was known up to t does not change when data after t arrives. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columns } from '../../src/columns/columns.ts';
import { reference } from '../../src/reference/reference.ts';
import type { Evaluator } from '../../src/timeline/types.ts';
import { cases, difference, evaluateWith, prepare, upTo } from '../support/generate/cases.ts';
import { runs } from '../support/generate/runs.ts';

const isStable = (evaluator: Evaluator) =>
  fc.property(cases, fc.double({ min: 0, max: 1, noNaN: true }), (one, share) => {
    const whole = prepare(one);
    const part = upTo(one.plan.first + Math.floor(share * (one.plan.length - 1)), whole);
    const found = difference(evaluateWith(evaluator, part), evaluateWith(evaluator, whole));
    if (found !== undefined) throw new Error(found);
  });

describe('the values of every node up to t are those of a run that ended at t', () => {
  it('by the reference', () => fc.assert(isStable(reference), runs(150)));
  it('by columns', () => fc.assert(isStable(columns), runs(150)));
});

it('the property notices who looks one instant ahead', () => {
  const prophet: Evaluator = (program, ...rest) => {
    const right = reference(program, ...rest);
    const value = (node: number, tick: number): number => {
      const { op, args } = program.nodes[node]!;
      return op === 'before' ? right.value(args[0]!, tick + 1) : right.value(node, tick);
    };
    return { ...right, value };
  };
  expect(fc.check(isStable(prophet), { numRuns: 300, endOnFailure: true }).failed).toBe(true);
});
