/** LANGUAGE 6 and 10: rules are levels, decisions are edges; unknown is not false. */
import { describe, expect, it } from 'vitest';
import { lines, runRules } from './run-rules.ts';

const head = 'input x, y : index\nlayer put { }\nlayer other { }\n';

describe('firing', () => {
  it('asks for a true `when` and a false `unless`', () => {
    const rules = `${head}rule entry: when x > 5 unless y > 5 activate put until x < 1`;
    expect(lines({ rules, series: { x: [6, 6, 6], y: [6, 6, 0] } })).toEqual([
      '3 activated put 100% by entry',
    ]);
  });

  it('an unknown `when` or `unless` does not fire, and is counted with the inputs to blame', () => {
    const rules = `${head}rule entry: when x > 5 unless y > 5 activate put`;
    const run = runRules({ rules, series: { x: ['?', 6, 0, 6, '?'], y: [0, '?', '?', 6, 6] } });
    expect(run.decisions).toEqual([]);
    // Session 3 is decided by a false `when`, 4 and 5 by a true `unless`.
    expect(run.undecided).toEqual([
      {
        rule: 'entry',
        instants: 2,
        blame: new Map([
          ['x', 1],
          ['y', 1],
        ]),
      },
    ]);
  });
});

describe('a size that is unknown', () => {
  it('claims nothing, and is counted; the other actions of its rule are carried out', () => {
    const rules = `${head}input r : ratio
      rule entry: when x > 5 activate put size r alert "high"`;
    const given = { rules, series: { x: [6, 6], r: ['?', 0.2] as const } };
    expect(lines(given)).toEqual(['1 alert "high" by entry', '2 activated put 20% by entry']);
    expect(runRules(given).undecided).toEqual([{ rule: 'entry', instants: 1, blame: new Map([['r', 1]]) }]);
  });
});

describe('layers are read as of the instant before', () => {
  it('so nothing is circular', () => {
    const rules = `${head}
      rule first: when x > 5 activate put until x < 1
      rule second: when put is active activate other until put is idle`;
    expect(lines({ rules, series: { x: [6, 3, 0, 0] } })).toEqual([
      '1 activated put 100% by first',
      '2 activated other 100% by second',
      '3 deactivated put by first',
      '4 deactivated other by second',
    ]);
  });

  it('sizes too', () => {
    const rules = `${head}
      rule first: when x > 5 activate put size 40%
      rule second: when put.size > 30% activate other`;
    expect(lines({ rules, series: { x: [6, 6] } })).toEqual([
      '1 activated put 40% by first',
      '2 activated other 100% by second',
    ]);
  });
});

describe('alerts', () => {
  it('come when their rule begins to fire', () => {
    const rules = `${head}rule tell: when x > 5 alert "x is {x}, y is {y}" warning`;
    expect(lines({ rules, series: { x: [6, 7, 0, 8], y: [1, 1, 1, '?'] } })).toEqual([
      '1 alert "x is 6.00, y is 1.00" by tell',
      '4 alert "x is 8.00, y is unknown" by tell',
    ]);
  });

  it('speak in units, and have a level', () => {
    const rules = `${head}input r : rate\nregime vol by x { calm below 5 wild above 5 }
      rule tell: when vol is wild alert "{vol} at {r}, {x > y}" critical`;
    const { decisions } = runRules({ rules, series: { x: [6], y: [1], r: [0.0425] } });
    expect(decisions[0]).toMatchObject({ text: 'wild at 4.25%, true', level: 'critical', layer: null });
  });
});

describe('rolls', () => {
  const rules = `${head}
    rule entry: when x > 5 activate put until x < 1
    rule shift: when y > 5 roll put to expiry next monthly`;

  it('come when their rule begins to fire while the layer is active', () => {
    const series = { x: [6, 2, 2, 2, 2], y: [0, 6, 6, 0, 6] };
    expect(lines({ rules, series })).toEqual([
      '1 activated put 100% by entry',
      '2 rolled put 100% by shift',
      '5 rolled put 100% by shift',
    ]);
    expect(runRules({ rules, series }).decisions[1]!.expiry).toBe('next monthly');
  });

  it('come an instant after the activation where the rule fires already', () => {
    expect(lines({ rules, series: { x: [0, 6, 2, 2], y: [6, 6, 6, 6] } })).toEqual([
      '2 activated put 100% by entry',
      '3 rolled put 100% by shift',
    ]);
  });
});

describe('assertions', () => {
  it('are checked at each instant; what cannot be decided is not broken', () => {
    const rules = `${head}assert low: always x < 5\nassert high: never x > 7`;
    const run = runRules({ rules, series: { x: [1, '?', 6, 8] } });
    expect(run.assertionFailures.map(({ assertion, instant }) => [assertion, instant])).toEqual([
      ['low', 2],
      ['low', 3],
      ['high', 3],
    ]);
  });
});
