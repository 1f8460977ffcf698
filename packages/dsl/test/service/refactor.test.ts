/** Rewrites: what they write, and that rule sets stay sound. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/index.ts';
import { applied, apply, open } from './support.ts';

const offered = (text: string) => {
  const it = open(text);
  const range = { start: it.position, end: it.position };
  const actions = it.service.handle('textDocument/codeAction', {
    ...it,
    range,
    context: { only: ['refactor'] },
  });
  return { it, actions };
};
/** The text after the rewrite of that title. */
const rewritten = (text: string, title: string | RegExp): string => {
  const { it, actions } = offered(text);
  const action = actions.find((one) =>
    typeof title === 'string' ? one.title === title : title.test(one.title),
  );
  apply(it, action!.edit);
  return it.text();
};
const errors = (text: string) =>
  compile([{ name: 'a.hedge', text }]).diagnostics.filter(({ severity }) => severity === 'error');

describe('a number becomes a param', () => {
  test('a threshold takes its name from what it is compared with', () => {
    expect(rewritten('# why\nrule r:\n  when vix > 2<|>8 alert "x"\n', 'Make `28` a param')).toBe(
      'param vix_level = 28\n\n# why\nrule r:\n  when vix > vix_level alert "x"\n',
    );
  });
  test('a window, a share below zero, a name that is taken', () => {
    expect(rewritten('when vix > 28 for 3 ses<|>sions alert "x"', /param/)).toContain(
      'param window = 3 sessions',
    );
    expect(rewritten('when spx / sma(spx, 200) - 1 < -<|>3% alert "x"', /param/)).toContain(
      'param level = -3%',
    );
    expect(rewritten('let vix_level = 3\nwhen vix > 2<|>8 and vix > vix_level alert "x"', /param/)).toContain(
      'param vix_level_2 = 28',
    );
  });
  test('is not offered for params, tests, or names', () => {
    for (const text of [
      'param p = 2<|>8',
      'test "t" { given vix = 2<|>8 expect alert }',
      'when v<|>ix > 3 alert "x"',
    ]) {
      expect(offered(text).actions.filter(({ kind }) => kind === 'refactor.extract')).toEqual([]);
    }
  });
});

test('a chain becomes a vote', () => {
  expect(
    rewritten(
      'when vix > 28 a<|>nd (spx < 3 or vix > 50) and vix3m > 3 for 2 sessions alert "x"',
      /at least/,
    ),
  ).toBe('when at least 2 of (vix > 28, spx < 3 or vix > 50, vix3m > 3 for 2 sessions) alert "x"');
  expect(offered('when vix > 28 a<|>nd spx < 3 alert "x"').actions.map(({ title }) => title)).not.toContain(
    'vote',
  );
});

describe('a way out', () => {
  test.each([
    ['vix > 28', 'vix <= 28'],
    ['vix > 28 for 3 sessions', 'vix <= 28 for 3 sessions'],
    ['vix > 28 and spx < 3', 'not (vix > 28 and spx < 3)'],
  ])('of %s', (when, until) => {
    const text = `rule r:\n  when <|>${when}\n  activate second_engine size 25%\n  hold at least 3 sessions\n`;
    expect(rewritten(text, /until/)).toBe(
      `rule r:\n  when ${when}\n  activate second_engine size 25%\n  until ${until}\n  hold at least 3 sessions\n`,
    );
  });
  test('is the fix of what is found where one is missing', () => {
    const it = open('rule r:\n  wh<|>en vix > 28 activate second_engine size 25%\n', { lint: () => ({}) });
    const range = { start: it.position, end: it.position };
    // Lint rules run when diagnostics are asked for.
    expect(it.service.diagnostics(it.uri)).not.toEqual([]);
    const actions = it.service.handle('textDocument/codeAction', { ...it, range, context: {} });
    const fix = actions.find(({ title }) => title.includes('until'))!;
    expect(fix).toMatchObject({ kind: 'quickfix', diagnostics: [{ code: 'activate-without-exit' }] });
    apply(it, fix.edit);
    expect(it.service.diagnostics(it.uri).map(({ code }) => code)).not.toContain('activate-without-exit');
  });
});

test('a test is written with what the rule reads', () => {
  const text =
    'input calm : truth\nrule r:\n  wh<|>en vix > 28 and curve < 15bp unless calm\n  alert "x" # told\n\nlet curve = us10y - us2y\n';
  const after = rewritten(text, 'Write a test of `r`');
  expect(after).toContain(
    '# told\n\ntest "r: what it is for" {\n  given vix = 30.8\n  given curve = 13.5bp\n  given calm = false\n  expect alert\n}\n\nlet',
  );
  expect(errors(after)).toEqual([]);
});

const root = join(import.meta.dirname, '../../../..');
const sets = Object.groupBy(globSync('rules/**/*.hedge', { cwd: root }), (path) =>
  path.replace(/\/[^/]*$/, ''),
);

test.each(Object.keys(sets))('every rewrite offered in %s leaves a rule set without errors', (folder) => {
  const files = Object.fromEntries(
    sets[folder]!.map((path) => [path.replace(/.*\//, ''), readFileSync(join(root, path), 'utf8')]),
  );
  const it = open(files);
  const before = it.service.workspace.analysis(it.uri).compilation.diagnostics;
  expect(before.filter(({ severity }) => severity === 'error')).toEqual([]);
  let count = 0;
  for (const document of it.service.workspace.documents) {
    const seen = new Set<string>();
    for (const { index } of document.text.matchAll(/\b(?:when|and|\d[\d_.]*)\b/g)) {
      const position = document.positionAt(index + 1);
      const range = { start: position, end: position };
      const textDocument = { uri: document.uri };
      const actions = it.service.handle('textDocument/codeAction', {
        textDocument,
        range,
        context: { only: ['refactor'] },
      });
      for (const { title, edit } of actions) {
        const edits = edit!.changes![document.uri]!;
        const key = title + JSON.stringify(edits[0]!.range);
        if (seen.has(key)) continue;
        seen.add(key);
        count++;
        const sources = [...it.service.workspace.documents].map((one) => ({
          name: one.uri,
          text: one === document ? applied(one, edits) : one.text,
        }));
        const found = compile(sources).diagnostics.filter(({ severity }) => severity === 'error');
        expect(
          found.map(({ message }) => message),
          `${title} at ${document.uri}:${position.line + 1}`,
        ).toEqual([]);
      }
    }
  }
  expect(count).toBeGreaterThan(2);
});
