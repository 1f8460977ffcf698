/** Whatever is typed: no feature throws, and what is known after an edit is what a fresh look would know. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DocumentSymbol } from 'vscode-languageserver-types';
import { createService, type Method, Refused, TextDocument } from '../../src/service/index.ts';
import { symbolsOf } from '../../src/service/symbols.ts';

const root = join(import.meta.dirname, '../../../..');
const files = globSync('rules/**/*.hedge', { cwd: root }).map((path) => ({
  path,
  text: readFileSync(join(root, path), 'utf8'),
}));
const uri = 'file:///rules/a.hedge';
const textDocument = { uri };
const service = () => createService({ lint: () => false });
const full = { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } };

/** Every request at a position; what each answers. */
function askAll(it: ReturnType<typeof service>, position: { line: number; character: number }): unknown[] {
  const requests: [Method, object][] = [
    ['textDocument/completion', { position }],
    ['textDocument/signatureHelp', { position }],
    ['textDocument/hover', { position }],
    ['textDocument/definition', { position }],
    ['textDocument/references', { position, context: { includeDeclaration: true } }],
    ['textDocument/documentHighlight', { position }],
    ['textDocument/documentSymbol', {}],
    ['textDocument/prepareCallHierarchy', { position }],
    ['textDocument/onTypeFormatting', { position, ch: '\n' }],
    ['textDocument/foldingRange', {}],
    ['textDocument/selectionRange', { positions: [position] }],
    ['textDocument/semanticTokens/range', { range: full }],
    ['textDocument/linkedEditingRange', { position }],
    ['textDocument/inlayHint', { range: full }],
    ['textDocument/codeAction', { range: full, context: {} }],
    ['textDocument/codeLens', {}],
    ['textDocument/documentLink', {}],
    ['textDocument/formatting', {}],
    ['textDocument/rangeFormatting', { range: full }],
  ];
  return requests.map(([method, params]) => it.handle(method, { textDocument, ...params } as never));
}

/** What is declared at the top of a file, in order, with where each begins. */
const outline = (it: ReturnType<typeof service>, document: TextDocument) =>
  (it.handle('textDocument/documentSymbol', { textDocument }) as DocumentSymbol[]).map(({ name, range }) => ({
    name,
    start: document.offsetAt(range.start),
  }));

/** Every prefix, where there is time for it: in the night, and of short files. */
const stepOf = (text: string): number =>
  process.env.HEDGEROW_RUNS !== undefined || text.length < 2_500 ? 1 : 13;

describe('prefixes of a file, typed one after another', () => {
  test.each(files)('$path', ({ text }) => {
    const it = service();
    const typed = (end: number): TextDocument => {
      const document = new TextDocument(uri, text.slice(0, end), end);
      it.workspace.set(document);
      return document;
    };
    const whole = outline(it, typed(text.length));
    for (let end = 0; end <= text.length; end += stepOf(text)) {
      const document = typed(end);
      it.diagnostics(uri);
      // What stands before another declaration is complete.
      const begun = whole.filter(({ start }) => start < end).length;
      const complete = Math.max(0, begun - 1);
      expect(outline(it, document).slice(0, complete)).toEqual(whole.slice(0, complete));
      if (end % 61 === 0) askAll(it, document.positionAt(end));
    }
  });
});

test('after random edits, everything is as after a fresh look', () => {
  const texts = files.map(({ text }) => text).filter((text) => text.length < 4_000);
  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    remove: fc.nat(12),
    insert: fc.oneof(
      fc.constantFrom(
        '',
        ' ',
        '\n',
        'vix',
        ' > 28',
        '{',
        '}',
        '"',
        'when ',
        '\u{1f600}',
        'for 3 sessions',
        '#',
        '(',
      ),
      fc.string({ maxLength: 4 }),
    ),
  });
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.array(edit, { minLength: 1, maxLength: 8 }), (text, edits) => {
      const kept = service();
      let document = new TextDocument(uri, text, 1);
      kept.workspace.set(document);
      for (const [i, { at, remove, insert }] of edits.entries()) {
        const start = Math.floor(at * document.text.length);
        const range = document.range({ start, end: Math.min(document.text.length, start + remove) });
        document = document.changed([{ range, text: insert }], i + 2);
        kept.workspace.set(document);
        askAll(kept, range.start);
      }
      const fresh = service();
      fresh.workspace.set(new TextDocument(uri, document.text, 1));
      expect(kept.diagnostics(uri)).toEqual(fresh.diagnostics(uri));
      expect(askAll(kept, { line: 0, character: 0 })).toEqual(askAll(fresh, { line: 0, character: 0 }));
    }),
    { numRuns: Number(process.env.HEDGEROW_RUNS ?? 40) },
  );
});

test('a rename at any word changes nothing of what is found, but the name', () => {
  for (const { text } of files.filter(({ text }) => text.length < 3_000)) {
    const it = service();
    it.workspace.set(new TextDocument(uri, text, 1));
    const analysis = it.workspace.analysis(uri);
    const before = analysis.compilation.diagnostics.map((d) => d.id);
    const words = symbolsOf(analysis)
      .in(uri)
      .filter(({ role }) => role === 'declaration');
    for (const { span } of words) {
      const position = it.workspace.get(uri)!.positionAt(span.start);
      let changes: unknown;
      try {
        const edit = it.handle('textDocument/rename', { textDocument, position, newName: 'renamed_one' });
        changes = edit?.changes?.[uri];
      } catch (error) {
        expect(error).toBeInstanceOf(Refused);
        continue;
      }
      const document = it.workspace.get(uri)!;
      const edits = (changes as { range: typeof full; newText: string }[]).map((e) => ({
        ...document.span(e.range),
        newText: e.newText,
      }));
      edits.sort((a, b) => b.start - a.start);
      const renamed = edits.reduce((so, e) => so.slice(0, e.start) + e.newText + so.slice(e.end), text);
      const other = service();
      other.workspace.set(new TextDocument(uri, renamed, 1));
      expect(other.workspace.analysis(uri).compilation.diagnostics.map((d) => d.id)).toEqual(before);
    }
  }
});
