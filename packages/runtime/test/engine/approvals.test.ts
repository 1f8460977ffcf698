/** LANGUAGE 8 and 10: `require N approvals from (...) to ACTION LAYER [within D]`. */
import { describe, expect, it } from 'vitest';
import { lines, runRules } from './run-rules.ts';

const rules = `input x, y : index
  layer put { }
  rule entry: when x > 5 activate put size 20%..40% by x from 5 to 15 until y > 5
  require 2 approvals from (risk, pm, ops) to activate put within 2 sessions`;

describe('an approval', () => {
  it('is awaited: the change is proposed, and made when the last approver has spoken', () => {
    const approvals = [
      [1, 'put', 'risk'],
      [2, 'put', 'pm'],
    ] as const;
    expect(lines({ rules, series: { x: [10, 10, 10], y: [0, 0, 0] }, approvals })).toEqual([
      '1 proposed put (30%) by entry',
      '2 approved put (30%) by entry',
      '2 activated put 30% by entry',
    ]);
  });

  it('dated as the proposal itself follows it: the change comes at the next instant', () => {
    const approvals = [
      [1, 'put', 'risk'],
      [1, 'put', 'pm'],
    ] as const;
    expect(lines({ rules, series: { x: [10, 0], y: [0, 0] }, approvals })).toEqual([
      '1 proposed put (30%) by entry',
      '2 approved put (30%) by entry',
      '2 activated put 30% by entry',
    ]);
  });

  it('counts once, only from the list, and not before the proposal', () => {
    const approvals = [
      [1, 'put', 'risk'],
      [2, 'put', 'pm'],
      [3, 'put', 'pm'],
      [3, 'put', 'boss'],
    ] as const;
    expect(lines({ rules, series: { x: [0, 10, 10, 10], y: [0, 0, 0, 0] }, approvals })).toEqual([
      '2 proposed put (30%) by entry',
      '4 lapsed put (30%) by entry',
    ]);
  });

  it('leaves the layer pending meanwhile', () => {
    const run = runRules({
      rules: `${rules}\nassert waits: never put is pending`,
      series: { x: [10, 10, 10, 0], y: [0, 0, 0, 0] },
    });
    expect([...run.layers.get('put')!.pending]).toEqual([1, 1, 0, 0]);
    expect(run.assertionFailures.map(({ instant }) => instant)).toEqual([1, 2]);
  });
});

describe('a proposal', () => {
  it('that lapsed is made again only after `when` was false in between', () => {
    expect(lines({ rules, series: { x: [10, 10, 10, 10, 0, 10], y: [0, 0, 0, 0, 0, 0] } })).toEqual([
      '1 proposed put (30%) by entry',
      '3 lapsed put (30%) by entry',
      '6 proposed put (30%) by entry',
    ]);
  });

  it('an unknown `when` in between is not false', () => {
    const series = { x: [10, 10, 10, '?', 10] as const, y: [0, 0, 0, 0, 0] };
    expect(lines({ rules, series })).toEqual([
      '1 proposed put (30%) by entry',
      '3 lapsed put (30%) by entry',
    ]);
  });

  it('or when a larger size is asked for', () => {
    expect(lines({ rules, series: { x: [10, 10, 10, 9, 12], y: [0, 0, 0, 0, 0] } })).toEqual([
      '1 proposed put (30%) by entry',
      '3 lapsed put (30%) by entry',
      '5 proposed put (34%) by entry',
    ]);
  });

  it('stays at the size asked for: more is a proposal of its own', () => {
    const approvals = [
      [1, 'put', 'risk'],
      [1, 'put', 'pm'],
      [3, 'put', 'ops'],
      [3, 'put', 'pm'],
    ] as const;
    expect(lines({ rules, series: { x: [10, 10, 12, 12], y: [0, 0, 0, 0] }, approvals })).toEqual([
      '1 proposed put (30%) by entry',
      '2 approved put (30%) by entry',
      '2 activated put 30% by entry',
      '3 proposed put (34%) by entry',
      '4 approved put (34%) by entry',
      '4 scaled put 34% by entry',
    ]);
  });

  it('that waits is not replaced by a larger ask, which would make its approvals void', () => {
    const approvals = [
      [1, 'put', 'risk'],
      [2, 'put', 'pm'],
    ] as const;
    expect(lines({ rules, series: { x: [10, 12, 10], y: [0, 0, 0] }, approvals })).toEqual([
      '1 proposed put (30%) by entry',
      '2 approved put (30%) by entry',
      '2 proposed put (34%) by entry',
      '2 activated put 30% by entry',
    ]);
  });

  it('is withdrawn where `until` holds', () => {
    expect(lines({ rules, series: { x: [10, 10, 10], y: [0, 6, 6] } })).toEqual([
      '1 proposed put (30%) by entry',
      '2 lapsed put (30%) by entry',
    ]);
  });

  it('approved while its action is forbidden is vetoed', () => {
    const approvals = [
      [1, 'put', 'risk'],
      [1, 'put', 'pm'],
    ] as const;
    const series = { x: [10, 4, 4], y: [0, 0, 0] };
    const told = lines({ rules: `${rules}\nforbid activate put when x < 5`, series, approvals });
    expect(told).not.toContain('2 activated put 30% by entry');
    expect(told).toContain('2 vetoed put (30%) by entry');
  });

  it("approved during its rule's cooldown waits until that is over", () => {
    const rules = `input x, y : index
      layer put { }
      rule a: when x > 5 activate put size 20% until x < 1
      rule b: when y > 5 activate put size 30% cooldown 3 sessions
      require 1 approval from (pm) to activate put`;
    const approvals = [
      [1, 'put', 'pm'],
      [4, 'put', 'pm'],
    ] as const;
    const series = { x: [6, 6, 0, 0, 0, 0, 0], y: [0, 6, 0, 0, 0, 0, 0] };
    expect(lines({ rules, series, approvals })).toEqual([
      '1 proposed put (20%) by a',
      '2 approved put (20%) by a',
      '2 proposed put (30%) by b',
      '2 activated put 20% by a',
      '3 deactivated put by a',
      '6 approved put (30%) by b',
      '6 activated put 30% by b',
    ]);
  });

  it('without `within` waits for ever', () => {
    const patient = rules.replace(' within 2 sessions', '');
    const zeros = Array.from({ length: 30 }, () => 0);
    const approvals = [
      [29, 'put', 'risk'],
      [29, 'put', 'pm'],
    ] as const;
    const series = { x: [10, ...zeros], y: [0, ...zeros] };
    expect(lines({ rules: patient, series, approvals })).toEqual([
      '1 proposed put (30%) by entry',
      '29 approved put (30%) by entry',
      '29 activated put 30% by entry',
    ]);
  });
});

describe('other actions', () => {
  const book = `input x, y : index
    layer put { }
    rule entry: when x > 5 activate put size 20%..40% until x < 1
    rule more: when y > 5 scale put size 40%
    rule shift: when y > 7 roll put to expiry next monthly
    rule exit: when y < 0 deactivate put\n`;
  const require = (action: string): string => `${book}require 1 approval from (pm) to ${action} put`;

  it('scale', () => {
    const given = { rules: require('scale'), series: { x: [6, 6, 6], y: [0, 6, 6] } };
    expect(lines({ ...given, approvals: [[2, 'put', 'pm']] })).toEqual([
      '1 activated put 20% by entry',
      '2 proposed put (40%) by more',
      '3 approved put (40%) by more',
      '3 scaled put 40% by more',
    ]);
  });

  it('roll', () => {
    const given = { rules: require('roll'), series: { x: [6, 6, 6, 6], y: [0, 8, 8, 8] } };
    expect(lines({ ...given, approvals: [[2, 'put', 'pm']] })).toEqual([
      '1 activated put 20% by entry',
      '2 proposed put by shift',
      '2 scaled put 40% by more',
      '3 approved put by shift',
      '3 rolled put 40% by shift',
    ]);
  });

  it("a claim's own `until` is a deactivation too", () => {
    const given = { rules: require('deactivate'), series: { x: [6, 0, 0, 0], y: [0, 0, 0, 0] } };
    expect(lines({ ...given, approvals: [[3, 'put', 'pm']] })).toEqual([
      '1 activated put 20% by entry',
      '2 proposed put by entry',
      '3 approved put by entry',
      '3 deactivated put by entry',
    ]);
  });

  it('of several rules the leading claim alone is proposed', () => {
    const two = `input x, y : index
      layer put { }
      rule small: when x > 5 activate put size 10%
      rule large: when x > 5 activate put size 30%
      rule late: when y > 5 activate put size 20% priority 1
      require 1 approval from (pm) to activate put`;
    const given = { rules: two, series: { x: [6, 6, 6], y: [0, 0, 6] } };
    expect(lines({ ...given, approvals: [[1, 'put', 'pm']] })).toEqual([
      '1 proposed put (30%) by large',
      '2 approved put (30%) by large',
      '2 activated put 30% by large',
      '3 proposed put (20%) by late',
    ]);
  });

  it('what was proposed for a layer is withdrawn where the layer ends', () => {
    const given = { rules: require('scale'), series: { x: [6, 6, 0, 6, 6], y: [0, 6, 0, 0, 0] } };
    expect(lines({ ...given, approvals: [[4, 'put', 'pm']] })).toEqual([
      '1 activated put 20% by entry',
      '2 proposed put (40%) by more',
      '3 lapsed put (40%) by more',
      '3 deactivated put by entry',
      '4 activated put 20% by entry',
    ]);
  });

  it('deactivations that were proposed apart: the first that is approved ends the layer and the others', () => {
    const rules = `${book}require 2 approvals from (pm, risk) to deactivate put`;
    const approvals = [
      [2, 'put', 'pm'],
      [3, 'put', 'risk'],
      [5, 'put', 'pm'],
    ] as const;
    // The end by `until` is proposed in 2 with one approval given, that of `exit` in 3.
    const series = { x: [6, 0, 0, 0, 6, 6], y: [0, 0, -1, -1, 0, 0] };
    expect(lines({ rules, series, approvals })).toEqual([
      '1 activated put 20% by entry',
      '2 proposed put by entry',
      '3 approved put by entry',
      '3 deactivated put by entry',
      '5 activated put 20% by entry',
    ]);
  });

  it('an approved `until` ends its own claim alone; what other rules ask for at that instant is made', () => {
    const rules = `input x, y : index
      layer put { }
      rule a: when x > 5 activate put size 20% until x < 1
      rule b: when y > 5 activate put size 30%..50% by y from 5 to 10
      require 1 approval from (pm) to deactivate put`;
    const series = { x: [6, 0, 0, 0], y: [6, 6, 8, 8] };
    expect(lines({ rules, series, approvals: [[2, 'put', 'pm']] })).toEqual([
      '1 activated put 34% by b',
      '2 proposed put by a',
      '3 approved put by a',
      '3 scaled put 42% by b',
    ]);
  });

  it('deactivate: claims stand until it is approved, though the rule may have stopped asking', () => {
    const given = { rules: require('deactivate'), series: { x: [6, 6, 6, 6], y: [0, -1, 0, 0] } };
    expect(lines({ ...given, approvals: [[2, 'put', 'pm']] })).toEqual([
      '1 activated put 20% by entry',
      '2 proposed put by exit',
      '3 approved put by exit',
      '3 deactivated put by exit',
      '4 activated put 20% by entry',
    ]);
  });
});
