/** The TextMate grammar against the lexer: what it colours is what the words are. */
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createService, TextDocument, tokenTypes } from '@hedgerow/dsl/service';
import { expect, test } from 'vitest';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';

const root = join(import.meta.dirname, '../../..');
const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
await oniguruma.loadWASM(readFileSync(wasm));
const registry = new textmate.Registry({
  onigLib: Promise.resolve({
    createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text) => new oniguruma.OnigString(text),
  }),
  loadGrammar: async () => {
    const path = join(root, 'packages/vscode/syntaxes/hedge.tmLanguage.json');
    return textmate.parseRawGrammar(readFileSync(path, 'utf8'), path);
  },
});
const grammar = (await registry.loadGrammar('source.hedge'))!;

const files = globSync(['rules/**/*.hedge', 'packages/dsl/src/prelude/*.hedge'], { cwd: root });

/** The innermost scope of each character, by line. */
function scopesOf(text: string): string[][] {
  let stack = textmate.INITIAL;
  return text.split('\n').map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    const scopes: string[] = [];
    for (const { startIndex, endIndex, scopes: all } of tokens)
      scopes.fill(all.at(-1)!, startIndex, endIndex);
    return Array.from(
      line,
      (_, i) => tokens.find((t) => t.startIndex <= i && i < t.endIndex)?.scopes.at(-1) ?? '',
    );
  });
}

/** Which scopes may stand where the service gives a type of token. Patterns cannot know what a word stands for. */
const allowed: Readonly<Record<string, RegExp>> = {
  keyword: /^(keyword|support\.type|constant\.language|variable\.other|entity\.name\.function)/,
  number: /^constant\.(numeric|other\.date)/,
  string: /^(string|constant\.character|meta\.embedded)/,
  comment: /^comment/,
  operator: /^keyword\.operator/,
  type: /^(support\.type\.unit|keyword\.other|variable)/,
  function: /^(entity\.name\.function|keyword|variable)/,
};
const word = /^(variable|entity\.name|keyword\.other|support\.type|constant\.language|string|keyword)/;

test.each(files)('%s is coloured as the language service sees it', (path) => {
  const text = readFileSync(join(root, path), 'utf8').replaceAll('\r\n', '\n');
  const scopes = scopesOf(text);
  const service = createService({ lint: () => false });
  const uri = 'file:///a.hedge';
  service.workspace.set(new TextDocument(uri, text, 1));
  const { data } = service.handle('textDocument/semanticTokens/full', { textDocument: { uri } });
  const wrong: string[] = [];
  let [line, character] = [0, 0];
  for (let i = 0; i < data.length; i += 5) {
    const [down, right, length, type] = data.slice(i, i + 4) as [number, number, number, number];
    line += down;
    character = down > 0 ? right : character + right;
    const kind = tokenTypes[type]!;
    // A name of another file, in a placeholder, is one to patterns alone.
    const form = kind === 'string' && text.split('\n')[line]!.includes('{') ? /./ : (allowed[kind] ?? word);
    const shown = text.split('\n')[line]!.slice(character, character + length);
    // The dot within a name of a namespace has no colour.
    const found = new Set(
      scopes[line]!.slice(character, character + length).filter(
        (_, at) => shown[at] !== '.' || kind !== 'variable',
      ),
    );
    for (const scope of found)
      if (!form.test(scope)) wrong.push(`${line + 1}: ${shown} is ${kind}, not ${scope}`);
  }
  expect(wrong).toEqual([]);
});

test('words that begin statements are never coloured as parts of other words', () => {
  const [line] = scopesOf('input intent_x : index in 0..1');
  expect(line![0]).toBe('keyword.declaration.hedge');
  expect(new Set(line!.slice(6, 14))).toEqual(new Set(['variable.other.hedge']));
});

test('a string ends with its line, so that an open quote does not colour the file', () => {
  const [, second] = scopesOf('when vix > 3 alert "open\nwhen vix > 3 alert "x"');
  expect(second![0]).toBe('keyword.declaration.hedge');
});
