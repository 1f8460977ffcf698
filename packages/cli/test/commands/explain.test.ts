import { describe, expect, it } from 'vitest';
import { folderWith, hedgerow } from '../support/run.ts';
import { stress } from '../support/stress.ts';

const cwd = folderWith(stress);

describe('explain', () => {
  it('tells why not, with what is short and when it could fire at the earliest', () => {
    const { code, stdout, stderr } = hedgerow(cwd, ['explain', 'rules', 'entry', '--at', '2020-01-06']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(`entry on 2020-01-06: it does not fire; it could in 1 session at the earliest
rules/stress.hedge:5:1
when
  ✗ vix > floor for 3 sessions   2 of 3 sessions · earliest in 1 session · since 2020-01-02
  └─ ✓ vix > floor   30.00 vs 28.00 · holds by 2.00 · since 2020-01-03
activate hedge
  layer  idle
  size   29.29%
`);
  });

  it('tells why, what it decided, and what would end it', () => {
    const { stdout } = hedgerow(cwd, ['explain', 'rules', '--at', '2020-01-08']);
    expect(stdout).toContain('active at 32.5% since 2020-01-07 by entry');
    expect(stdout).toMatch(/until\n +✗ vix < 22 for 2 sessions +1 of 2 sessions · earliest in 1 session/);
    const fired = hedgerow(cwd, ['explain', 'rules', '--at', '2020-01-07']).stdout;
    expect(fired).toContain('entry on 2020-01-07: it fires');
    expect(fired).toMatch(/decided\n.*\n +2020-01-07 +activated +hedge +32\.5%/);
  });

  it('counts the cooldown', () => {
    expect(hedgerow(cwd, ['explain', 'rules', '--at', '2020-01-10']).stdout).toMatch(
      /cooldown +4 sessions to go, since 2020-01-09/,
    );
  });

  it('takes the nearest earlier session, and says so; never one outside the data', () => {
    const { code, stdout, stderr } = hedgerow(cwd, ['explain', 'rules', '--at', '2020-01-05']);
    expect(code).toBe(0);
    expect(stderr).toBe('note: 2020-01-05 is no session (a weekend); the one before it is 2020-01-03\n');
    expect(stdout).toContain('entry on 2020-01-03');
    expect(hedgerow(cwd, ['explain', 'rules', '--at', '2020-02-01']).stderr).toContain(
      'the data ends on 2020-01-10',
    );
    expect(hedgerow(cwd, ['explain', 'rules', '--at', '2019-02-01']).stderr).toContain(
      'the data begins on 2020-01-02',
    );
  });

  it('gives json, and suggests the name of a rule', () => {
    const { stdout } = hedgerow(cwd, ['explain', 'rules', '--at', '2020-01-06', '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      rules: [{ rule: 'entry', session: '2020-01-06', fires: false, earliest: 1, when: { truth: 'false' } }],
    });
    const { code, stderr } = hedgerow(cwd, ['explain', 'rules', 'entri']);
    expect(code).toBe(2);
    expect(stderr).toContain('did you mean `entry`?');
  });
});
