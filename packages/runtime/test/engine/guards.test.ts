/** LANGUAGE 6, 8 and 10: vetoes and limits, and how they fail closed. */
import { describe, expect, it } from 'vitest';
import { line, lines, runRules } from './run-rules.ts';

const head = 'input x, y : index\nlayer put { }\nlayer other { }\n';
const entry = 'rule entry: when x > 5 activate put size 30% until x < 1\n';

describe('forbid', () => {
  const rules = `${head}${entry}forbid activate put when y > 5 because "too calm"`;

  it('drops the action; a veto that persists is one decision; when it ends the claim is made', () => {
    expect(lines({ rules, series: { x: [6, 6, 6, 6], y: [6, 6, 6, 0] } })).toEqual([
      '1 vetoed put (30%) by entry',
      '4 activated put 30% by entry',
    ]);
  });

  it('says which veto, and why', () => {
    const { decisions } = runRules({ rules, series: { x: [6], y: [6] } });
    expect(decisions[0]!.vetoes).toEqual([
      {
        text: 'forbid activate put when y > 5 because "too calm"',
        because: 'too calm',
        unknown: false,
        span: { file: 'test.hedge', line: 5, column: 1 },
      },
    ]);
  });

  it('an unknown condition forbids, and is marked so', () => {
    const given = { rules, series: { x: [6, 6], y: ['?', 0] as const } };
    expect(lines(given)).toEqual(['1 vetoed put (30%) by entry', '2 activated put 30% by entry']);
    expect(runRules(given).decisions[0]!.vetoes[0]!.unknown).toBe(true);
  });

  it('a new veto after an interval is told again', () => {
    const series = { x: [6, 6, 0.5, 6], y: [6, 0, 0, 6] };
    expect(lines({ rules, series })).toEqual([
      '1 vetoed put (30%) by entry',
      '2 activated put 30% by entry',
      '3 deactivated put by entry',
      '4 vetoed put (30%) by entry',
    ]);
  });

  it('of what would change nothing is not told', () => {
    expect(lines({ rules, series: { x: [6, 6], y: [0, 6] } })).toEqual(['1 activated put 30% by entry']);
  });

  it('of one layer leaves the others alone; without a layer it is of all', () => {
    const both = `${head}rule entry: when x > 5 activate put activate other`;
    const series = { x: [6], y: [6] };
    expect(lines({ rules: `${both}\nforbid activate other when y > 5`, series })).toEqual([
      '1 vetoed other (100%) by entry',
      '1 activated put 100% by entry',
    ]);
    expect(lines({ rules: `${both}\nforbid activate when y > 5`, series })).toEqual([
      '1 vetoed put (100%) by entry',
      '1 vetoed other (100%) by entry',
    ]);
  });

  it('of a deactivation keeps the layer', () => {
    const rules = `${head}rule entry: when x > 5 activate put\nrule exit: when x < 2 deactivate put
      forbid deactivate put when y > 5`;
    expect(lines({ rules, series: { x: [6, 1, 1, 1], y: [0, 6, 6, 0] } })).toEqual([
      '1 activated put 100% by entry',
      '2 vetoed put by exit',
      '4 deactivated put by exit',
    ]);
  });

  it('of a deactivation keeps claims from ending by their `until` too', () => {
    const rules = `${head}${entry}forbid deactivate put when y > 5 because "not in a crash"`;
    expect(lines({ rules, series: { x: [6, 0, 0, 0], y: [0, 6, 6, 0] } })).toEqual([
      '1 activated put 30% by entry',
      '2 vetoed put by entry',
      '4 deactivated put by entry',
    ]);
  });

  it('of a scale leaves the size', () => {
    const rules = `${head}rule entry: when x > 5 activate put size 20%..40%
      rule more: when y > 5 scale put size 40%
      forbid scale put when x > 8`;
    expect(lines({ rules, series: { x: [6, 9, 9, 6], y: [0, 6, 6, 6] } })).toEqual([
      '1 activated put 20% by entry',
      '2 vetoed put (40%) by more',
      '4 scaled put 40% by more',
    ]);
  });

  it('of an alert is kept for the record; the alert comes when the veto ends', () => {
    const rules = `${head}rule tell: when x > 5 alert "high" info\nforbid alert when y > 5`;
    expect(lines({ rules, series: { x: [6, 6, 6], y: [6, 6, 0] } })).toEqual([
      '1 vetoed by tell',
      '3 alert "high" by tell',
    ]);
  });

  it('of an alert or a roll that was told already changes nothing: it is told once', () => {
    const alert = `${head}rule tell: when x > 5 alert "high"\nforbid alert when y > 5`;
    const series = { x: [6, 6, 6, 6, 6], y: [0, 0, 6, 6, 0] };
    expect(lines({ rules: alert, series })).toEqual(['1 alert "high" by tell']);
    const roll = `${head}rule entry: when x > 5 activate put roll put to expiry next monthly
      forbid roll when y > 5`;
    expect(lines({ rules: roll, series })).toEqual([
      '1 activated put 100% by entry',
      '2 rolled put 100% by entry',
    ]);
  });
});

describe('limit', () => {
  const limited = (limit: string): string => `${head}${entry}limit put.size to ${limit}`;

  it('cuts the size; a constraint that persists is one decision', () => {
    expect(lines({ rules: limited('20%'), series: { x: [6, 6, 6] } })).toEqual([
      '1 activated put 20% (30%) by entry',
      '1 constrained put 20% (30%) by entry',
    ]);
  });

  it('says which limit and at what', () => {
    const { decisions } = runRules({ rules: limited('20%'), series: { x: [6] } });
    const limit = {
      text: 'limit put.size to 20%',
      quantity: 'size',
      ceiling: 0.2,
      span: { file: 'test.hedge', line: 5, column: 1 },
    };
    expect(decisions.map(({ limits }) => limits)).toEqual([[limit], [limit]]);
  });

  it('exactly at the limit nothing is cut', () => {
    expect(lines({ rules: limited('30%'), series: { x: [6] } })).toEqual(['1 activated put 30% by entry']);
  });

  it('beats the band: less than its low end is granted', () => {
    const rules = `${head}rule entry: when x > 5 activate put size 25%..40% by x from 5 to 10
      limit put.size to 10%`;
    expect(lines({ rules, series: { x: [6] } })).toEqual([
      '1 activated put 10% (28%) by entry',
      '1 constrained put 10% (28%) by entry',
    ]);
  });

  it('with a condition binds while that holds; then the claim is whole again', () => {
    expect(lines({ rules: limited('20% when y > 5'), series: { x: [6, 6, 6, 6], y: [0, 6, 6, 0] } })).toEqual(
      [
        '1 activated put 30% by entry',
        '2 scaled put 20% (30%) by entry',
        '2 constrained put 20% (30%) by entry',
        '4 scaled put 30% by entry',
      ],
    );
  });

  it('an unknown limit allows no increase, and takes nothing away', () => {
    const rules = `${head}rule entry: when x > 5 activate put size 25%..40% by x from 5 to 10
      limit put.size to if y > 5 then 90% else 80%`;
    const given = { rules, series: { x: [6, 6, 8, 8], y: ['?', 0, '?', 0] as const } };
    expect(lines(given)).toEqual([
      '1 constrained put 0% (28%) by entry',
      '2 activated put 28% by entry',
      '3 constrained put 28% (34%) by entry',
      '4 scaled put 34% by entry',
    ]);
    expect(runRules(given).decisions[0]!.limits[0]!.ceiling).toBeNull();
  });

  it('a limit whose condition is unknown allows no increase', () => {
    expect(lines({ rules: limited('20% when y > 5'), series: { x: [6, 6], y: ['?', 0] } })).toEqual([
      '1 constrained put 0% (30%) by entry',
      '2 activated put 30% by entry',
    ]);
  });

  it('that moves moves the size, and is one constraint', () => {
    const rules = `${head}${entry}limit put.size to y * 1%`.replace(
      'input x, y : index',
      'input x : index\ninput y : ratio',
    );
    expect(lines({ rules, series: { x: [6, 6, 6, 6], y: [20, 10, 15, 40] } })).toEqual([
      '1 activated put 20% (30%) by entry',
      '1 constrained put 20% (30%) by entry',
      '2 scaled put 10% (30%) by entry',
      '3 scaled put 15% (30%) by entry',
      '4 scaled put 30% by entry',
    ]);
  });

  it('a limit of nothing ends the layer, and its claim comes back with the limit', () => {
    const rules = limited('if y > 5 then 0% else 50%');
    expect(lines({ rules, series: { x: [6, 6, 6], y: [0, 6, 0] } })).toEqual([
      '1 activated put 30% by entry',
      '2 deactivated put by entry',
      '2 constrained put 0% (30%) by entry',
      '3 activated put 30% by entry',
    ]);
  });
});

describe('margin and notional', () => {
  const book = `input x : index
    input spx : index
    input cash, fee : money(USD)
    layer put { buy put on spx delta 0.75 size of cash margin size * cash * 10% + fee }
    rule entry: when x > 5 activate put size 50%\n`;
  const series = { x: [6], spx: [5000], cash: [4_000_000], fee: [20_000] };

  it('a margin is cut by its slope and intercept', () => {
    // 20,000 + size * 400,000 <= 100,000 gives 20%.
    expect(lines({ rules: `${book}limit put.margin to 100_000 USD`, series })[0]).toBe(
      '1 activated put 20% (50%) by entry',
    );
  });

  it('a notional is cut by the base', () => {
    expect(lines({ rules: `${book}limit put.notional to 1_000_000 USD`, series })[0]).toBe(
      '1 activated put 25% (50%) by entry',
    );
  });

  it('the strictest of several limits decides; all that cut are named', () => {
    const rules = `${book}limit put.margin to 100_000 USD\nlimit put.notional to 1_000_000 USD
      limit put.size to 90%`;
    const { decisions } = runRules({ rules, series });
    expect(decisions[0]!.granted!.size).toBe(0.2);
    expect(decisions[0]!.limits.map(({ quantity }) => quantity)).toEqual(['margin', 'notional']);
  });

  it('a size is told with its notional, margin and contracts', () => {
    const { decisions } = runRules({ rules: book, series });
    expect(decisions[0]!.granted).toEqual({ size: 0.5, notional: 2_000_000, margin: 220_000, contracts: 4 });
  });

  it('the inputs of a limit that cuts are told, those of what it is measured by too', () => {
    const inputsUnder = (limit: string): string[] => {
      const { decisions } = runRules({ rules: `${book}${limit}`, series });
      return Object.keys(decisions[0]!.inputs).sort();
    };
    expect(inputsUnder('limit put.margin to 100_000 USD')).toEqual(['cash', 'fee', 'x']);
    expect(inputsUnder('limit put.notional to 1_000_000 USD')).toEqual(['cash', 'x']);
    expect(inputsUnder('limit put.margin to 900_000 USD')).toEqual(['x']);
  });

  it('`of E` takes the place of the base', () => {
    const rules = book.replace('size 50%', 'size 50% of fee');
    const { decisions } = runRules({ rules: `${rules}limit put.notional to 5_000 USD`, series });
    expect(decisions[0]!.requested).toMatchObject({ size: 0.5, notional: 10_000 });
    expect(decisions[0]!.granted).toMatchObject({ size: 0.25, notional: 5_000, contracts: 0.01 });
  });

  it('what is unknown of them is left out', () => {
    const { decisions } = runRules({ rules: book, series: { ...series, spx: ['?'] } });
    expect(decisions[0]!.granted).toEqual({ size: 0.5, notional: 2_000_000, margin: 220_000 });
  });
});

describe('whole contracts', () => {
  // Ten core condors: 30% are three contracts.
  const rounded = (size: string, limit = ''): string => `input x : index
    input spx : index
    input condors : count
    let base = notional(spx, condors)
    layer put { buy put on spx delta 0.75 size of base margin size * base * 10% }
    rule entry: when x > 5 activate put size ${size}
    ${limit}`;
  const series = { x: [6, 6, 6], spx: [5000.13, 4987.77, 5112.31], condors: [10, 10, 10] };

  it.each([
    ['25% round nearest', '30%'],
    ['25% round down', '20%'],
    ['25% round up', '30%'],
    ['22% round nearest', '20%'],
    ['22% round up', '30%'],
    ['30% round down', '30%'],
    ['30% round up', '30%'],
    ['25%', '25%'],
  ])('%s of ten is %s', (size, granted) => {
    const asked = size.replace(/ .*/, '');
    const told = granted === asked ? granted : `${granted} (${asked})`;
    expect(lines({ rules: rounded(size), series })).toEqual([`1 activated put ${told} by entry`]);
  });

  it('the inputs that contracts are counted by are told', () => {
    const { decisions } = runRules({ rules: rounded('25% round down'), series });
    expect(Object.keys(decisions[0]!.inputs).sort()).toEqual(['condors', 'spx', 'x']);
  });

  it('rounding never goes over a limit', () => {
    expect(lines({ rules: rounded('25% round up', 'limit put.size to 28%'), series })[0]).toBe(
      '1 activated put 20% (25%) by entry',
    );
  });

  it.each([
    [28, '30%', '25%', 3],
    [30, '30%', '29.286%', 3],
    [31.5, '30%', '32.5%', 3],
    [35, '40%', undefined, 4],
  ])('DOMAIN 2.5: ten condors at a VIX of %d', (vix, granted, asked, contracts) => {
    const rules = rounded('25%..40% by x from 28 to 35 round nearest');
    const { decisions } = runRules({ rules, series: { ...series, x: [vix, vix, vix] } });
    expect(decisions.map((decision) => line(decision, 1))).toEqual([
      `1 activated put ${granted}${asked ? ` (${asked})` : ''} by entry`,
    ]);
    expect(decisions[0]!.granted!.contracts).toBe(contracts);
  });

  it('DOMAIN 2.5: a margin that allows one contract of three grants one', () => {
    // Ten contracts cost 380,200 of margin; 75,000 allows 1.97.
    const rules = `input x : index
      input spx : index
      input condors : count
      let base = notional(spx, condors)
      layer put { buy put on spx delta 0.75 size of base margin size * 380_200 USD }
      rule entry: when x > 5 activate put size 25%..40% by x from 28 to 35 round nearest
      limit put.margin to 75_000 USD`;
    expect(lines({ rules, series: { ...series, x: [30, 30, 30] } })).toEqual([
      '1 activated put 10% (29.286%) by entry',
      '1 constrained put 10% (29.286%) by entry',
    ]);
  });

  it('a size that holds so many contracts keeps them while prices move', () => {
    const equity = `input x : index
      input spx : index
      input equity : money(USD)
      layer put { buy put on spx delta 0.75 size of equity }
      rule entry: when x > 5 activate put size 30% round nearest`;
    // 1,500,000 of notional is 3 contracts at 5000, and still would round to 3 at 4500 and at 5400.
    const moving = { x: [6, 6, 6], spx: [5000, 4500, 5400], equity: [5e6, 5e6, 5e6] };
    expect(lines({ rules: equity, series: moving })).toEqual(['1 activated put 30% by entry']);
  });

  it('VIX futures have a multiplier of 1000', () => {
    const rules = `input vix : index
      input cash : money(USD)
      layer hedge { buy future on vix size of cash }
      rule entry: when vix > 5 activate hedge`;
    const { decisions } = runRules({ rules, series: { vix: [20], cash: [100_000] } });
    expect(decisions[0]!.granted!.contracts).toBe(5);
  });

  it('a base that is a count is the contracts themselves', () => {
    const rules = `input x : index
      input spx : index
      input condors : count
      layer put { buy put on spx delta 0.75 size of condors }
      rule entry: when x > 5 activate put size 25% round up`;
    const { decisions } = runRules({ rules, series });
    expect(decisions[0]!.granted).toMatchObject({ size: 0.3, contracts: 3 });
  });
});
