/** The hooks for pre-commit: their definitions, and their entries run on files as pre-commit passes them. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { folderWith } from '../support/run.ts';

const root = join(import.meta.dirname, '../../../..');

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly args?: readonly string[];
  readonly language: string;
  readonly files: string;
}
const hooks: readonly Hook[] = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8'));

/** A script hook's entry stands in the hook's own repository; the files that its pattern takes follow its arguments. */
function run(id: string, cwd: string, changed: readonly string[]) {
  const hook = hooks.find((one) => one.id === id)!;
  const [script = '', ...words] = hook.entry.split(' ');
  const files = changed.filter((file) => new RegExp(hook.files).test(file));
  const args = [...words, ...(hook.args ?? []), ...files];
  const { status, stdout, stderr } = spawnSync(join(root, script), args, { cwd, encoding: 'utf8' });
  return { code: status, stdout, stderr };
}

const good = 'when vix > 28 alert "x"\n\ntest "t" {\n  given vix = 29, 20\n  expect alert on 2024-01-02\n}\n';
const manifest = '{ "lint": { "preset": "none", "rules": { "equality-on-computed-number": "warning" } } }\n';
const cwd = folderWith({
  'rules/a.hedge': 'when stressed alert "x"\n',
  'rules/b.hedge': 'let stressed = vix > 28\n',
  'rules/hedgerow.json': manifest,
  'flat/a.hedge': 'when vix - vix3m == 0 alert "x"\n',
  'flat/hedgerow.json': manifest,
  'tested/my rules.hedge': good,
  'untidy.hedge': 'when   vix>28 alert "x"\n',
});

describe('.pre-commit-hooks.yaml', () => {
  it('has hooks whose entries can be run', () => {
    expect(hooks.map(({ id }) => id)).toEqual(['hedgerow-lint', 'hedgerow-fmt', 'hedgerow-test']);
    for (const { entry, language, files } of hooks) {
      expect(language).toBe('script');
      accessSync(join(root, entry.split(' ')[0]!), constants.X_OK);
      expect('rules/a.hedge').toMatch(new RegExp(files));
      expect('notes.md').not.toMatch(new RegExp(files));
    }
  });

  it('lints the whole rule set of a changed file, each once', () => {
    const { code, stderr } = run('hedgerow-lint', cwd, ['rules/a.hedge', 'rules/hedgerow.json', 'notes.md']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const flat = run('hedgerow-lint', cwd, ['rules/b.hedge', 'flat/a.hedge']);
    expect(flat.code).toBe(1);
    expect(flat.stdout).toContain('equality-on-computed-number');
  });

  it('tests, where names have spaces too, and passes over what is no rule set', () => {
    const { code, stdout } = run('hedgerow-test', cwd, ['tested/my rules.hedge', 'elsewhere/hedgerow.json']);
    expect(code).toBe(0);
    expect(stdout).toContain('1 test passed');
    expect(run('hedgerow-test', cwd, ['elsewhere/hedgerow.json'])).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
  });

  it('formats in place, which pre-commit takes for a failure', () => {
    expect(run('hedgerow-fmt', cwd, ['untidy.hedge', 'tested/my rules.hedge']).code).toBe(0);
    expect(readFileSync(join(cwd, 'untidy.hedge'), 'utf8')).toBe('when vix > 28 alert "x"\n');
    expect(readFileSync(join(cwd, 'tested/my rules.hedge'), 'utf8')).toBe(good);
  });
});
