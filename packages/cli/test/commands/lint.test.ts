import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, hedgerow } from '../support/run.ts';
import { validator } from '../support/schema.ts';

const matches = validator(
  readFileSync(new URL('../../src/schemas/check.schema.json', import.meta.url), 'utf8'),
);
const flat = 'when vix - vix3m == 0 alert "x"\n';
const ids = (stdout: string): string[] => JSON.parse(stdout).findings.map((f: { id: string }) => f.id);
const off = '{ "lint": { "preset": "none", "rules": { "equality-on-computed-number": "warning" } } }\n';

describe('lint', () => {
  it('finds what check does, and more; warnings alone leave exit code 0', () => {
    const cwd = folderWith({ 'a.hedge': flat, 'hedgerow.json': off });
    const { code, stdout } = hedgerow(cwd, ['lint', '--format', 'json']);
    expect(code).toBe(0);
    const result = JSON.parse(stdout);
    expect(matches(result)).toEqual([]);
    expect(ids(stdout)).toEqual(['equality-on-computed-number']);
    expect(ids(hedgerow(cwd, ['check', '--format', 'json']).stdout)).toEqual([]);
  });

  it('fails where warnings are more than allowed', () => {
    const cwd = folderWith({ 'a.hedge': flat, 'hedgerow.json': off });
    expect(hedgerow(cwd, ['lint', '--max-warnings', '0']).code).toBe(1);
    expect(hedgerow(cwd, ['lint', '--max-warnings', '1']).code).toBe(0);
    expect(hedgerow(cwd, ['lint', '--max-warnings', 'few']).code).toBe(2);
  });

  it('mends what is certain, and says how much', () => {
    const cwd = folderWith({ 'a.hedge': 'when vixx > 28 for 3 sesions activate second_engine size 25%\n' });
    const { stderr } = hedgerow(cwd, ['lint', '--fix']);
    expect(stderr).toContain('2 findings mended');
    expect(readFileSync(join(cwd, 'a.hedge'), 'utf8')).toBe(
      'when vix > 28 for 3 sessions activate second_engine size 25%\n',
    );
  });

  it('leaves out what a baseline holds, and tells what is mended since', () => {
    const cwd = folderWith({ 'a.hedge': flat, 'hedgerow.json': off });
    expect(hedgerow(cwd, ['lint', '--update-baseline', 'base.json']).code).toBe(0);
    const known = hedgerow(cwd, ['lint', '--baseline', 'base.json', '--format', 'json']);
    expect(JSON.parse(known.stdout)).toMatchObject({ findings: [], baseline: { known: 1, gone: 0 } });
    writeFileSync(join(cwd, 'a.hedge'), `# moved\n\n${flat}when sma(vix, 3) == 2 alert "y"\n`);
    expect(ids(hedgerow(cwd, ['lint', '--baseline', 'base.json', '--format', 'json']).stdout)).toEqual([
      'equality-on-computed-number',
    ]);
    writeFileSync(join(cwd, 'a.hedge'), 'when vix > 3 alert "x"\n');
    const gone = hedgerow(cwd, ['lint', '--baseline', 'base.json', '--format', 'json']);
    expect(JSON.parse(gone.stdout).baseline).toEqual({ known: 0, gone: 1 });
    expect(gone.stderr).toContain('1 finding of the baseline is mended');
  });

  it('refuses a baseline that is none', () => {
    const cwd = folderWith({ 'a.hedge': flat, 'base.json': '{}', 'broken.json': '{' });
    for (const name of ['base.json', 'broken.json', 'absent.json']) {
      const { code, stderr } = hedgerow(cwd, ['lint', '--baseline', name]);
      expect(code).toBe(2);
      expect(stderr).toContain(name);
    }
  });

  it('looks only at declarations that differ from a revision', () => {
    const cwd = folderWith({ 'a.hedge': `${flat}\nwhen vix > 3 alert "y"\n`, 'hedgerow.json': off });
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd, stdio: 'pipe' });
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'first');
    const since = () => hedgerow(cwd, ['lint', '--since', 'HEAD', '--format', 'json']);
    expect(ids(since().stdout)).toEqual([]);
    writeFileSync(join(cwd, 'a.hedge'), `${flat}\nwhen sma(vix, 3) == 3 alert "y"\n`);
    expect(JSON.parse(since().stdout).findings).toMatchObject([{ range: { start: { line: 3 } } }]);
    writeFileSync(join(cwd, 'b.hedge'), 'when sma(vix, 4) == 3 alert "z"\n');
    expect(ids(since().stdout)).toHaveLength(2);
    const { code, stderr } = hedgerow(cwd, ['lint', '--since', 'nowhere']);
    expect(code).toBe(2);
    expect(stderr).toContain('no revision `nowhere`');
  });
});
