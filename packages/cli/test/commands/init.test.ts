import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, hedgerow } from '../support/run.ts';

describe('init', () => {
  const cwd = folderWith({});
  const made = hedgerow(cwd, ['init', 'my rules']);

  it('writes a rule set and says what to do next', () => {
    expect(made).toMatchObject({ code: 0, stderr: '' });
    expect(made.stdout).toContain('stress.hedge');
    expect(readFileSync(join(cwd, 'my rules/data/vix.csv'), 'utf8')).toMatch(
      /^date,vix\n2019-12-20,12\.51\n/,
    );
  });

  it('every next step works as printed', () => {
    const steps = [...made.stdout.matchAll(/hedgerow (\w+) '(my rules)'( --at \S+)?$/gm)];
    expect(steps.map(([, name]) => name)).toEqual(['test', 'backtest', 'explain']);
    for (const [, name = '', folder = '', at] of steps) {
      const { code, stdout, stderr } = hedgerow(cwd, [name, folder, ...(at?.trim().split(' ') ?? [])]);
      expect({ name, code, stderr }).toEqual({ name, code: 0, stderr: expect.any(String) });
      expect(stdout).toContain(name === 'test' ? '2 tests passed' : 'stress_entry');
    }
  });

  it('what it writes is formatted and has no finding', () => {
    expect(hedgerow(cwd, ['fmt', '--check', 'my rules']).code).toBe(0);
    expect(hedgerow(cwd, ['check', 'my rules']).stdout).toContain('nothing to report');
  });

  it('never overwrites', () => {
    const again = hedgerow(cwd, ['init', 'my rules']);
    expect(again).toMatchObject({ code: 2, stdout: '' });
    expect(again.stderr).toContain('will not overwrite `my rules/stress.hedge`');
  });
});
