import { describe, expect, it } from 'vitest';
import { folderWith, hedgerow } from '../support/run.ts';

const cwd = folderWith({});

describe('the command line itself', () => {
  it('lists its commands, each with an example in its help', () => {
    const { code, stdout, stderr } = hedgerow(cwd, ['--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const names = [...stdout.matchAll(/^ {2}([a-z]+) (?:<|\[| )/gm)].map(([, name]) => name);
    expect(names).toEqual([
      'check',
      'lint',
      'fmt',
      'eval',
      'backtest',
      'sweep',
      'explain',
      'test',
      'build',
      'init',
      'docs',
      'lsp',
      'studio',
      'demo',
      'help',
    ]);
    const help = hedgerow(cwd, ['explain', '--help']);
    expect(help.stdout).toMatch(/Examples?:\n.* explain /);
    expect(help.stdout).toContain('--no-color');
  });

  it('refuses an unknown command with a suggestion, on stderr, with exit code 2', () => {
    const { code, stdout, stderr } = hedgerow(cwd, ['bactest']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain("unknown command 'bactest'");
    expect(stderr).toContain('Did you mean backtest?');
  });

  it('refuses a wrong option and a wrong format', () => {
    expect(hedgerow(cwd, ['check', '--fromat', 'json'])).toMatchObject({ code: 2, stdout: '' });
    const { code, stderr } = hedgerow(cwd, ['check', '--format', 'xml', '.']);
    expect(code).toBe(2);
    expect(stderr).toContain('Allowed choices are human, json, github');
  });

  it('says what is missing, with the nearest name', () => {
    const folder = folderWith({ 'stress.hedge': '' });
    const { code, stdout, stderr } = hedgerow(folder, ['check', 'stres.hedge']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe('error: cannot find rule set `stres.hedge`\n  help: did you mean `stress.hedge`?\n');
  });
});
