/** What a sweep measures is what a backtest of each set says, set by set. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backtest } from '../../src/backtest/backtest.ts';
import { reference } from '../../src/reference/reference.ts';
import { sweeperOf } from '../../src/sweep/evaluate.ts';
import { metricsOf } from '../../src/sweep/metrics.ts';
import { sweptLayers } from '../../src/sweep/shape.ts';
import { type Space, sizeOf, valuesOf } from '../../src/sweep/space.ts';
import { compiled, paramsOf } from '../support/evaluate.ts';
import { type Case, cases, prepare } from '../support/generate/cases.ts';
import { maybe, one, text } from '../support/generate/choose.ts';
import { type DataPlan, dataPlans, randomData } from '../support/generate/data.ts';
import { daily, inputs, levels } from '../support/generate/declarations.ts';
import { runs } from '../support/generate/runs.ts';
import { walkable } from '../support/generate/walkable.ts';

const space: Space = {
  axes: [
    { param: 'floor', values: [17, 19, 20, 21.5] },
    { param: 'streak', values: [1, 2, 5] },
    { param: 'pause', values: [0, 1, 4] },
    { param: 'wait', values: [1, 5] },
    { param: 'share', values: [-0.1, 0.25] },
  ],
  choice: { kind: 'grid' },
};

/** A gate that is seldom open, and behind it what is made only where it is: alone, in votes, and in what looks back. */
const dear = one(
  'percentile_rank(a, 5) > 60%',
  'realized_vol(b, 3) > 20%',
  'sma(b, 4) > floor',
  'zscore(a, 4) < 0.5',
  'rsi(b, 3) > 50',
  'max(b, 4 sessions) > 21',
  'realized_vol(a, 3) > max(realized_vol(a, 3) 1 sessions ago, 3 sessions)',
  'sma(b, 3) > 20 for streak',
  'known(percentile_rank(b, 6))',
);
const gated =
  text`rule r0: when a > floor and ${dear} and at least ${one('1', '2')} of (${dear}, ${dear}, ${one('b > 19', 's > 30%')}) activate first size 30%${maybe(text` until ${one('a < 18', 'b < floor')}`, 5)}${maybe(text` cooldown pause`)}`.map(
    (rule) => [daily, inputs, levels, 'param pause = 2 sessions', rule].join('\n'),
  );

/** Sets in the order of the sweep, and again in another, so that what is kept of one is not taken for the next. */
function sample(count: number, seed: number): number[] {
  const ordered = Array.from({ length: count }, (_, set) => set).filter((set) => (set + seed) % 11 < 2);
  return [...ordered, ...ordered.filter((set) => set % 5 === 0).reverse()];
}

function check(source: string, plan: DataPlan, over: Space): 'walked' | 'decided' {
  const program = compiled(source);
  const { data, range } = randomData(plan, program.everyMinutes);
  const from = range.from! + (plan.seed % 3) * 7;
  const params = paramsOf(program, plan.params);
  const sweeper = sweeperOf(program, data, over, { params, from, to: range.to! });
  const out = new Float64Array(sweeper.columns.length);
  for (const set of sample(sizeOf(over), plan.seed)) {
    sweeper.measure(set, out, 0);
    const result = backtest(program, data, {
      evaluator: reference,
      from,
      to: range.to!,
      params: new Map([...params, ...valuesOf(over, set)]),
    });
    const expected = sweptLayers(program).flatMap(({ name }) =>
      metricsOf(result.layers.find(({ layer }) => layer === name)!),
    );
    expect([...out], JSON.stringify([...valuesOf(over, set)])).toEqual(expected);
  }
  return sweeper.notFast.length === 0 ? 'walked' : 'decided';
}

describe('a sweep', () => {
  it('of layers that can be walked equals backtests by the reference', () => {
    let walked = 0;
    let total = 0;
    fc.assert(
      fc.property(walkable, dataPlans, ({ source }, plan) => {
        total++;
        if (check(source, plan, space) === 'walked') walked++;
      }),
      runs(25),
    );
    expect(walked / total).toBeGreaterThan(0.7);
  });

  it('of conditions that are made behind gates equals backtests by the reference', () => {
    const over: Space = {
      axes: [
        { param: 'streak', values: [1, 2, 4] },
        { param: 'floor', values: [22.5, 23.5, 25] },
        { param: 'pause', values: [0, 3] },
      ],
      choice: { kind: 'grid' },
    };
    fc.assert(
      fc.property(gated, dataPlans, (source, plan) => {
        expect(check(source, plan, over)).toBe('walked');
      }),
      runs(60),
    );
  });

  it('of any rule set equals backtests by the reference', () => {
    const two: Space = { axes: space.axes.slice(0, 2), choice: { kind: 'grid' } };
    fc.assert(
      fc.property(cases, (one: Case) => {
        prepare(one);
        check(one.generated.source, one.plan, two);
      }),
      runs(8),
    );
  });

  it('numbers random sets by seed and number alone', () => {
    const drawn: Space = { axes: space.axes, choice: { kind: 'random', count: 500, seed: 7 } };
    expect([...valuesOf(drawn, 499)]).toEqual([...valuesOf(drawn, 499)]);
    const all = Array.from({ length: 500 }, (_, set) => JSON.stringify([...valuesOf(drawn, set)]));
    expect(new Set(all).size).toBeGreaterThan(100);
  });
});
