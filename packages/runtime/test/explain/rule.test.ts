import { describe, expect, it } from 'vitest';
import { explainRule } from '../../src/explain/rule.ts';
import { type Given, runRules } from '../engine/run-rules.ts';

const world = `
input vix, vvix, gain : index
layer puts { buy put on spx delta 0.3 }
`;

/** A rule at session `at` of a run, from 1. */
function at(given: Given, session: number, rule = 'entry') {
  const run = runRules({ ...given, rules: world + given.rules });
  return explainRule(run, rule, session - 1);
}

const entry = 'rule entry: when vix > 28 for 2 sessions unless vvix > 120 activate puts size 25%';

describe('whether a rule fires', () => {
  const series = { vix: [20, 30, 30, 30, 30], vvix: [90, 90, 90, 130, '?'] as const };
  it.each([
    [1, false, false, 2],
    [2, false, false, 1],
    [3, true, false, 0],
    [4, false, false, 1],
    [5, false, true, 1],
  ])('session %d', (session, fires, undecided, earliest) => {
    expect(at({ rules: entry, series }, session)).toMatchObject({ fires, undecided, earliest });
  });

  it('tells its conditions, its place and what it decided', () => {
    const told = at({ rules: entry, series }, 3);
    expect(told).toMatchObject({ rule: 'entry', session: '2024-01-04', instant: '2024-01-04T21:00:00Z' });
    expect(told.span).toEqual({ file: 'test.hedge', line: 4, column: 1 });
    expect(told.when.truth).toBe('true');
    expect(told.unless?.truth).toBe('false');
    expect(told.until).toBeNull();
    expect(told.decisions.map(({ kind }) => kind)).toEqual(['activated']);
  });

  it('refuses names and instants that the run does not have', () => {
    const given = { rules: entry, series };
    expect(() => at(given, 3, 'entri')).toThrow('there is no rule `entri`; did you mean `entry`?');
    expect(() => at(given, 6)).toThrow(RangeError);
  });
});

describe('the gates of its actions', () => {
  const always = 'rule entry: when vix > 28 activate puts size 25%';
  const gates = (given: Given, session: number) => at(given, session).actions[0]!;

  it('has the vetoes, the unknown one too, with why', () => {
    const rules = `${always}\nforbid activate puts when gain < 0 because "a loss is a loss"\nforbid activate puts when vvix > 100`;
    const series = { vix: [30], gain: [-1], vvix: ['?'] as const };
    const { vetoes } = gates({ rules, series }, 1);
    expect(vetoes.map(({ because, unknown, why }) => [because, unknown, why.truth])).toEqual([
      ['a loss is a loss', false, 'true'],
      [undefined, true, 'unknown'],
    ]);
    expect(vetoes[1]!.why.blame).toEqual(['vvix']);
  });

  it('has the layer as the instant met it: by whom, since when, at what size', () => {
    const series = { vix: [20, 30, 30] };
    expect(gates({ rules: always, series }, 2).state).toEqual({
      active: false,
      pending: false,
      size: 0,
      by: null,
      since: null,
      claims: [],
    });
    expect(gates({ rules: always, series }, 3).state).toEqual({
      active: true,
      pending: false,
      size: 0.25,
      by: 'entry',
      since: '2024-01-03',
      claims: [{ rule: 'entry', size: 0.25, since: '2024-01-03', leads: true }],
    });
  });

  it('has the sessions of cooldown that are left', () => {
    const rules = `${always} until vix < 20 cooldown 3 sessions`;
    const series = { vix: [30, 15, 30, 30, 30, 30] };
    const left = [2, 3, 4, 5].map((session) => gates({ rules, series }, session).cooldown);
    expect(left).toEqual([
      null,
      { since: '2024-01-03', sessions: 2 },
      { since: '2024-01-03', sessions: 1 },
      null,
    ]);
    expect(at({ rules, series }, 5).decisions.map(({ kind }) => kind)).toEqual(['activated']);
  });

  it('has every claim; cooldown and hold are those of the rule itself, whoever activated the layer', () => {
    const rules = `${always} until vix < 20 hold at least 3 sessions cooldown 5 sessions
      rule other: when vvix > 100 activate puts size 40%`;
    const series = { vix: [20, 30, 30, 30], vvix: [110, 110, 110, 110] };
    const told = gates({ rules, series }, 3);
    expect(told.state).toEqual({
      active: true,
      pending: false,
      size: 0.4,
      by: 'other',
      since: '2024-01-02',
      claims: [
        { rule: 'other', size: 0.4, since: '2024-01-02', leads: true },
        { rule: 'entry', size: 0.25, since: '2024-01-03', leads: false },
      ],
    });
    expect(told).toMatchObject({ cooldown: null, hold: { since: '2024-01-03', sessions: 2 } });
  });

  it('has the lapse that keeps a proposal from being made again', () => {
    const rules = `${always}\nrequire 1 approval from (pm) to activate puts within 1 session`;
    const series = { vix: [30, 30, 30, 20, 30] };
    const told = [2, 3, 4, 5].map((session) => gates({ rules, series }, session).approval);
    expect(told.map((approval) => [approval?.proposed, approval?.lapsed])).toEqual([
      ['2024-01-02', false],
      [null, true],
      [null, true],
      [null, false],
    ]);
    expect(at({ rules, series }, 5).decisions.map(({ kind }) => kind)).toEqual(['proposed']);
  });

  it('says of contracts that stand what stands', () => {
    const rules = `input spx : index
      input cash : money(USD)
      layer whole { buy put on spx delta 0.3 size of cash }
      rule entry: when vix > 28 activate whole size 30% round nearest`;
    const series = { vix: [30, 30], spx: [5000, 4500], cash: [5e6, 5e6] };
    expect(gates({ rules, series }, 2)).toMatchObject({ requested: 0.3, granted: 0.3 });
  });

  it('has the sessions for which a claim is held', () => {
    const rules = `${always} until vix < 20 hold at least 3 sessions`;
    const series = { vix: [30, 15, 15, 15] };
    const left = [1, 2, 3, 4].map((session) => gates({ rules, series }, session).hold?.sessions ?? null);
    expect(left).toEqual([null, 2, 1, null]);
    expect(at({ rules, series }, 4).decisions.map(({ kind }) => kind)).toEqual(['deactivated']);
  });

  it('has the limits with their ceilings, and what they leave', () => {
    const rules = `${always}\nlimit puts.size to 10% when vvix > 100\nlimit puts.size to 50%`;
    const told = (vvix: number | '?') => gates({ rules, series: { vix: [30], vvix: [vvix] } }, 1);
    const shown = (vvix: number | '?') => told(vvix).limits.map(({ ceiling, binds }) => [ceiling, binds]);
    expect(told(110)).toMatchObject({ requested: 0.25, granted: 0.1 });
    expect(shown(110)).toEqual([
      [0.1, true],
      [0.5, false],
    ]);
    expect(shown(90)).toEqual([[0.5, false]]);
    expect(told('?')).toMatchObject({ requested: 0.25, granted: 0 });
    expect(shown('?')).toEqual([
      [null, true],
      [0.5, false],
    ]);
  });

  it('has the approval that is awaited', () => {
    const rules = `${always}\nrequire 2 approvals from (risk, pm, ops) to activate puts within 5 sessions`;
    const series = { vix: [30, 30, 30, 30] };
    const given: Given = {
      rules,
      series,
      approvals: [
        [1, 'puts', 'risk'],
        [3, 'puts', 'pm'],
      ],
    };
    const from = ['risk', 'pm', 'ops'];
    expect(gates(given, 1).approval).toEqual({ needed: 2, from, proposed: null, by: [], lapsed: false });
    expect(gates(given, 2)).toMatchObject({
      approval: { needed: 2, from, proposed: '2024-01-02', by: ['risk'], lapsed: false },
      state: { active: false, pending: true },
    });
    expect(at(given, 2).decisions).toEqual([]);
  });
});
