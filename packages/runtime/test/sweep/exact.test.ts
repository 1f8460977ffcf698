/** The exact sweep against a brute-force grid: every value that the threshold meets, and the middle between each two. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backtest } from '../../src/backtest/backtest.ts';
import { reference } from '../../src/reference/reference.ts';
import { exactSweep, exactTarget } from '../../src/sweep/exact.ts';
import { metricsOf } from '../../src/sweep/metrics.ts';
import { sweptLayers } from '../../src/sweep/shape.ts';
import { daily as dailySeries, dataset } from '../support/data.ts';
import { compiled, paramsOf } from '../support/evaluate.ts';
import { maybe, one, text } from '../support/generate/choose.ts';
import { dataPlans, randomData } from '../support/generate/data.ts';
import { daily, inputs, levels } from '../support/generate/declarations.ts';
import { runs } from '../support/generate/runs.ts';

const threshold = one('a > x', 'a >= x', 'x > b', 'a < x', 'b <= x');
const window = one(' for 2 sessions', ' within 3 sessions', ' for 40 sessions', ' for 2 of 4 sessions');
const vote = one('a > x, b > 21', 'a > x, b > x, q > 20', 'not (a <= x for 2 sessions), b > x');
const condition = text`${one('', 'not ')}(${threshold}${maybe(window)})${maybe(one(' and b > 20', ' or q < 18'))}${maybe(text` and at least ${one('1', '2')} of (${vote})`)}`;

const sources = text`rule r0: when ${condition}${maybe(text` unless ${threshold}`, 1)} activate first size 30%${maybe(text` until ${one('a < x', 'b < 19', 'a == x', 'not (a > x)')}`, 4)}${maybe(one(' hold at least 2 sessions', ' cooldown 3 sessions'))}${maybe(text`\nforbid activate first when ${threshold}`, 1)}${maybe(text`\nrule r1: when ${one('b > 22 scale first size 20%', 'a > x within 2 sessions deactivate first', 'b <= x activate second size 20% until q > 19 cooldown 2 sessions')}`, 1)}`;

describe('the exact sweep of a threshold', () => {
  it('has each distinct outcome of a brute-force grid, with its bounds', () => {
    fc.assert(
      fc.property(sources, dataPlans, (rules, plan) => {
        const program = compiled([daily, inputs, 'param x = 20', levels, rules].join('\n'));
        const { data, range } = randomData({ ...plan, length: Math.min(plan.length, 45) }, undefined);
        const params = paramsOf(program);
        const options = { params, from: range.from!, to: range.to! };
        const target = exactTarget(program, 'x');
        if (typeof target === 'string') throw new Error(target);
        const { outcomes } = exactSweep(data, target, options);

        const met = new Set<number>();
        for (const name of ['a', 'b'])
          for (const v of data.series.get(name)!.fields.get('value')!) if (!Number.isNaN(v)) met.add(v);
        const values = [...met].sort((p, q) => p - q);
        const grid = values.flatMap((v, i) => [v, v + ((values[i + 1] ?? v + 2) - v) / 2]);
        const outcomeAt = (x: number) => {
          const set = new Map([...params, ['x', x] as const]);
          const { layers } = backtest(program, data, { evaluator: reference, ...options, params: set });
          const swept = sweptLayers(program).map(({ name }) => layers.find(({ layer }) => layer === name)!);
          return {
            episodes: JSON.stringify(
              swept.map(({ episodes }) => episodes.map(({ start, end }) => [start, end])),
            ),
            metrics: swept.flatMap(metricsOf),
          };
        };
        let at = -1;
        let last: string | undefined;
        for (const x of [values[0]! - 1, ...grid]) {
          const inside = outcomes.findIndex(
            ({ from, fromClosed, to, toClosed }) =>
              (from === null || x > from || (fromClosed && x === from)) &&
              (to === null || x < to || (toClosed && x === to)),
          );
          const { episodes, metrics } = outcomeAt(x);
          expect(inside === at, `at ${x}`).toBe(episodes === last);
          expect(outcomes[inside]!.metrics, `at ${x}`).toEqual(metrics);
          [at, last] = [inside, episodes];
        }
        expect(at).toBe(outcomes.length - 1);
      }),
      runs(15),
    );
  });

  it('takes a comparison as a rule writes it', () => {
    const program = compiled(
      [daily, inputs, levels, 'rule r: when a > 20 for 2 sessions activate first size 30% until a < 19'].join(
        '\n',
      ),
    );
    expect(exactTarget(program, 'a > 20')).toMatchObject({ comparisons: [{}] });
    expect(exactTarget(program, 'a  <  19')).toMatchObject({ comparisons: [{}] });
    expect(exactTarget(program, 'a > 21')).toMatch('no comparison');
  });

  it('has no outcome between neighbouring doubles, nor below or at what is not known', () => {
    const program = compiled(
      'input x : index\nparam top = 1\nlayer first { size of 1_000_000 USD }\nrule r: when x > top activate first size 30% until x <= top',
    );
    const next = 1 + Number.EPSILON;
    const data = dataset([dailySeries('x', [Number.NaN, 1, next, 0, next, -0, 1, Number.NaN, 2])]);
    const target = exactTarget(program, 'top');
    if (typeof target === 'string') throw new Error(target);
    const { outcomes, values } = exactSweep(data, target, { params: paramsOf(program) });
    expect(values).toBe(4);
    expect(outcomes.map(({ from, to, metrics }) => [from, to, metrics[0], metrics[1]])).toEqual([
      [null, 0, 1, 8],
      [0, 1, 3, 6],
      [1, next, 3, 3],
      [next, 2, 1, 1],
      [2, null, 0, 0],
    ]);
    expect(outcomes.map(({ fromClosed, toClosed }) => [fromClosed, toClosed])).toEqual(
      outcomes.map((_, i) => [i > 0, false]),
    );
  });
});
