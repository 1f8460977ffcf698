/** A walk passes over instants at which nothing can change: it must not miss one at which something does. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columns } from '../../src/columns/columns.ts';
import { nextChange } from '../../src/columns/standing.ts';
import { truthsOfNumbers } from '../../src/columns/truth.ts';
import type { Run } from '../../src/engine/run.ts';
import type { Evaluator } from '../../src/timeline/types.ts';
import type { Cell } from '../support/data.ts';
import { runs } from '../support/generate/runs.ts';
import { type Given, runRules } from './run-rules.ts';

/** Every instant is decided. */
const patient: Evaluator = (...run) => {
  const { standsUntil: _, ...evaluation } = columns(...run);
  return evaluation;
};

/** Also tells the instants at which anything was read while rules were decided. */
const noting =
  (ticks: Set<number>): Evaluator =>
  (...run) => {
    const evaluation = columns(...run);
    return {
      ...evaluation,
      value(node, tick) {
        ticks.add(tick);
        return evaluation.value(node, tick);
      },
    };
  };

const outcome = ({ decisions, instants, layers, undecided, undecidedAt, assertionFailures }: Run) => ({
  decisions,
  instants,
  layers,
  undecided,
  undecidedAt,
  assertionFailures,
});

const steps = (...stretches: readonly (readonly [cell: Cell, sessions: number])[]): Cell[] =>
  stretches.flatMap(([cell, sessions]) => new Array<Cell>(sessions).fill(cell));

/** All that time, data or people can change. */
const head = `input x, y, z : index
input spx : index
input cash, fee : money
layer put { buy put on spx delta 0.75 size of cash margin size * cash * 10% + fee }
layer call { }
layer tail { }
regime mood by x {
  calm below 4
  fair 4..6
  wild above 6
}`;

const declarations = [
  `rule entry: when x > 5 for 2 sessions unless y > 8
  activate put size 20%..40% by z from 5 to 15 round down until y > 5
  hold at least 4 sessions cooldown 6 sessions priority 2`,
  `rule again: when x > 7 activate put size 30% until y > 6 within 3 sessions`,
  `rule more: when z > 7 scale put size 25%`,
  `rule turn: when y crosses above 3 roll put to expiry next monthly`,
  `rule second: when mood is wild activate call size 10% until mood is calm hold at least 3 sessions`,
  `rule chained: when put is active for 5 sessions activate tail size 50% until put is idle`,
  `rule held: when put is active and y > 6 or call is pending alert "held"`,
  `rule large: when put.size > 25% and not (call is idle and z < 3) alert "large"`,
  `rule stop: when y > 9 deactivate put`,
  `rule tell: when x > 6 and z < 4 alert "x is {x}"`,
  `limit put.size to if y > 4 then 30% else 90%`,
  `limit put.margin to 100_000 USD`,
  `forbid activate call when z > 8`,
  `forbid deactivate put when z < 2`,
  `require 2 approvals from (risk, pm) to activate call within 5 sessions`,
  `require 1 approvals from (risk) to scale put`,
  `assert safe: never put is active and y > 9`,
];

describe('a walk', () => {
  it('goes from change to change', () => {
    const ticks = new Set<number>();
    const rules = `input x : index
      layer put { }
      when x > 5 for 3 sessions activate put size 20% until x < 2`;
    const x = steps([1, 400], [9, 500], [1, 300]);
    const run = runRules({ rules, series: { x }, evaluator: noting(ticks) });
    expect(run.decisions.map(({ kind }) => kind)).toEqual(['activated', 'deactivated']);
    expect(run.instants).toEqual([402, 900]);
    expect([...run.layers.get('put')!.active]).toEqual(steps([0, 402], [1, 498], [0, 300]));
    // Some of them for the reasons that the decisions give.
    expect(ticks.size).toBeLessThan(200);
  });

  it.each<readonly [what: string, given: Given]>([
    [
      'a cooldown that ends',
      {
        rules: `input x, y : index
          layer put { }
          when x > 5 activate put size 20% until y > 5 cooldown 30 sessions`,
        series: { x: steps([9, 200]), y: steps([0, 50], [9, 1], [0, 149]) },
      },
    ],
    [
      'a hold that ends',
      {
        rules: `input x, y : index
          layer put { }
          when x > 5 activate put size 20% until y > 5 hold at least 40 sessions`,
        series: { x: steps([9, 1], [0, 199]), y: steps([0, 5], [9, 195]) },
      },
    ],
    [
      'an approval that comes',
      {
        rules: `input x : index
          layer put { }
          when x > 5 activate put size 20%
          require 1 approvals from (risk) to activate put within 100 sessions`,
        series: { x: steps([9, 200]) },
        approvals: [[70, 'put', 'risk']],
      },
    ],
    [
      'an approval that does not',
      {
        rules: `input x : index
          layer put { }
          when x > 5 activate put size 20%
          require 1 approvals from (risk) to activate put within 60 sessions`,
        series: { x: steps([9, 200]) },
      },
    ],
    [
      'a limit that changes',
      {
        rules: `input x : index
          input most : ratio
          layer put { }
          when x > 5 activate put size 20%
          limit put.size to most`,
        series: { x: steps([9, 200]), most: steps([0.3, 60], [0.1, 70], [0.4, 70]) },
      },
    ],
    [
      'a size that follows a number',
      {
        rules: `input x, y : index
          layer put { }
          when x > 5 activate put size 20%..40% by y from 0 to 10`,
        series: { x: steps([9, 200]), y: steps([1, 60], [3, 70], [2, 40], [8, 30]) },
      },
    ],
    [
      'layers that are read back',
      {
        rules: `input x : index
          layer put { }
          layer call { }
          when x > 5 activate put size 20% until x < 2
          when put is active for 25 sessions activate call size 10% until put is idle for 9 sessions`,
        series: { x: steps([1, 20], [9, 80], [1, 100]) },
      },
    ],
  ])('meets %s', (_, given) => {
    const found = outcome(runRules(given));
    expect(found).toEqual(outcome(runRules({ ...given, evaluator: patient })));
    expect(found.decisions.length).toBeGreaterThan(0);
  });

  const cell = fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: 0, max: 10 }) },
    { weight: 1, arbitrary: fc.constant<Cell>('?') },
  );
  const series = fc
    .array(fc.tuple(cell, fc.integer({ min: 1, max: 25 })), { minLength: 1, maxLength: 12 })
    .map((stretches) => steps(...stretches));
  const approval = fc.tuple(
    fc.integer({ min: 1, max: 150 }),
    fc.constantFrom('put', 'call'),
    fc.constantFrom('risk', 'pm'),
  );

  it('decides as one that stops at every instant', () => {
    fc.assert(
      fc.property(
        fc.subarray(declarations),
        series,
        series,
        series,
        fc.array(approval, { maxLength: 12 }),
        (some, x, y, z, approvals) => {
          const cash = z.map((one) => (one === '?' ? one : 100_000 + 50_000 * one));
          const fee = y.map((one) => (one === '?' ? one : 1_000 * one));
          const given = {
            rules: [head, ...some].join('\n'),
            series: { x, y, z, cash, fee, spx: x.map(() => 4_000) },
            approvals,
          };
          expect(outcome(runRules(given))).toEqual(outcome(runRules({ ...given, evaluator: patient })));
        },
      ),
      runs(100),
    );
  });
});

describe('a column', () => {
  const naive = (values: readonly number[], tick: number): number => {
    const next = values.findIndex((value, i) => i > tick && !Object.is(value, values[tick]));
    return next < 0 ? values.length : next;
  };
  const stretches = fc.array(fc.tuple(fc.constantFrom(0, 1, Number.NaN), fc.integer({ min: 1, max: 80 })), {
    minLength: 1,
    maxLength: 6,
  });

  it('of numbers or truths stands until its next change', () => {
    fc.assert(
      fc.property(stretches, fc.nat(), (given, place) => {
        const values = given.flatMap(([value, length]) => new Array<number>(length).fill(value));
        const tick = place % values.length;
        const numbers = Float64Array.from(values);
        expect(nextChange(numbers, tick)).toBe(naive(values, tick));
        expect(nextChange(truthsOfNumbers(numbers), tick)).toBe(naive(values, tick));
      }),
    );
  });
});
