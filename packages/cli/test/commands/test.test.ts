import { describe, expect, it } from 'vitest';
import { folderWith, hedgerow } from '../support/run.ts';
import { stress } from '../support/stress.ts';

const failing = `when vix > 28 for 3 sessions activate second_engine size 25%
test "too early" {
  given vix = 29, 30, 31
  expect activate second_engine on 2024-01-03
}
`;
const cwd = folderWith({ ...stress, 'failing.hedge': failing, 'none.hedge': 'let a = vix\n' });

describe('test', () => {
  it('passes', () => {
    const { code, stdout, stderr } = hedgerow(cwd, ['test', 'rules']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(
      '  ✓ three sessions  3 sessions from 2024-01-02\n  ✓ a spike  3 sessions from 2024-01-02\n',
    );
    expect(stdout).toMatch(/\n2 tests passed in \d+ ms\n$/);
  });

  it('sets expected and decided side by side, with the why tree, and exits with 1', () => {
    const { code, stdout } = hedgerow(cwd, ['test', 'failing.hedge']);
    expect(code).toBe(1);
    expect(stdout).toContain('✗ too early');
    expect(stdout).toContain('failing.hedge:4:3');
    expect(stdout).toMatch(
      /expected +decided\n +2024-01-03 activated second_engine +2024-01-04 activated second_engine 25%/,
    );
    expect(stdout).toMatch(/\? vix > 28 for 3 sessions +2 of 3 sessions/);
    expect(stdout).toMatch(/0 tests passed, 1 failed/);
  });

  it('speaks json, tap and junit', () => {
    const formatted = (format: string) =>
      hedgerow(cwd, ['test', 'rules', 'failing.hedge', '--format', format]);
    const json = formatted('json');
    expect(json.code).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject({
      version: 1,
      summary: { tests: 3, passed: 2 },
      rule_sets: [
        { name: 'rules' },
        { name: 'failing.hedge', tests: [{ title: 'too early', passed: false }] },
      ],
    });
    const tap = formatted('tap').stdout;
    expect(tap).toMatch(
      /^TAP version 14\n1\.\.3\nok 1 - rules: three sessions\nok 2 - rules: a spike\nnot ok 3 - failing\.hedge: too early\n/,
    );
    const xml = formatted('junit').stdout;
    expect(xml).toContain('<testsuite name="failing.hedge" tests="1" failures="1">');
  });

  it('says that there are no tests, and how one looks', () => {
    const { code, stdout, stderr } = hedgerow(cwd, ['test', 'none.hedge']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toContain('there are no tests');
    expect(hedgerow(cwd, ['test', 'rules', '--only', 'nothing like it']).stderr).toContain('no test has');
  });
});
