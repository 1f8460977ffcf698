/**
 * A random program with many short random data sets, so that it is compiled, and code is made of it, once for all of
 * them. A pair is the program with one of them.
 */
import fc from 'fast-check';
import { type DataPlan, dataPlansOf } from '../generate/data.ts';
import type { Generated } from '../generate/programs.ts';

/** Data sets that are interrupted: a stream is stopped and goes on elsewhere, or the rest is appended later. */
export interface PairPlan extends DataPlan {
  readonly course: 'whole' | 'restarted' | 'appended';
  /** Of the instants, those before the interruption. */
  readonly share: number;
}

/** Most are as short as windows allow; the longer ones hold whole months. */
const length = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 8, max: 16 }) },
  { weight: 1, arbitrary: fc.integer({ min: 24, max: 40 }) },
);

const plans: fc.Arbitrary<PairPlan> = fc
  .tuple(
    dataPlansOf(length, 5),
    fc.constantFrom('whole', 'restarted', 'appended'),
    fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  )
  .map(([plan, course, share]) => ({ ...plan, course, share }));

export interface Block {
  readonly generated: Generated;
  readonly plans: readonly PairPlan[];
}

/** Data sets of a block, at the most; half as many on the average. */
const MOST = 128;

/** What fails is told with the one data set that it fails on: the others are shrunk away. */
export const blocksOf = (generated: fc.Arbitrary<Generated>): fc.Arbitrary<Block> =>
  fc.record({ generated, plans: fc.array(plans, { minLength: 1, maxLength: MOST, size: 'max' }) });
