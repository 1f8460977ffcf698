/** The composite GitHub action, its `run` steps run on a repository as the runner would. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ActionResult, readAction, runAction } from '../../../../scripts/ci/run-action.ts';
import { folderWith } from '../support/run.ts';

const root = join(import.meta.dirname, '../../../..');
const warned = 'when vix - vix3m == 0 alert "flat"\n';
const broken = 'when vixx > 28 alert "stress"\n';
const only = JSON.stringify({
  lint: { preset: 'none', rules: { 'equality-on-computed-number': 'warning' } },
});

/** A repository with one commit. */
function repository(files: Readonly<Record<string, string>>): string {
  const folder = folderWith(files);
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '.');
  git('commit', '--quiet', '--message=first');
  return folder;
}

const step = ({ steps }: ActionResult, name: string) => steps.find((one) => one.name === name)!;
const upload = 'Upload to code scanning';

describe('action.yml', () => {
  it('is a composite action whose inputs all have a description and a default', () => {
    const { inputs, runs } = readAction(root);
    expect(runs.using).toBe('composite');
    for (const [name, input] of Object.entries(inputs)) {
      expect(input, name).toMatchObject({ description: expect.any(String), default: expect.any(String) });
    }
    // Every input is used: an unused one would be silently without effect.
    const text = readFileSync(join(root, 'action.yml'), 'utf8');
    for (const name of Object.keys(inputs)) expect(text).toMatch(new RegExp(`inputs\\.${name}\\b`));
  });

  it('annotates warnings, writes SARIF for code scanning, and passes', () => {
    const cwd = repository({ 'rules/a.hedge': warned, 'rules/hedgerow.json': only });
    const result = runAction(root, cwd, { paths: 'rules' });
    expect(result).toMatchObject({
      code: 0,
      outputs: { 'exit-code': '0', 'sarif-file': 'hedgerow.sarif' },
    });
    expect(step(result, 'Lint, as annotations').stdout).toMatch(
      /^::warning file=rules\/a\.hedge,line=1,endLine=1,col=6,endColumn=22,title=equality-on-computed-number::/,
    );
    expect(step(result, upload)).toMatchObject({
      status: 'used',
      with: { sarif_file: 'hedgerow.sarif', category: 'hedgerow' },
    });
    const sarif = JSON.parse(readFileSync(join(cwd, 'hedgerow.sarif'), 'utf8'));
    expect(sarif.version).toBe('2.1.0');
    expect(sarif.runs[0].results).toMatchObject([
      {
        ruleId: 'equality-on-computed-number',
        level: 'warning',
        locations: [{ physicalLocation: { artifactLocation: { uri: 'rules/a.hedge' } } }],
      },
    ]);
  });

  it('uploads what it found before it fails', () => {
    const cwd = repository({ 'a.hedge': broken });
    const result = runAction(root, cwd, { 'sarif-file': 'out.sarif' });
    expect(result).toMatchObject({ code: 1, outputs: { 'exit-code': '1', 'sarif-file': 'out.sarif' } });
    expect(step(result, upload)).toMatchObject({ status: 'used', with: { sarif_file: 'out.sarif' } });
    expect(step(result, 'Lint, as annotations').stdout).toMatch(
      /^::error file=a\.hedge,line=1,.*unknown-name/,
    );
    expect(JSON.parse(readFileSync(join(cwd, 'out.sarif'), 'utf8')).runs[0].results).toHaveLength(1);
  });

  it('takes several rule sets, on lines or between spaces, and a limit of warnings', () => {
    const cwd = repository({
      'one/a.hedge': warned,
      'one/hedgerow.json': only,
      'two words/b.hedge': warned,
      'three/c.hedge': warned,
      'three/hedgerow.json': only,
    });
    const result = runAction(root, cwd, {
      paths: 'one\nthree',
      'max-warnings': '1',
      'upload-sarif': 'false',
    });
    expect(result.code).toBe(1);
    expect(step(result, upload).status).toBe('skipped');
    expect(step(result, 'Lint, as annotations').stdout.match(/^::warning/gm)).toHaveLength(2);
    expect(runAction(root, cwd, { paths: 'one three', 'max-warnings': '2' }).code).toBe(0);
  });

  it('looks only at what changed since a revision, with the preset asked for', () => {
    const cwd = repository({ 'a.hedge': warned });
    const lintedSince = () => runAction(root, cwd, { since: 'HEAD', preset: 'strict' });
    expect(step(lintedSince(), 'Lint, as annotations').stdout).toBe('');
    writeFileSync(
      join(cwd, 'a.hedge'),
      `${warned}\n## Flat again.\nrule again: when sma(vix, 3) == 2 alert "y"\n`,
    );
    const { stdout } = step(lintedSince(), 'Lint, as annotations');
    expect(stdout).toContain('title=equality-on-computed-number');
    expect(stdout.split('\n').filter((line) => line.includes('line=1,'))).toEqual([]);
  });

  it('ends where nothing can be linted, and never runs what an input holds', () => {
    const cwd = repository({ 'a.hedge': warned });
    const unknown = runAction(root, cwd, { since: 'no-such-revision' });
    expect(unknown.code).toBe(2);
    expect(unknown.steps.at(-1)).toMatchObject({ status: 'skipped' });
    const hostile = runAction(root, cwd, { paths: '$(touch owned)', since: '"; touch owned; "' });
    expect(hostile.code).toBe(2);
    expect(existsSync(join(cwd, 'owned'))).toBe(false);
  });
});
