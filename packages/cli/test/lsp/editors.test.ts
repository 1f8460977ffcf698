/** Real editors against the real server, without a screen: what an author sees in them, and does. */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fences, read } from '../../../../docs/test/markdown.ts';
import { folderWith } from '../support/run.ts';
import { command } from './support/client.ts';

const version = (program: string): string | undefined => {
  const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  return status === 0 ? stdout.split('\n')[0] : undefined;
};
const neovim = version('nvim');
/** Emacs 29 carries eglot itself; before, Debian has it as a package of its own. */
const packages = globSync('/usr/share/emacs/site-lisp/elpa/{eglot,project,xref}-*');
const emacs =
  packages.some((path) => path.includes('/eglot-')) || (version('emacs') ?? '') >= 'GNU Emacs 29'
    ? version('emacs')
    : undefined;
if (!neovim) console.warn('SKIPPED: Neovim is not installed: the language server is not tried in it');
if (!emacs)
  console.warn('SKIPPED: Emacs with eglot is not installed: the language server is not tried in it');

/** A block of the page about editors. */
const snippet = (language: string, name = ''): string =>
  fences(read('docs/editors.md')).find((one) => one.language === language && one.name === name)!.text;

interface Report {
  readonly problem?: string;
  readonly diagnostic: { readonly message: string };
  readonly broken: { readonly message: string };
  readonly hover: string;
  readonly symbols: readonly string[];
  readonly completion: readonly string[];
  readonly fixed: readonly string[];
  readonly renamed: readonly string[];
  readonly formatted: readonly string[];
}

const text = `param floor = 28
when vix > floor alert "\u{1f600} {vixx} at {floor}"
when vix > floor  alert "b"
`;

/** Runs an editor on a session's script over that text; what the script wrote down. */
function session<R extends Report>(program: string, args: readonly string[], settings: object): R {
  const folder = folderWith({ 'a.hedge': text, 'hedgerow.json': JSON.stringify(settings) });
  const file = join(folder, 'report.json');
  // What is installed as `hedgerow`, for set-ups as users have them.
  mkdirSync(join(folder, 'bin'));
  const words = command.slice(0, -2).map((word) => `'${word}'`);
  writeFileSync(join(folder, 'bin/hedgerow'), `#!/bin/sh\nexec ${words.join(' ')} "$@"\n`, { mode: 0o755 });
  const setup = join(folder, 'setup.el');
  writeFileSync(setup, snippet('elisp'));
  const { stderr } = spawnSync(program, args, {
    cwd: folder,
    encoding: 'utf8',
    timeout: 110_000,
    env: {
      ...process.env,
      LANG: 'C.UTF-8',
      LC_ALL: 'C.UTF-8',
      HOME: folder,
      PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}`,
      HEDGEROW_SETUP: setup,
      HEDGEROW_SERVER: JSON.stringify(command),
      HEDGEROW_REPORT: file,
    },
  });
  if (!existsSync(file)) throw new Error(`${program} wrote no report:\n${stderr}`);
  const report = JSON.parse(readFileSync(file, 'utf8')) as R;
  if (report.problem !== undefined) throw new Error(`${program}: ${report.problem}`);
  return report;
}

const script = (name: string): string => join(import.meta.dirname, 'editors', name);
const lines = (vix: string, floor: string, gap = '  ') => [
  `param ${floor} = 28`,
  `when vix > ${floor} alert "\u{1f600} {${vix}} at {${floor}}"${vix === 'vixx' ? '' : ' # \u{1f600} é \u{1f680}'}`,
  `when vix > ${floor}${gap}alert "b"`,
];

/** What is the same in every editor. */
function expectAll(report: Report): void {
  expect(report.diagnostic.message).toContain('`vixx` is not a known value');
  expect(report.hover).toContain('param floor = 28');
  expect(report.symbols).toContain('floor');
  expect(report.completion).toEqual(expect.arrayContaining(['vix', 'vix3m']));
  expect(report.fixed[1]).toBe('when vix > floor alert "\u{1f600} {vix} at {floor}"');
  expect(report.broken.message).toContain('`vi` is not a known value');
  const written = (found: readonly string[]) => found.filter((line) => line !== '');
  expect(written(report.renamed)).toEqual(lines('vix', 'level'));
  expect(written(report.formatted)).toEqual(lines('vix', 'level', ' '));
}

/** Of the first unknown name: its line, counted from zero, and what stands before it on that line. */
const before = 'when vix > floor alert "\u{1f600} {';

describe.skipIf(!neovim)(`Neovim (${neovim ?? 'not installed'})`, () => {
  it('diagnostics, hover, completion, fix, edits behind an emoji, rename, format, definition, a clean exit', () => {
    const args = ['--headless', '--clean', '-n', '-c', `luafile ${script('session.lua')}`];
    const report = session<
      Report & {
        readonly diagnostic: { readonly lnum: number; readonly col: number; readonly code: string };
        readonly definition: { readonly line: number };
        readonly exited: object;
      }
    >('nvim', args, { lint: { preset: 'none' } });
    expectAll(report);
    // Neovim counts bytes.
    const col = Buffer.byteLength(before);
    expect(report.diagnostic).toMatchObject({ lnum: 1, col, code: 'unknown-name' });
    expect(report.broken).toMatchObject({ lnum: 1, col });
    expect(report.definition.line).toBe(0);
    expect(report.exited).toEqual({ code: 0, signal: 0 });
  });
});

it.skipIf(!neovim).each(['0.11', '0.8'])('the Lua of the page for %s is Lua', (since) => {
  const folder = folderWith({ 'init.lua': snippet('lua', since) });
  const { stderr } = spawnSync(
    'nvim',
    ['--headless', '--clean', '-n', '-c', "lua assert(loadfile('init.lua'))", '-c', 'qall!'],
    { cwd: folder, encoding: 'utf8' },
  );
  expect(stderr).toBe('');
});

describe.skipIf(!emacs)(`Emacs (${emacs ?? 'not installed'}) with eglot`, () => {
  it('diagnostics, hover, completion, fix, edits behind an emoji, rename, format, definition, settings', () => {
    const args = ['-Q', '--batch', ...packages.flatMap((path) => ['-L', path]), '-l', script('session.el')];
    // Lint rules are off by the editor's own settings.
    const report = session<
      Report & {
        readonly diagnostic: { readonly start: number };
        readonly broken: { readonly start: number };
        readonly definition: { readonly line: number };
        readonly ended: boolean;
      }
    >('emacs', args, {});
    expectAll(report);
    // Emacs counts characters, from 1.
    const start = [...`${text.split('\n')[0]}\n${before}`].length + 1;
    expect(report.diagnostic.start).toBe(start);
    expect(report.broken.start).toBe(start);
    expect(report.definition.line).toBe(0);
    expect(report.ended).toBe(true);
  });
});
