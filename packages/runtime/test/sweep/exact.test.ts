/** The exact sweep against a brute-force grid: every value that the threshold meets, and the middle between each two. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backtest } from '../../src/backtest/backtest.ts';
import { reference } from '../../src/reference/reference.ts';
import { exactSweep, exactTarget } from '../../src/sweep/exact.ts';
import { compiled, paramsOf } from '../support/evaluate.ts';
import { maybe, one, text } from '../support/generate/choose.ts';
import { dataPlans, randomData } from '../support/generate/data.ts';
import { daily, inputs, levels } from '../support/generate/declarations.ts';
import { runs } from '../support/generate/runs.ts';

const threshold = one('a > x', 'a >= x', 'x > b', 'a < x', 'b <= x');
const condition = text`${one('', 'not ')}(${threshold}${maybe(one(' for 2 sessions', ' within 3 sessions'))})${maybe(one(' and b > 20', ' or q < 18', ' and at least 1 of (a > x, b > 21)'))}`;

const sources = text`rule r0: when ${condition} activate first size 30%${maybe(text` until ${one('a < x', 'b < 19', 'a == x', 'not (a > x)')}`, 4)}${maybe(one(' hold at least 2 sessions', ' cooldown 3 sessions'))}${maybe(text`\nforbid activate first when ${threshold}`, 1)}${maybe(one('\nrule r1: when b > 22 scale first size 20%'), 1)}`;

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
        const episodesAt = (x: number): string => {
          const set = new Map([...params, ['x', x] as const]);
          const result = backtest(program, data, { evaluator: reference, ...options, params: set });
          return JSON.stringify(
            result.layers.map(({ episodes }) => episodes.map(({ start, end }) => [start, end])),
          );
        };
        let at = -1;
        let last: string | undefined;
        for (const x of [values[0]! - 1, ...grid]) {
          const inside = outcomes.findIndex(
            ({ from, fromClosed, to, toClosed }) =>
              (from === null || x > from || (fromClosed && x === from)) &&
              (to === null || x < to || (toClosed && x === to)),
          );
          const found = episodesAt(x);
          expect(inside === at, `at ${x}`).toBe(found === last);
          [at, last] = [inside, found];
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
});
