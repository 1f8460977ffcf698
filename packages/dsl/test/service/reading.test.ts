/** Features that only read: signatures, colours, hints, folds, selections, links, lenses, commands. */
import { describe, expect, test } from 'vitest';
import { commandNames, Refused, tokenModifiers, tokenTypes } from '../../src/service/index.ts';
import { open } from './support.ts';

const all = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };

describe('signature help', () => {
  const help = (text: string) => {
    const it = open(text);
    return it.service.handle('textDocument/signatureHelp', it);
  };
  test('tells the argument at the caret, in nested calls and placeholders too', () => {
    expect(help('when rsi(spx, <|>')).toMatchObject({
      activeParameter: 1,
      signatures: [{ label: expect.stringContaining('rsi(x') }],
    });
    expect(help('when sma(rsi(spx, 14), <|>')?.signatures[0]?.label).toContain('sma(');
    expect(help('when vix > 3 alert "{rsi(<|>')?.signatures[0]?.label).toContain('rsi(');
    expect(help('when count(vix > 3, <|>')).toMatchObject({ activeParameter: 1 });
    expect(help('let f(a, b) = a + b\nwhen f(1, <|>')?.signatures[0]?.label).toBe('f(a, b)');
  });
  test('is silent elsewhere', () => {
    expect(help('when rsi(spx, 14) <|>')).toBeNull();
    expect(help('when (vix <|>')).toBeNull();
    expect(help('when nothing(<|>')).toBeNull();
  });
});

describe('semantic tokens', () => {
  /** `text:type.modifier` of each token, decoded as a client does. */
  const tokens = (text: string) => {
    const it = open(text);
    const { data } = it.service.handle('textDocument/semanticTokens/full', it);
    const lines = it.text().split('\n');
    const found: string[] = [];
    let [line, character] = [0, 0];
    for (let i = 0; i < data.length; i += 5) {
      const [down, right, length, type, bits] = data.slice(i, i + 5) as [
        number,
        number,
        number,
        number,
        number,
      ];
      line += down;
      character = down > 0 ? right : character + right;
      const modifiers = tokenModifiers.filter((_, bit) => bits & (1 << bit));
      found.push(
        [`${lines[line]!.slice(character, character + length)}:${tokenTypes[type]}`, ...modifiers].join('.'),
      );
    }
    return found;
  };
  test('say what each word stands for', () => {
    expect(tokens('param p = 28\nwhen vix > p for 3 sessions activate second_engine')).toEqual([
      'param:keyword',
      'p:property.declaration',
      '=:operator',
      '28:number',
      'when:keyword',
      'vix:variable.defaultLibrary',
      '>:operator',
      'p:property',
      'for:keyword',
      '3:number',
      'sessions:type.defaultLibrary',
      'activate:keyword',
      'second_engine:struct.defaultLibrary',
    ]);
  });
  test('a word with a meaning in one place is a name elsewhere', () => {
    expect(tokens('let size = vix\nwhen size > 3 activate second_engine size 25%')).toEqual(
      expect.arrayContaining([
        'size:variable.declaration.readonly',
        'size:variable.readonly',
        'size:keyword',
      ]),
    );
  });
  test('strings are cut around the names in them, and nothing overlaps', () => {
    expect(tokens('when vix > 3 alert "at {vix} now"')).toEqual(
      expect.arrayContaining(['"at {:string', 'vix:variable.defaultLibrary', '} now":string']),
    );
  });
});

test('inlay hints tell units and defaults', () => {
  const it = open('when vix > 28 and rsi(spx) < 30 and us10y > 4% alert "x"');
  const hints = it.service.handle('textDocument/inlayHint', { ...it, range: all });
  expect(hints.map(({ label, position }) => [label, position.character])).toEqual([
    ['pts', 13],
    [', n: 14', 25],
  ]);
});

test('statements and comments fold', () => {
  const it = open('# a\n# b\nlayer l {\n  size of core_notional\n}\nwhen vix > 3\n  activate l\n');
  const folds = it.service.handle('textDocument/foldingRange', it);
  expect(folds).toEqual([
    { startLine: 0, endLine: 1, kind: 'comment' },
    { startLine: 2, endLine: 4 },
    { startLine: 5, endLine: 6 },
  ]);
});

test('a selection grows through the tree', () => {
  const it = open('when v<|>ix > 28 and spx > 3 alert "x"');
  const [first] = it.service.handle('textDocument/selectionRange', { ...it, positions: [it.position] });
  const texts: string[] = [];
  const document = it.service.workspace.get(it.uri)!;
  for (let at: typeof first | undefined = first; at; at = at.parent) {
    const { start, end } = document.span(at.range);
    texts.push(document.text.slice(start, end));
  }
  expect(texts).toEqual(['vix', 'vix > 28', 'vix > 28 and spx > 3', document.text]);
});

test('links lead to data and to pages', () => {
  const it = open('# allow unused-param: x\nparam p = 3\ntest "t" { data "a b.csv" expect no alert }', {
    documentation: (id) => `https://docs/${id}`,
  });
  expect(it.service.handle('textDocument/documentLink', it).map(({ target }) => target)).toEqual([
    'file:///rules/a%20b.csv',
    'https://docs/unused-param',
  ]);
});

test('lenses offer what the host can run, and commands run it', async () => {
  const bare = open('when vix > 3 alert "x"');
  expect(bare.service.handle('textDocument/codeLens', bare)).toEqual([]);
  await expect(
    bare.service.handle('workspace/executeCommand', {
      command: commandNames.evaluate,
      arguments: [bare.uri, 'vix'],
    }),
  ).rejects.toThrow(Refused);
  const it = open('rule go:\n  when vix > 3 alert "x"', {
    runner: { summary: () => '3 activations', explain: async (_, rule, date) => `why ${rule} ${date}` },
  });
  const lenses = it.service.handle('textDocument/codeLens', it);
  expect(lenses.map(({ command }) => command!.title)).toEqual(['3 activations', 'why']);
  const why = lenses[1]!.command!;
  await expect(
    it.service.handle('workspace/executeCommand', { ...why, arguments: [...why.arguments!, '2020-03-16'] }),
  ).resolves.toBe('why go 2020-03-16');
  await expect(
    it.service.handle('workspace/executeCommand', { command: commandNames.explain, arguments: [it.uri] }),
  ).rejects.toThrow('name of a rule');
});
