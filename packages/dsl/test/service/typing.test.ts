/** What helps while a file is typed: names that change together, lines that are formatted, colours told as they change. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TextDocument } from '../../src/service/index.ts';
import { format } from '../../src/syntax/print/format.ts';
import { applied, open } from './support.ts';

const root = join(import.meta.dirname, '../../../..');
const texts = globSync('rules/**/*.hedge', { cwd: root }).map((path) =>
  readFileSync(join(root, path), 'utf8'),
);

describe('linked editing', () => {
  const linked = (files: Parameters<typeof open>[0]) => {
    const it = open(files);
    const found = it.service.handle('textDocument/linkedEditingRange', it);
    const document = it.service.workspace.get(it.uri)!;
    return found?.ranges.map((range) => document.positionAt(document.offsetAt(range.start)));
  };
  test('every place of a name changes with its declaration', () => {
    expect(linked('param fl<|>oor = 28\nwhen vix > floor alert "{floor}"\n')).toEqual([
      { line: 0, character: 6 },
      { line: 1, character: 11 },
      { line: 1, character: 25 },
    ]);
    expect(linked('let f(<|>x) = x + 1\nlet g(x) = x\n')).toHaveLength(2);
    expect(
      linked('regime r by vix { cal<|>m below 1 wild above 1 }\nwhen r is calm alert "x"\n'),
    ).toHaveLength(2);
    expect(
      linked('layer d<|>eep {\n  buy put on spx delta 0.2 expiry 30 days\n}\nwhen vix > 28 activate deep\n'),
    ).toHaveLength(2);
    expect(linked('rule g<|>o:\n  when vix > 28 alert "x"\n')).toHaveLength(1);
  });
  test('who types over a use means another name', () => {
    expect(linked('param floor = 28\nwhen vix > flo<|>or alert "x"\n')).toBeUndefined();
    expect(linked('when v<|>ix > 28 alert "x"\n')).toBeUndefined();
  });
  test('a name that other files use is left to a rename', () => {
    expect(
      linked({ 'a.hedge': 'param fl<|>oor = 28\n', 'b.hedge': 'when vix > floor alert "x"\n' }),
    ).toBeUndefined();
  });
});

describe('range formatting', () => {
  const whole = { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } };
  const formatted = (text: string, range: typeof whole) => {
    const it = open(text);
    const edits = it.service.handle('textDocument/rangeFormatting', { ...it, range });
    return applied(it.service.workspace.get(it.uri)!, edits);
  };
  const line = (n: number) => ({ start: { line: n, character: 2 }, end: { line: n, character: 4 } });
  const untidy = 'param  a=3\nrule r:\n     when vix>a  for 1 sessions\n     alert "x"\n\n\n\n\nparam  b=4';
  test('changes the lines of the range alone', () => {
    expect(formatted(untidy, line(0))).toBe(untidy.replace('param  a=3', 'param a = 3'));
    expect(formatted(untidy, line(2))).toBe(
      untidy.replace('     when vix>a  for 1 sessions', '  when vix > a for 1 session'),
    );
    expect(formatted(untidy, { start: { line: 4, character: 0 }, end: { line: 8, character: 0 } })).toBe(
      untidy.replace('\n\n\n\n\n', '\n\n'),
    );
    expect(formatted(untidy, line(8))).toBe(untidy.replace('param  b=4', 'param b = 4\n'));
    expect(formatted(untidy, whole)).toBe(format(untidy).text);
  });
  test('does not draw the next line up into the range', () => {
    const broken = 'rule r:\n  when vix > 28 for\n3 sessions\n  alert "x"\n';
    expect(formatted(broken, line(1))).toBe(broken);
    expect(formatted(broken, { start: { line: 1, character: 0 }, end: { line: 2, character: 4 } })).toBe(
      broken.replace('for\n3', 'for 3'),
    );
  });
  test('keeps the line ends of the file', () => {
    const crlf = untidy.replaceAll('\n', '\r\n');
    expect(formatted(crlf, line(2))).toBe(
      crlf.replace('     when vix>a  for 1 sessions', '  when vix > a for 1 session'),
    );
    expect(formatted(crlf, whole)).toBe(format(untidy).text.replaceAll('\n', '\r\n'));
  });
  test('changes nothing in a text with mistakes', () => {
    expect(formatted('param  a=3\nparam  b=', whole)).toBe('param  a=3\nparam  b=');
  });

  test('of all lines is the canonical style, of some leaves the others and the meaning', () => {
    const space = fc.constantFrom(' ', '  ', '\n', '\n\n\n', '\t', ' \n ');
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.array(fc.record({ at: fc.nat(), space }), { maxLength: 20 }),
        fc.nat(),
        fc.nat(20),
        (text, spaces, from, count) => {
          let untidied = text;
          for (const { at, space: put } of spaces) {
            const gaps = [...untidied.matchAll(/ +|\n\n/g)];
            const gap = gaps[at % gaps.length]!;
            untidied = untidied.slice(0, gap.index) + put + untidied.slice(gap.index + gap[0].length);
          }
          const canonical = format(untidied);
          fc.pre(canonical.diagnostics.length === 0);
          expect(formatted(untidied, whole)).toBe(canonical.text);
          const document = new TextDocument('file:///a.hedge', untidied, 1);
          const first = from % document.lineCount;
          const last = Math.min(first + count, document.lineCount - 1);
          const part = formatted(untidied, {
            start: { line: first, character: 0 },
            end: { line: last, character: 1 },
          });
          const lines = untidied.split('\n');
          expect(
            part.startsWith(
              lines
                .slice(0, first)
                .map((one) => `${one}\n`)
                .join(''),
            ),
          ).toBe(true);
          expect(
            part.endsWith(
              lines
                .slice(last + 1)
                .map((one) => `\n${one}`)
                .join(''),
            ),
          ).toBe(true);
          expect(format(part).text).toBe(canonical.text);
        },
      ),
      { numRuns: Number(process.env.HEDGEROW_RUNS ?? 40) },
    );
  });
});

describe('semantic tokens as deltas', () => {
  const asked = { textDocument: { uri: 'file:///rules/a.hedge' } };
  const start = (text: string) => {
    const { service } = open(text);
    const type = (next: string) => service.workspace.set(new TextDocument(asked.textDocument.uri, next, 2));
    return { service, type };
  };
  test('an edit tells the tokens that changed', () => {
    const { service, type } = start('param a = 1\nparam b = 2\nparam c = 3\n');
    const { resultId } = service.handle('textDocument/semanticTokens/full', asked);
    type('param a = 1\nparam bb = 2\nparam c = 3\n');
    const delta = service.handle('textDocument/semanticTokens/full/delta', {
      ...asked,
      previousResultId: resultId!,
    });
    // `bb` is longer, and `=` stands further right of where it begins.
    expect(delta).toMatchObject({ edits: [{ start: 25, deleteCount: 10 }] });
    const same = service.handle('textDocument/semanticTokens/full/delta', {
      ...asked,
      previousResultId: delta.resultId!,
    });
    expect(same).toMatchObject({ edits: [] });
  });
  test('an answer that is not the last is told all', () => {
    const { service } = start('param a = 1\n');
    const { resultId, data } = service.handle('textDocument/semanticTokens/full', asked);
    service.handle('textDocument/semanticTokens/full', asked);
    const stale = service.handle('textDocument/semanticTokens/full/delta', {
      ...asked,
      previousResultId: resultId!,
    });
    expect(stale).toMatchObject({ data });
  });

  test('of a document that is not there nothing is told', () => {
    const { service } = start('');
    const textDocument = { uri: 'file:///nowhere.hedge' };
    expect(service.handle('textDocument/semanticTokens/full', { textDocument })).toEqual({ data: [] });
  });

  test('applied one after another, deltas give what a fresh look gives', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.array(
          fc.record({
            at: fc.nat(),
            remove: fc.nat(9),
            insert: fc.constantFrom('', 'x', '\n', '"', '# ', 'vix'),
          }),
          {
            maxLength: 6,
          },
        ),
        (text, edits) => {
          const { service, type } = start(text);
          const { resultId, data } = service.handle('textDocument/semanticTokens/full', asked);
          let known = { resultId, data: [...data] };
          let now = text;
          for (const { at, remove, insert } of edits) {
            const from = at % (now.length + 1);
            now = now.slice(0, from) + insert + now.slice(from + remove);
            type(now);
            const previousResultId = known.resultId!;
            const told = service.handle('textDocument/semanticTokens/full/delta', {
              ...asked,
              previousResultId,
            });
            if (!('edits' in told)) throw new Error('a delta is expected');
            const next = [...known.data];
            for (const one of told.edits) next.splice(one.start, one.deleteCount, ...(one.data ?? []));
            known = { resultId: told.resultId, data: next };
          }
          expect(known.data).toEqual(
            open(now).service.handle('textDocument/semanticTokens/full', asked).data,
          );
        },
      ),
      { numRuns: Number(process.env.HEDGEROW_RUNS ?? 40) },
    );
  });
});
