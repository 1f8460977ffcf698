/** What a decision carries. */
import { describe, expect, it } from 'vitest';
import { runRules } from './run-rules.ts';

const rules = `enum Mood { bold, shy }
  param floor = 28 in 25..35
  param streak = 2 sessions
  param mood = shy
  input x, y : index
  layer put { }
  rule entry: when x > floor for streak and mood == shy activate put size 25%..40% by y from 0 to 10`;
const series = { x: [30, 31, 20], y: [5, 5, 5] };

describe('a decision', () => {
  const { decisions } = runRules({ rules, series });
  const [decision] = decisions;

  it('names its instant, session, rule and place', () => {
    expect(decisions).toHaveLength(1);
    expect(decision).toMatchObject({
      instant: '2024-01-03T21:00:00Z',
      session: '2024-01-03',
      kind: 'activated',
      action: 'activate',
      layer: 'put',
      rule: 'entry',
      span: { file: 'test.hedge', line: 7, column: 3 },
    });
  });

  it('carries the inputs that mattered, the driver of its size among them, with when each was known', () => {
    expect(decision!.inputs).toEqual({
      x: { value: 31, known_at: '2024-01-03T21:00:00Z' },
      y: { value: 5, known_at: '2024-01-03T21:00:00Z' },
    });
  });

  it('carries the params in force and the hash of the rule set', () => {
    expect(decision!.params).toEqual({ floor: 28, streak: '2 sessions', mood: 'shy' });
    expect(decision!.rules_hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('says why', () => {
    expect(decision!.why).toMatchObject({ form: 'and', truth: 'true', since: '2024-01-03' });
    expect(decision!.why!.children.map(({ text }) => text)).toEqual(['x > floor for streak', 'mood == shy']);
  });

  it('has an id of its own that the same run gives again, and other params do not', () => {
    const again = runRules({ rules, series }).decisions[0]!.id;
    const other = runRules({ rules, series, params: { floor: 29 } }).decisions[0]!.id;
    expect(again).toBe(decision!.id);
    expect(other).not.toBe(decision!.id);
  });

  it('of one instant, layer and kind are told apart by their ids', () => {
    const twice = `input x : index\nlayer put { }\nrule a: when x > 5 alert "a"\nrule b: when x > 5 alert "b"`;
    const ids = runRules({ rules: twice, series: { x: [6] } }).decisions.map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
  });
});
