/** Columns as clients count them: UTF-16 units, bytes of UTF-8, code points. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { client } from './support/client.ts';

const quiet = { 'hedgerow.json': '{ "lint": { "preset": "none" } }' };
/** Behind the emoji the three encodings part: 2 units, 4 bytes, 1 code point; `é` is 1, 2, 1. */
const text = 'param floor = 28\nwhen vix > 28 alert "\u{1f600}é {vixx} {floor}"\n';
const length = { 'utf-16': 2 + 1, 'utf-8': 4 + 2, 'utf-32': 1 + 1 } as const;
type Encoding = keyof typeof length;
const offering = (...positionEncodings: readonly string[]) => ({ general: { positionEncodings } });

it.each<[readonly string[], Encoding]>([
  [[], 'utf-16'],
  [['utf-8', 'utf-16'], 'utf-16'],
  [['utf-32', 'utf-8'], 'utf-8'],
  [['utf-32'], 'utf-32'],
  [['utf-7'], 'utf-16'],
])('of %j the server chooses %s', async (offered, chosen) => {
  const it = client();
  const { capabilities } = await it.start(offering(...offered));
  expect(capabilities.positionEncoding).toBe(chosen);
});

describe.each(Object.keys(length) as Encoding[])('%s', (encoding) => {
  it('goes both ways, in every kind of message', async () => {
    const it = client(quiet);
    await it.start(offering(encoding));
    await it.open('a.hedge', text);
    const before = 'when vix > 28 alert "'.length + length[encoding] + ' {'.length;
    const vixx = { start: { line: 1, character: before }, end: { line: 1, character: before + 4 } };
    const { diagnostics } = await it.diagnostics('a.hedge');
    expect(diagnostics.map(({ range }) => range)).toEqual([vixx]);
    const textDocument = { uri: it.uri('a.hedge') };
    const [fix] = await it.request<{ edit: { changes: Record<string, object[]> } }[]>(
      'textDocument/codeAction',
      { textDocument, range: vixx, context: { diagnostics } },
    );
    expect(fix!.edit.changes[textDocument.uri]).toEqual([{ range: vixx, newText: 'vix' }]);
    const floor = before + '{vixx} '.length + 1;
    const position = { line: 1, character: floor };
    const highlights = await it.request<{ range: object }[]>('textDocument/documentHighlight', {
      textDocument,
      position,
    });
    expect(highlights.map(({ range }) => range)).toEqual([
      { start: { line: 0, character: 6 }, end: { line: 0, character: 11 } },
      { start: { line: 1, character: floor - 1 }, end: { line: 1, character: floor + 4 } },
    ]);
    const { data } = await it.request<{ data: number[] }>('textDocument/semanticTokens/full', {
      textDocument,
    });
    const columns: [number, number][] = [];
    let [line, character] = [0, 0];
    for (let i = 0; i < data.length; i += 5) {
      character = data[i]! > 0 ? data[i + 1]! : character + data[i + 1]!;
      line += data[i]!;
      if (line === 1) columns.push([character, data[i + 2]!]);
    }
    // The string up to its first `{`, then the names in it.
    expect(columns).toEqual(
      expect.arrayContaining([
        ['when vix > 28 alert '.length, 1 + length[encoding] + 2 + '{vixx}'.length + 1],
        [floor - 1, 'floor'.length],
      ]),
    );
    await it.change('a.hedge', 2, { range: vixx, text: 'vix' });
    await it.diagnostics('a.hedge', (one) => one.version === 2 && one.diagnostics.length === 0);
  });

  it('colours told as deltas are those of the text', async () => {
    const it = client(quiet);
    await it.start(offering(encoding));
    await it.open('a.hedge', 'param floor = 28\nwhen vix > 28 alert "e {floor} of {vix}"\n');
    const textDocument = { uri: it.uri('a.hedge') };
    interface Told {
      readonly resultId: string;
      readonly data?: readonly number[];
      readonly edits?: readonly { start: number; deleteCount: number; data?: number[] }[];
    }
    const first = await it.request<Told>('textDocument/semanticTokens/full', { textDocument });
    // One unit of UTF-16 as before, and two of UTF-8.
    const e = { line: 1, character: 'when vix > 28 alert "'.length };
    await it.change('a.hedge', 2, {
      range: { start: e, end: { ...e, character: e.character + 1 } },
      text: 'é',
    });
    const told = await it.request<Told>('textDocument/semanticTokens/full/delta', {
      textDocument,
      previousResultId: first.resultId,
    });
    const data = [...(told.data ?? first.data!)];
    for (const one of told.edits ?? []) data.splice(one.start, one.deleteCount, ...(one.data ?? []));
    const fresh = await it.request<Told>('textDocument/semanticTokens/full', { textDocument });
    expect(data).toEqual(fresh.data);
  });

  it('edits one after another leave the text that they make', async () => {
    const it = client(quiet);
    await it.start(offering(encoding));
    const unit = (piece: string): number =>
      encoding === 'utf-16'
        ? piece.length
        : encoding === 'utf-8'
          ? new TextEncoder().encode(piece).length
          : [...piece].length;
    const at = (whole: readonly string[], count: number): object => {
      const lines = whole
        .slice(0, count)
        .join('')
        .split(/\r\n|\n/);
      return { line: lines.length - 1, character: unit(lines.at(-1)!) };
    };
    const piece = fc.constantFrom(
      'a',
      ' ',
      '\n',
      '\r\n',
      'é',
      '\u{1f600}',
      '規',
      '"',
      '# ',
      '{',
      'let x = 1\n',
    );
    const edit = fc.record({ from: fc.nat(), remove: fc.nat(9), insert: fc.array(piece, { maxLength: 4 }) });
    let n = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { maxLength: 40 }),
        fc.array(fc.array(edit, { minLength: 1, maxLength: 4 }), { maxLength: 6 }),
        async (start, notifications) => {
          // Characters, with the two of a line's end as one: no editor puts a caret between them.
          let characters = start.flatMap((one) => (one === '\r\n' ? [one] : [...one]));
          const name = `edited-${n++}/a.hedge`;
          await it.open(name, characters.join(''));
          for (const [i, edits] of notifications.entries()) {
            const changes = edits.map(({ from, remove, insert }) => {
              const first = from % (characters.length + 1);
              const last = Math.min(characters.length, first + remove);
              const range = { start: at(characters, first), end: at(characters, last) };
              const inserted = insert.flatMap((one) => (one === '\r\n' ? [one] : [...one]));
              characters = [...characters.slice(0, first), ...inserted, ...characters.slice(last)];
              return { range, text: inserted.join('') };
            });
            await it.change(name, i + 2, ...changes);
          }
          const whole = characters.join('');
          const [edited, fresh] = [name, `fresh-${n}/a.hedge`];
          await it.open(fresh, whole);
          expect(await everything(it, edited)).toEqual(await everything(it, fresh));
          for (const one of [edited, fresh]) {
            await it.notify('textDocument/didClose', { textDocument: { uri: it.uri(one) } });
          }
        },
      ),
      { numRuns: Number(process.env.HEDGEROW_RUNS ?? 40) },
    );
  });
});

/** What shows the whole text of a document: its colours and its formatted form, with where everything lies. */
async function everything(it: ReturnType<typeof client>, name: string): Promise<unknown[]> {
  const textDocument = { uri: it.uri(name) };
  const range = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };
  return Promise.all([
    it.request('textDocument/semanticTokens/range', { textDocument, range }),
    it.request('textDocument/documentSymbol', { textDocument }),
    it.request('textDocument/foldingRange', { textDocument }),
    it.request('textDocument/inlayHint', { textDocument, range }),
    it.request('textDocument/formatting', { textDocument, options: { tabSize: 2, insertSpaces: true } }),
    it
      .diagnostics(name)
      .then(() => it.request('textDocument/selectionRange', { textDocument, positions: [range.end] })),
  ]);
}
