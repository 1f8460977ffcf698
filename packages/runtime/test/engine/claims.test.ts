/** LANGUAGE 9: actions, sizes and claims, sentence by sentence. */
import { describe, expect, it } from 'vitest';
import { lines, runRules } from './run-rules.ts';

const head = 'input x, y : index\nlayer put { }\nlayer other { }\n';

describe('sizes', () => {
  it('without a size the whole base is asked for', () => {
    const rules = `${head}rule entry: when x > 5 activate put`;
    expect(lines({ rules, series: { x: [1, 6, 7] } })).toEqual(['2 activated put 100% by entry']);
  });

  it('`by X from X1 to X2` interpolates and clamps: the table of DOMAIN 2.5', () => {
    const rules = `${head}rule entry: when y > 0 activate put size 25%..40% by x from 28 to 35`;
    const sizeAt = (x: number): string[] => lines({ rules, series: { x: [x], y: [1] } });
    expect([27, 28, 30, 31.5, 35, 40].map(sizeAt)).toEqual(
      [25, 25, 29.286, 32.5, 40, 40].map((size) => [`1 activated put ${size}% by entry`]),
    );
  });

  it('X1 > X2: a falling X raises the size', () => {
    const rules = `${head}rule entry: when y > 0 activate put size 10%..30% by x from 20 to 10`;
    expect(lines({ rules, series: { x: [25, 15, 5], y: [1, 1, 1] } })).toEqual([
      '1 activated put 10% by entry',
      '2 scaled put 20% by entry',
      '3 scaled put 30% by entry',
    ]);
  });

  it('without `from`, X is a ratio and 0..1 is meant', () => {
    const rules = `input r : ratio\nlayer put { }\nrule entry: when r > 0 activate put size 20%..60% by r`;
    expect(lines({ rules, series: { r: [0.5] } })).toEqual(['1 activated put 40% by entry']);
  });

  it('an unknown X gives A, marked so', () => {
    const rules = `${head}rule entry: when y > 0 activate put size 25%..40% by x from 28 to 35`;
    expect(lines({ rules, series: { x: ['?', 35], y: [1, 1] } })).toEqual([
      '1 activated put 25% by entry',
      '2 scaled put 40% by entry',
    ]);
    const low = 'the driver of the size is unknown: its low end is asked for';
    const notes = (guard: string, session = 1) =>
      runRules({
        rules: `${rules}\n${guard}`,
        series: { x: ['?', 35], y: [1, 1] },
        approvals: [[1, 'put', 'pm']],
      }).decisions.flatMap((d) => (d.session.endsWith(`0${session + 1}`) ? [[d.kind, ...d.notes]] : []));
    expect(notes('')).toEqual([['activated', low]]);
    expect(notes('forbid activate put when x < 30')).toEqual([['vetoed', low]]);
    const approval = 'require 1 approval from (pm) to activate put';
    expect(notes(approval)).toEqual([['proposed', low]]);
    expect(notes(approval, 2)).toEqual([['approved', low], ['proposed'], ['activated', low]]);
  });

  it('a range with no `by` opens at A and does not move by itself', () => {
    const rules = `${head}rule entry: when x > 5 activate put size 25%..40%`;
    expect(lines({ rules, series: { x: [6, 60, 600] } })).toEqual(['1 activated put 25% by entry']);
  });
});

describe('claims', () => {
  it('only grow, as long as the rule keeps asking for more', () => {
    const rules = `${head}rule entry: when x > 28 activate put size 25%..40% by x from 28 to 35`;
    // Asks 29.286, 32.5, less, nothing at all, 40.
    expect(lines({ rules, series: { x: [30, 31.5, 29, 20, 35, 30] } })).toEqual([
      '1 activated put 29.286% by entry',
      '2 scaled put 32.5% by entry',
      '5 scaled put 40% by entry',
    ]);
  });

  it('without `until` last until some rule deactivates the layer', () => {
    const rules = `${head}rule entry: when x > 5 activate put\nrule exit: when y > 5 deactivate put`;
    expect(lines({ rules, series: { x: [6, 0, 0, 0], y: [0, 0, 6, 0] } })).toEqual([
      '1 activated put 100% by entry',
      '3 deactivated put by exit',
    ]);
  });

  it('end with their `until`, which wins where `when` holds too', () => {
    const rules = `${head}rule entry: when x > 5 activate put until y > 5`;
    expect(lines({ rules, series: { x: [6, 6, 6, 6], y: [0, 6, 6, 0] } })).toEqual([
      '1 activated put 100% by entry',
      '2 deactivated put by entry',
      '4 activated put 100% by entry',
    ]);
  });

  it('an unknown `until` ends nothing', () => {
    const rules = `${head}rule entry: when x > 5 activate put until y > 5`;
    expect(lines({ rules, series: { x: [6, 0, 0], y: [0, '?', 0] } })).toEqual([
      '1 activated put 100% by entry',
    ]);
  });

  it('`hold at least 5 sessions`: the fifth session after is the first that may end it', () => {
    const rules = `${head}rule entry: when x > 5 activate put until x < 5 hold at least 5 sessions`;
    expect(lines({ rules, series: { x: [6, 0, 0, 0, 0, 0, 0] } })).toEqual([
      '1 activated put 100% by entry',
      '6 deactivated put by entry',
    ]);
  });

  it('a hold in days counts the calendar: Friday plus 3 days is Monday', () => {
    const rules = `${head}rule entry: when x > 5 activate put until x < 5 hold at least 3 days`;
    // 2024-01-05 is a Friday, the fourth session.
    expect(lines({ rules, series: { x: [0, 0, 0, 6, 0, 0] } })).toEqual([
      '4 activated put 100% by entry',
      '5 deactivated put by entry',
    ]);
  });

  it('the highest priority decides the size, the largest among equals', () => {
    const rules = `${head}
      rule small: when x > 1 activate put size 10% priority 2 until x < 2
      rule large: when x > 1 activate put size 30% priority 1 until y > 5
      rule larger: when x > 1 activate put size 20% priority 2 until x < 3`;
    expect(lines({ rules, series: { x: [5, 2, 1, 1], y: [0, 0, 0, 6] } })).toEqual([
      '1 activated put 20% by larger',
      '2 scaled put 10% by larger',
      '3 scaled put 30% by small',
      '4 deactivated put by large',
    ]);
  });

  it('`deactivate` ends every claim, and none is made while it is asked for', () => {
    const rules = `${head}
      rule one: when x > 1 activate put size 10%
      rule two: when x > 1 activate put size 20%
      rule exit: when y > 5 deactivate put`;
    expect(lines({ rules, series: { x: [5, 5, 5, 5], y: [0, 6, 6, 0] } })).toEqual([
      '1 activated put 20% by two',
      '2 deactivated put by exit',
      '4 activated put 20% by two',
    ]);
  });

  it('`deactivate` does not wait for a hold', () => {
    const rules = `${head}
      rule entry: when x > 1 activate put until x < 1 hold at least 5 sessions
      rule exit: when y > 5 deactivate put`;
    expect(lines({ rules, series: { x: [5, 0, 0], y: [0, 0, 6] } })).toEqual([
      '1 activated put 100% by entry',
      '3 deactivated put by exit',
    ]);
  });

  it('several actions of a rule are all carried out', () => {
    const rules = `${head}rule entry: when x > 5 activate put size 10% activate other size 20%
      alert "x is {x}" critical until x < 5`;
    expect(lines({ rules, series: { x: [6, 4] } })).toEqual([
      '1 activated put 10% by entry',
      '1 activated other 20% by entry',
      '1 alert "x is 6.00" by entry',
      '2 deactivated put by entry',
      '2 deactivated other by entry',
    ]);
  });
});

describe('cooldown', () => {
  it('no claim until it has passed since the last deactivation', () => {
    const rules = `${head}rule entry: when x > 5 activate put until x < 5 cooldown 3 sessions`;
    expect(lines({ rules, series: { x: [6, 0, 6, 6, 6, 6] } })).toEqual([
      '1 activated put 100% by entry',
      '2 deactivated put by entry',
      '5 activated put 100% by entry',
    ]);
  });

  it('binds its own rule alone', () => {
    const rules = `${head}
      rule slow: when x > 5 activate put size 10% until x < 5 cooldown 3 sessions
      rule fast: when y > 5 activate put size 20% until y < 5`;
    expect(lines({ rules, series: { x: [6, 0, 6, 6, 6], y: [0, 0, 6, 6, 0] } })).toEqual([
      '1 activated put 10% by slow',
      '2 deactivated put by slow',
      '3 activated put 20% by fast',
      '5 scaled put 10% by slow',
    ]);
  });
});

describe('scale', () => {
  const scaling = (to: string): string => `${head}
    rule entry: when x > 5 activate put size 20%..40%
    rule more: when y > 5 scale put size ${to}`;

  it('sets the size inside the band', () => {
    expect(lines({ rules: scaling('30%'), series: { x: [6, 0, 0], y: [0, 6, 0] } })).toEqual([
      '1 activated put 20% by entry',
      '2 scaled put 30% by more',
    ]);
  });

  it('never leaves the band', () => {
    expect(lines({ rules: scaling('90%'), series: { x: [6, 0], y: [0, 6] } })[1]).toBe(
      '2 scaled put 40% by more',
    );
    expect(lines({ rules: scaling('5%'), series: { x: [6, 0], y: [0, 6] } })).toHaveLength(1);
  });

  it('to nothing ends the layer; what the rule asks for beyond what it had brings it back', () => {
    const rules = `${head}
      rule entry: when x > 5 activate put size 0%..50% by x from 6 to 10
      rule none: when y > 5 scale put size 0%`;
    const given = { rules, series: { x: [8, 8, 8, 9], y: [0, 6, 0, 0] } };
    expect(lines(given)).toEqual([
      '1 activated put 25% by entry',
      '2 deactivated put by none',
      '4 activated put 37.5% by entry',
    ]);
    expect(runRules(given).decisions[1]!.notes).toEqual([]);
  });

  it('does nothing to a layer that is not active', () => {
    expect(lines({ rules: scaling('30%'), series: { x: [0, 0], y: [6, 6] } })).toEqual([]);
  });

  it('is not undone by what the rule has asked for before', () => {
    const rules = `${head}
      rule entry: when x > 28 activate put size 25%..40% by x from 28 to 35
      rule less: when y > 5 scale put size 25%`;
    expect(lines({ rules, series: { x: [31.5, 31.5, 31.5, 35], y: [0, 6, 0, 0] } })).toEqual([
      '1 activated put 32.5% by entry',
      '2 scaled put 25% by less',
      '4 scaled put 40% by entry',
    ]);
  });
});
