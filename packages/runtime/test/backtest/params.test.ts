/** Params of a run: defaults, over them a profile, over it single settings. */
import { describe, expect, it } from 'vitest';
import { paramsFor, type Settings } from '../../src/backtest/params.ts';
import { compiled } from '../support/evaluate.ts';

const program = compiled(`enum Mood { bold, shy }
  param floor = 28 in 25..35
  param share = 60% in 10%..90%
  param spread = 15bp
  param streak = 3 sessions in 1..10 sessions
  param mood = shy
  param cash = 500_000 USD
  profile wild { floor = 30 streak = 2 sessions }
  input x : index
  input r : rate
  input m : money(USD)
  layer put { }
  rule entry: when x > floor for streak and r > spread and mood == shy and m > cash * share activate put`);

const resolve = (settings: Settings) => {
  const { params, problems } = paramsFor(program, settings);
  return {
    values: Object.fromEntries(params),
    problems: problems.map(({ id, message, help }) => [id, message, help]),
  };
};

const defaults = { floor: 28, share: 0.6, spread: 0.0015, streak: 3, mood: 1, cash: 500_000 };

describe('params', () => {
  it('are the defaults, a profile over them, settings over that', () => {
    expect(resolve({})).toEqual({ values: defaults, problems: [] });
    expect(resolve({ profile: 'wild' }).values).toEqual({ ...defaults, floor: 30, streak: 2 });
    expect(resolve({ profile: 'wild', set: { floor: 26 } }).values).toMatchObject({ floor: 26, streak: 2 });
  });

  it('are written as in a rule set', () => {
    const set = { share: '45%', spread: '20bp', streak: '5 sessions', mood: 'bold', cash: '75_000 USD' };
    expect(resolve({ set })).toEqual({
      values: { floor: 28, share: 0.45, spread: 0.002, streak: 5, mood: 0, cash: 75_000 },
      problems: [],
    });
  });

  it.each<[Settings, readonly unknown[]]>([
    [{ set: { flor: 30 } }, ['unknown-name', '`flor` is not a known param', 'did you mean `floor`?']],
    [{ profile: 'wil' }, ['unknown-name', '`wil` is not a known profile', 'did you mean `wild`?']],
    [{ set: { floor: 40 } }, ['value-outside-range', expect.stringContaining('40'), undefined]],
    [
      { set: { streak: '5 days' } },
      ['type-mismatch', expect.stringContaining('a duration in sessions'), undefined],
    ],
    [{ set: { mood: 'sad' } }, ['type-mismatch', expect.stringContaining('one of bold, shy'), undefined]],
    [{ set: { floor: 'x > 3' } }, ['type-mismatch', expect.stringContaining('`x > 3`'), undefined]],
    [{ set: { floor: 'a b' } }, ['type-mismatch', expect.stringContaining('`a b`'), undefined]],
    [{ set: { cash: '5 EUR' } }, ['type-mismatch', expect.stringContaining('`5 EUR`'), undefined]],
  ])('%j is refused, and the value stays', (settings, [id, message, help]) => {
    const { values, problems } = resolve(settings);
    expect(values).toEqual(defaults);
    expect(problems).toEqual([[id, message, help ?? (problems[0]?.[2] as unknown)]]);
  });
});
