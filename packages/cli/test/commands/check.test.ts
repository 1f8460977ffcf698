import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { folderWith, hedgerow } from '../support/run.ts';
import { validator } from '../support/schema.ts';

const matches = validator(
  readFileSync(new URL('../../src/schemas/check.schema.json', import.meta.url), 'utf8'),
);

const cwd = folderWith({
  'good/a.hedge': 'when vix > floor for 3 sessions activate second_engine size 25%\n',
  'good/b.hedge': 'param floor = 28\n',
  'bad.hedge': 'let a = 1\r\n\twhen vixx > 28 activate second_engine\r\n',
});

describe('check', () => {
  it('takes all files of a folder for one rule set, and says that all is well', () => {
    expect(hedgerow(cwd, ['check', 'good'])).toEqual({
      code: 0,
      stdout: '✓ 2 files, 1 rule: nothing to report\n',
      stderr: '',
    });
  });

  it('takes a folder without rules of its own for the rule sets below it', () => {
    const above = folderWith({
      'desk/a/one.hedge': 'when vix > 28 activate second_engine size 25%\n',
      'desk/b/deep/two.hedge': 'when vixx > 28 activate second_engine size 25%\n',
      'desk/notes.md': 'no rules here',
    });
    const { code, stdout } = hedgerow(above, ['check', 'desk']);
    expect(code).toBe(1);
    expect(stdout).toContain(' --> desk/b/deep/two.hedge:1:6\n');
    expect(hedgerow(above, ['fmt', '--check', 'desk']).code).toBe(0);
  });

  it('frames each finding, on stdout, with exit code 1', () => {
    const { code, stdout, stderr } = hedgerow(cwd, ['check', 'bad.hedge', 'good']);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toContain(
      ' --> bad.hedge:2:7\n  │\n2 │     when vixx > 28 activate second_engine\n  │          ^^^^\n',
    );
    expect(stdout).toContain('= help: did you mean `vix`?');
    expect(stdout).toContain('= more: hedgerow docs unknown-name');
    expect(stdout).toMatch(/✗ 2 rule sets, 3 files: 1 error\n$/);
  });

  it('gives JSON that its published schema accepts', () => {
    const { code, stdout } = hedgerow(cwd, ['check', '--format', 'json', '--cost', 'bad.hedge', 'good']);
    expect(code).toBe(1);
    const result = JSON.parse(stdout);
    expect(matches(result)).toEqual([]);
    expect(result.findings[0]).toMatchObject({
      id: 'unknown-name',
      severity: 'error',
      file: 'bad.hedge',
      range: { start: { line: 2, column: 7 }, end: { line: 2, column: 11 } },
      fix: { edits: [{ text: 'vix' }] },
    });
    expect(result.cost).toEqual([
      { rule_set: 'good', rule: 'rule@1', warmup: 3, bytes: expect.any(Number), cost: expect.any(Number) },
    ]);
  });

  it('annotates for GitHub', () => {
    const { code, stdout } = hedgerow(cwd, ['check', '--format', 'github', 'bad.hedge']);
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^::error file=bad\.hedge,line=2,endLine=2,col=7,endColumn=11,title=unknown-name::/,
    );
  });

  it('reads standard input', () => {
    const { code, stdout } = hedgerow(cwd, ['check', '-'], { input: 'when vix > > 2 alert "x"' });
    expect(code).toBe(1);
    expect(stdout).toContain('--> <stdin>:1:12');
  });

  it('colours only where asked', () => {
    const colored = hedgerow(cwd, ['check', 'bad.hedge'], { env: { FORCE_COLOR: '1' } });
    expect(colored.stdout).toContain('\u001b[31m');
    const plain = hedgerow(cwd, ['check', 'bad.hedge', '--no-color'], { env: { FORCE_COLOR: '1' } });
    expect(plain.stdout).not.toContain('\u001b');
  });

  it('prints the cost of each rule', () => {
    const { stdout } = hedgerow(cwd, ['check', '--cost', 'good']);
    expect(stdout).toMatch(/rule +warm-up +memory +cost of an instant\n +rule@1 +3 sessions +\d+ B +\d+\n/);
  });
});
