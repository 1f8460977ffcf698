/** LANGUAGE 12: test blocks. */
import { describe, expect, it } from 'vitest';
import { reference } from '../../src/reference/reference.ts';
import type { TestFailure, TestResult } from '../../src/testing/result.ts';
import { runTests, type TestOptions } from '../../src/testing/run-tests.ts';
import type { Evaluator } from '../../src/timeline/types.ts';

const files = (text: string) => [{ name: 'rules.hedge', text }];

function only(text: string, options?: TestOptions): TestResult {
  const { tests, diagnostics } = runTests(files(text), options);
  expect(diagnostics.map(({ id, message }) => `${id}: ${message}`)).toEqual([]);
  expect(tests).toHaveLength(1);
  return tests[0]!;
}

const failure = (text: string, options?: TestOptions): TestFailure => {
  const { failures } = only(text, options);
  expect(failures).toHaveLength(1);
  return failures[0]!;
};

const rules = `
input x : index
layer put { }
rule entry: when x > 28 for 2 sessions activate put size 25%..40% by x from 28 to 35 until x < 22
`;

describe('the examples of the language', () => {
  const designCard = `
    when vix > 28 for 3 sessions and breakeven_challenge > 0.6 activate second_engine size 0.25..0.40`;

  it('a one-day spike does not activate', () => {
    const result = only(`${designCard}
      test "a one-day spike does not activate" {
        given vix = 15, 37, 20, 18
        given breakeven_challenge = 80%
        expect no activate second_engine
      }`);
    expect(result).toMatchObject({ passed: true, from: '2024-01-02', to: '2024-01-05', sessions: 4 });
  });

  it('volmageddon, with its data file, a setting and approvals', () => {
    const closes = [13.84, 14.79, 13.54, 13.47, 17.31, 37.32, 29.98, 27.73];
    const dates = ['01-29', '01-30', '01-31', '02-01', '02-02', '02-05', '02-06', '02-07'];
    const csv = ['date,vix', ...dates.map((date, i) => `2018-${date},${closes[i]}`)].join('\n');
    const result = only(
      `param streak = 3 sessions
      rule entry: when vix > 28 for streak
        activate second_engine size 25%..40% by vix from 28 to 35
      require 2 approvals from (risk, pm, ops) to activate second_engine within 1 session
      test "volmageddon" {
        from 2018-01-29
        data "2018-02.csv"
        set streak = 2 sessions
        approve second_engine by risk, pm on 2018-02-06
        expect proposed second_engine on 2018-02-06
        expect activate second_engine on 2018-02-07 size 25%..30%
        expect no deactivate second_engine
        expect always vix > 10
      }`,
      { readData: (path, file) => (path === '2018-02.csv' && file === 'rules.hedge' ? csv : undefined) },
    );
    expect(result.failures).toEqual([]);
    expect(result).toMatchObject({ passed: true, from: '2018-01-29', to: '2018-02-07' });
  });
});

describe('given', () => {
  it('series fill successive sessions, holidays left out; `unknown` is unknown', () => {
    const result = only(`${rules}
      test "t" {
        from 2024-01-12
        given x = 30, 31, unknown, 30, 31
        expect activate put on 2024-01-16
        expect x > 30 on 2024-01-16
        expect no deactivate put
      }`);
    expect(result).toMatchObject({ passed: true, from: '2024-01-12', to: '2024-01-19' });
  });

  it('constants alone last one session, or up to the last date named', () => {
    expect(only(`${rules}test "t" { given x = 30 expect no activate put }`).sessions).toBe(1);
    const longer = only(`${rules}test "t" { given x = 30 expect activate put on 2024-01-03 size 29%..30% }`);
    expect(longer).toMatchObject({ passed: true, sessions: 2 });
  });

  it('a definition is supplied in place of its own formula', () => {
    const result = only(`input x : index\nlet strain = x * 2\nlayer put { }
      rule entry: when strain > 50 activate put
      test "t" { given strain = 10, 60 expect activate put on 2024-01-03 }`);
    expect(result.passed).toBe(true);
  });

  it('members of bars are given by name', () => {
    const result = only(`input b : index bars\nlayer put { }
      rule entry: when b.high > 30 and b < 25 activate put
      test "t" { given b = 20, 24 given b.high = 29, 31 expect activate put on 2024-01-03 }`);
    expect(result.passed).toBe(true);
  });

  it('a print a session for slower inputs', () => {
    const result = only(`input c : index every month\nlayer put { }
      rule entry: when c rising for 2 prints activate put
      test "t" { given c = 300, 301, 302, 301 expect activate put on 2024-01-04 expect no activate put on 2024-01-03 }`);
    expect(result.passed).toBe(true);
  });

  it('every minute of a session on a grid within sessions', () => {
    const result = only(`evaluate every 30 minutes\ninput q : index every 5 minutes\nlayer put { }
      rule entry: when q > 10 for 60 minutes activate put
      test "t" { given q = 5, 11 expect activate put on 2024-01-03 expect no activate put on 2024-01-02 }`);
    expect(result.passed).toBe(true);
  });
});

describe('set and profile', () => {
  const tuned = `param floor = 28 in 20..40\nprofile bold { floor = 25 }\ninput x : index\nlayer put { }
    rule entry: when x > floor activate put\n`;
  it.each([
    ['', 'no activate put'],
    ['profile bold', 'activate put'],
    ['set floor = 25.5', 'activate put'],
    ['profile bold set floor = 30', 'no activate put'],
  ])('%s: %s', (setting, expected) => {
    expect(only(`${tuned}test "t" { ${setting} given x = 26 expect ${expected} }`).passed).toBe(true);
  });
});

describe('data', () => {
  it('from before the first session warms windows up', () => {
    const csv = 'date,x\n2024-01-02,30\n2024-01-03,30\n2024-01-04,30\n2024-01-05,30';
    const text = `${rules}test "t" { from 2024-01-04 data "x.csv" expect activate put on 2024-01-04 }`;
    const result = only(text, { readData: () => csv });
    expect(result).toMatchObject({ passed: true, from: '2024-01-04', to: '2024-01-05', sessions: 2 });
  });

  it('without `from` gives the first session', () => {
    const csv = 'date,x\n2020-03-02,30\n2020-03-03,30';
    const result = only(`${rules}test "t" { data "x.csv" expect activate put on 2020-03-03 }`, {
      readData: () => csv,
    });
    expect(result).toMatchObject({ passed: true, from: '2020-03-02' });
  });

  it('that cannot be read fails the test', () => {
    const failed = failure(`${rules}test "t" { data "no.csv" expect no activate put }`);
    expect(failed).toMatchObject({
      kind: 'setting',
      text: 'data "no.csv"',
      message: 'the data file `no.csv` cannot be read',
      span: { file: 'rules.hedge', line: 5, column: 12 },
    });
  });

  it('with rows that are doubtful says so', () => {
    const csv = 'date,x\n2024-01-01,30\n2024-01-02,30';
    const { issues, passed } = only(`${rules}test "t" { data "x.csv" expect no activate put }`, {
      readData: () => csv,
    });
    expect(passed).toBe(true);
    expect(issues.map(({ id }) => id)).toContain('row-on-closed-day');
  });
});

describe('expectations', () => {
  const block = (expected: string, values = '20, 30, 31, 32'): string =>
    `${rules}forbid activate put when x > 31.5\nlimit put.size to 28%
    test "t" { given x = ${values} expect ${expected} }`;

  it.each([
    'activate put',
    'activate put on 2024-01-04',
    'activate put on 2024-01-04 size 28%..28%',
    'activated put size 20%..30%',
    'constrained put',
    'no activate put on 2024-01-05',
    'no deactivate put',
    'no alert',
    'always x > 10',
    'never x > 40',
    'put is active on 2024-01-05',
  ])('%s', (expected) => {
    expect(only(block(expected)).failures).toEqual([]);
  });

  it('what is missing is told with what there is, and why not', () => {
    expect(failure(block('activate put on 2024-01-03'))).toMatchObject({
      kind: 'expectation',
      text: 'expect activate put on 2024-01-03',
      message: 'there is none; the nearest is 2024-01-04 activated put 28%',
      expected: ['2024-01-03 activated put'],
      // The forbidden one on the fifth asked for more.
      actual: [
        '2024-01-04 activated put 28%',
        '2024-01-04 constrained put 28%',
        '2024-01-05 vetoed put 33.57%',
      ],
      session: '2024-01-03',
      rule: 'entry',
      why: { truth: 'false', form: 'for' },
    });
  });

  it('a wrong size is told', () => {
    expect(failure(block('activate put size 35%..40%')).message).toBe(
      'there is none; the nearest is 2024-01-04 activated put 28%',
    );
  });

  it('what must not be is told, with its reason', () => {
    expect(failure(block('no activate put'))).toMatchObject({
      message: 'there is one: 2024-01-04 activated put 28%',
      expected: ['no activated put'],
      session: '2024-01-04',
      why: { truth: 'true' },
    });
  });

  it('a condition is told where it first fails; unknown is not true', () => {
    expect(failure(block('always x < 31'))).toMatchObject({ message: 'it is false on 2024-01-04' });
    expect(failure(block('never x > 31'))).toMatchObject({ message: 'it is true on 2024-01-05' });
    expect(failure(block('x > 10 on 2024-01-03', '20, unknown'))).toMatchObject({
      message: 'it is unknown on 2024-01-03',
      why: { truth: 'unknown', blame: ['x'] },
    });
  });

  it('a date that the test does not come to is an error, not a vain expectation', () => {
    expect(failure(block('no activate put on 2024-02-01'))).toMatchObject({
      kind: 'setting',
      message: '2024-02-01 is outside the test, whose sessions are 2024-01-02 to 2024-01-05',
    });
    expect(failure(block('activate put on 2024-01-06')).message).toMatch(/^2024-01-06 is no session: /);
  });
});

describe('the rule set', () => {
  it("'s assertions are checked in every test", () => {
    const failed = failure(`${rules}assert calm: never x > 35
      test "t" { given x = 30, 36 expect no deactivate put }`);
    expect(failed).toMatchObject({
      kind: 'assertion',
      text: 'assert calm: never x > 35',
      message: 'it is true on 2024-01-03',
      session: '2024-01-03',
    });
  });

  it('with errors has no tests, only diagnostics', () => {
    const { tests, diagnostics } = runTests(files('rule a: when nothing > 3 activate put'));
    expect(tests).toEqual([]);
    expect(diagnostics.length).toBeGreaterThan(0);
  });

  it("'s tests are chosen by title", () => {
    const two = `${rules}test "one" { given x = 1 expect no activate put }
      test "two" { given x = 1 expect no activate put }`;
    const { tests } = runTests(files(two), { only: (title) => title === 'two' });
    expect(tests.map(({ title }) => title)).toEqual(['two']);
  });
});

describe('evaluators', () => {
  it('that do not agree are a loud failure', () => {
    const wrong: Evaluator = (program, timeline, data, params, layers) => {
      const right = reference(program, timeline, data, params, layers);
      return {
        ...right,
        value: (node, tick) => (program.nodes[node]!.op === 'forall' ? 0 : right.value(node, tick)),
      };
    };
    const failed = failure(`${rules}test "t" { given x = 30, 30 expect activate put }`, {
      evaluators: { reference, wrong },
    });
    expect(failed).toMatchObject({
      kind: 'evaluators',
      session: '2024-01-03',
      expected: ['2024-01-03 activated put 29.29%'],
      actual: [],
    });
    expect(failed.message).toContain('`reference` and `wrong` do not agree');
  });
});
