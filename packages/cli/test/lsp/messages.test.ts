/** Every request that the server answers, over real rule sets: each answer is what the protocol says it is. */
import { cpSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { methods } from '../../../dsl/src/service/index.ts';
import { folderWith } from '../support/run.ts';
import { clientOf } from './support/client.ts';
import { protocol } from './support/protocol.ts';

const root = join(import.meta.dirname, '../../../../rules');
const sets = [...new Set(globSync('**/*.hedge', { cwd: root }).map((path) => dirname(path)))].sort();
const text = (folder: string): string => {
  const [first] = globSync('*.hedge', { cwd: join(root, folder) }).sort();
  return readFileSync(join(root, folder, first!), 'utf8');
};

it.skipIf(!protocol).each(sets)('rules/%s', async (set) => {
  const folder = folderWith({});
  cpSync(join(root, set), folder, { recursive: true });
  const it = clientOf(folder);
  await it.start({ textDocument: { publishDiagnostics: {} } });
  // Half-written at its end, so that there is something to complain of too.
  const whole = `${text(set)}\nrule half_written:\n  when vixx > 28 and rsi(`;
  await it.open('edited.hedge', whole);
  await it.diagnostics('edited.hedge');
  const lines = whole.split('\n');
  const textDocument = { uri: it.uri('edited.hedge') };
  const range = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };
  const options = { tabSize: 2, insertSpaces: true };
  const asked = new Set<string>();
  const ask = async (method: keyof typeof methods, params: object): Promise<unknown> => {
    asked.add(method);
    // A rename may be refused: the refusal is held against the protocol too.
    return it.request(method, params).catch(() => null);
  };
  await ask('textDocument/diagnostic', { textDocument });
  await ask('textDocument/documentSymbol', { textDocument });
  await ask('workspace/symbol', { query: 'e' });
  const told = (await ask('textDocument/semanticTokens/full', { textDocument })) as { resultId: string };
  const previousResultId = told.resultId;
  await it.change('edited.hedge', 2, { range: { start: range.end, end: range.end }, text: ' # more' });
  await ask('textDocument/semanticTokens/full/delta', { textDocument, previousResultId });
  // Of an answer that is the last no more.
  await ask('textDocument/semanticTokens/full/delta', { textDocument, previousResultId });
  await ask('textDocument/semanticTokens/range', { textDocument, range });
  await ask('textDocument/inlayHint', { textDocument, range });
  await ask('workspace/textDocumentContent', { uri: 'hedgerow:/prelude/market.hedge' });
  await ask('textDocument/foldingRange', { textDocument });
  await ask('textDocument/documentLink', { textDocument });
  await ask('textDocument/codeLens', { textDocument });
  await ask('textDocument/formatting', { textDocument, options });
  await ask('textDocument/rangeFormatting', { textDocument, range, options });
  await ask('textDocument/codeAction', { textDocument, range, context: { diagnostics: [] } });
  await ask('workspace/executeCommand', {
    command: 'hedgerow.evaluate',
    arguments: [textDocument.uri, 'vix'],
  });
  const places = lines.flatMap((content, line) =>
    [...content.matchAll(/\w+/g)].map(({ index }) => ({ line, character: index + 1 })),
  );
  const step = Math.max(1, Math.floor(places.length / 40));
  for (const position of [...places.filter((_, i) => i % step === 0), places.at(-1)!]) {
    const at = { textDocument, position };
    await ask('textDocument/hover', at);
    await ask('textDocument/definition', at);
    await ask('textDocument/references', { ...at, context: { includeDeclaration: true } });
    await ask('textDocument/documentHighlight', at);
    await ask('textDocument/prepareRename', at);
    await ask('textDocument/linkedEditingRange', at);
    await ask('textDocument/rename', { ...at, newName: 'another_name' });
    await ask('textDocument/signatureHelp', at);
    await ask('textDocument/selectionRange', { textDocument, positions: [position] });
    await ask('textDocument/onTypeFormatting', { ...at, ch: '}', options });
    await ask('textDocument/codeAction', {
      textDocument,
      range: { start: position, end: position },
      context: { diagnostics: [] },
    });
    const called = (await ask('textDocument/prepareCallHierarchy', at)) as readonly object[] | null;
    for (const item of called ?? []) {
      await ask('callHierarchy/incomingCalls', { item });
      await ask('callHierarchy/outgoingCalls', { item });
    }
    const { items } = (await ask('textDocument/completion', at)) as { items: readonly object[] };
    for (const item of items.slice(0, 3)) await ask('completionItem/resolve', item);
  }
  expect([...asked].sort()).toEqual(Object.keys(methods).sort());
  expect(it.received.length).toBeGreaterThan(300);
});
