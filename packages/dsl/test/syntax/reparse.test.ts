/** Reading a part of a file again gives what reading all of it gives. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from '../../src/syntax/parse.ts';
import { type Parsed, reparse } from '../../src/syntax/reparse.ts';

const root = join(import.meta.dirname, '../../../..');
const texts = globSync('rules/**/*.hedge', { cwd: root }).map((path) =>
  readFileSync(join(root, path), 'utf8'),
);
/** Statements of every kind, many of them in a row. */
const short = texts.map((text) => text.split(/\n\n+/).filter((part) => part.length < 200));
const file = fc.oneof(
  fc.constantFrom(...texts),
  fc
    .array(fc.constantFrom(...short.flat()), { minLength: 5, maxLength: 30 })
    .map((parts) => parts.join('\n\n')),
);
const fresh = (text: string): Parsed => {
  const source = { name: 'a.hedge', text };
  return { source, ...parse(source) };
};

/** Without how it was come by; what is said of that is true. */
function read(parsed: Parsed): Omit<Parsed, 'edit'> {
  const { edit, ...rest } = parsed;
  if (edit) {
    const behind = edit.before.statements.filter(({ span }) => span.start >= edit.to);
    const starts = behind.map(({ span }) => span.start + edit.by);
    const { statements } = parsed.ast;
    expect(statements.slice(statements.length - starts.length).map(({ span }) => span.start)).toEqual(starts);
  }
  return rest;
}

/** Pieces that end statements, begin them, reach over them, or are none. */
const pieces = [
  ...[
    '',
    ' ',
    '\n',
    '\n\n',
    'vix',
    '28',
    ' and vix > 3',
    '{',
    '}',
    '"',
    '#',
    '## doc\n',
    '\ufeff',
    '(',
    ')',
    '\r\n',
  ],
  ...[
    'when vix > 28 ',
    'profile calm\n',
    'param p = 3\n',
    'rule r:\n',
    'let x = vix\n',
    'for 3 sessions',
    ', ',
  ],
  ...[
    'forbid activate second_engine ',
    'limit total to 3%',
    'test "t" {\n',
    '\n\nwhen vix > 28\n  alert "x"\n\n',
  ],
  ...[
    'layer x {\n',
    'score s {\n  +40% when vix > 3\n',
    '+40% ',
    'regime w by vix {\n',
    'until ',
    'expect ',
    'given vix = 3\n',
  ],
  ...[
    'in',
    '/*',
    '*/',
    "'a'",
    '&&',
    ';',
    '\n\nprofile x {\n\n',
    '\n\nwhen ',
    '\n\ntest "x" {\n\n',
    '\n\n  when ',
    'layr',
  ],
];

test('after every edit of a series', () => {
  let mistaken = 0;
  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    remove: fc.oneof(fc.constant(0), fc.nat(5), fc.nat(300)),
    insert: fc.constantFrom(...pieces),
    isUndone: fc.boolean(),
  });
  fc.assert(
    fc.property(file, fc.array(edit, { minLength: 1, maxLength: 12 }), (text, edits) => {
      let kept = fresh(text);
      for (const { at, remove, insert, isUndone } of edits) {
        const { text: old } = kept.source;
        const start = Math.floor(at * old.length);
        const next = old.slice(0, start) + insert + old.slice(start + remove);
        const edited = reparse(kept, { name: 'a.hedge', text: next });
        expect(read(edited)).toEqual(fresh(next));
        kept = isUndone && edited.diagnostics.length > 0 ? reparse(edited, kept.source) : edited;
        if (kept.edit && kept.diagnostics.length > 0) mistaken++;
      }
    }),
    { numRuns: Number(process.env.HEDGEROW_RUNS ?? 60) },
  );
  // Parts were read again beside mistakes, too.
  expect(mistaken).toBeGreaterThan(0);
});

test('a `when` that the edit makes a part of the statement before', () => {
  const rule = 'when vix > 28\n  activate second_engine size 25%\n';
  const before = `forbid activate second_engine when vix > 90 because "x"\n\n${rule}\n${'param p = 3\n\n'.repeat(20)}`;
  const after = before.replace(' when vix > 90 because "x"', '');
  const edited = reparse(fresh(before), { name: 'a.hedge', text: after });
  expect(read(edited)).toEqual(fresh(after));
  expect(edited.diagnostics.length).toBeGreaterThan(0);
});

test('only the part around an edit is read again', () => {
  const text = Array.from({ length: 50 }, (_, i) => `param p${i} = 3 # note\n\n`).join('');
  const before = fresh(text);
  const after = reparse(before, { name: 'a.hedge', text: text.replace('p20 = 3', 'p20 = 4') });
  const same = after.ast.statements.filter((one, i) => one === before.ast.statements[i]);
  expect(same).toHaveLength(49);
  expect(read(after)).toEqual(fresh(after.source.text));
});
