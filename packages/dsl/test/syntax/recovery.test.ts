/** No text breaks the parser, and what is unfinished or broken never takes away what is whole. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, parseExpression } from '../../src/syntax/parse.ts';
import { reservedWords, unitSpellings } from '../../src/syntax/words.ts';
import { hedgeFiles } from '../support/hedge-files.ts';
import { stripSpans } from '../support/trees.ts';

const idsOf = (text: string) => parse({ name: 'x.hedge', text }).diagnostics.map((d) => d.id);

describe.each(hedgeFiles())('$name', ({ name, text }) => {
  it('is without mistakes', () => {
    expect(parse({ name, text }).diagnostics).toEqual([]);
  });

  it('keeps its complete declarations in every prefix', () => {
    const whole = parse({ name, text }).ast.statements;
    const trees = whole.map((s) => JSON.stringify(stripSpans(s)));
    // A statement is complete once the next one has begun; before, a clause of its own may still follow.
    const begun = whole.map((s) => s.span.start);
    for (let end = 0; end <= text.length; end++) {
      const complete = end === text.length ? whole.length : begun.filter((start) => start < end).length - 1;
      const prefix = parse({ name, text: text.slice(0, end) }).ast.statements;
      const kept = prefix.slice(0, Math.max(0, complete)).map((s) => JSON.stringify(stripSpans(s)));
      expect(kept).toEqual(trees.slice(0, Math.max(0, complete)));
    }
  });

  it('keeps every other declaration when one loses a token', () => {
    const { statements } = parse({ name, text }).ast;
    for (const [i, broken] of statements.entries()) {
      const words = [...text.slice(broken.span.start, broken.span.end).matchAll(/\S+/g)].slice(1);
      const word = words[(i * 7) % Math.max(1, words.length)];
      if (word === undefined) continue;
      const at = broken.span.start + word.index;
      const cut = text.slice(0, at) + ' '.repeat(word[0].length) + text.slice(at + word[0].length);
      const kept = new Set(
        parse({ name, text: cut }).ast.statements.map((s) => JSON.stringify(stripSpans(s))),
      );
      for (const [k, other] of statements.entries()) {
        if (k !== i) expect(kept).toContain(JSON.stringify(stripSpans(other)));
      }
    }
  });
});

const noise = fc.constantFrom(
  ...reservedWords,
  ...unitSpellings.keys(),
  ...[
    'x',
    'vix',
    'size',
    'hold',
    'at',
    'least',
    'all',
    'rising',
    'over',
    'before',
    'after',
    'otherwise',
    'USD',
  ],
  ...['1', '2.5', '15%', '3bp', '9x', '2020-03-16', '"s"', '"a {b} {{"', '"open', '# c\n', '\n'],
  ...[
    '..',
    '.',
    ',',
    ':',
    '(',
    ')',
    '{',
    '}',
    '<',
    '=',
    '==',
    '+',
    '-',
    '*',
    '/',
    ';',
    '&&',
    '!',
    '@',
    '\u0456',
    '\u202e',
  ],
);

it('any row of tokens is read without an exception, each mistake inside the file', () => {
  fc.assert(
    fc.property(fc.array(noise, { maxLength: 60 }), (words) => {
      const text = words.join(' ');
      const { ast, diagnostics } = parse({ name: 'x.hedge', text });
      parseExpression(text);
      for (const { span } of [...ast.statements, ...diagnostics]) {
        expect(0 <= span.start && span.start <= span.end && span.end <= text.length).toBe(true);
      }
    }),
    { numRuns: 3_000 },
  );
});

it('any text at all is read without an exception', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      parse({ name: 'x.hedge', text });
    }),
    { numRuns: 1_000 },
  );
});

describe('hostile files', () => {
  const megabytes = (part: string, count: number) => part.repeat(Math.floor((count * 1e6) / part.length));

  it.each([
    ['an empty file', '', []],
    ['blank lines and comments', '\ufeff\r\n# a\r\n\r\n## b', []],
    ['a binary file', `\x7fELF\0\0${megabytes('\xff\0', 1)}`, ['hidden-character']],
    ['ten megabytes of parentheses', `let x = ${megabytes('(', 10)}`, ['nesting-too-deep']],
    ['nested calls', `let x = ${'f('.repeat(5_000)}1${')'.repeat(5_000)}`, ['nesting-too-deep']],
    ['a row of minus signs', `let x = ${'- '.repeat(50_000)}1`, ['nesting-too-deep']],
    ['a row of not', `let x = ${'not '.repeat(50_000)}a`, ['nesting-too-deep']],
    ['a row of if', `let x = ${'if a then b else '.repeat(5_000)}c`, ['nesting-too-deep']],
    ['a long sum', `let x = ${'a + '.repeat(50_000)}b`, ['nesting-too-deep']],
    [
      'a sum that leans inside parentheses',
      `let x = ${'('.repeat(150)}1${`${' + 1'.repeat(20)})`.repeat(150)}`,
      ['nesting-too-deep'],
    ],
    ['members without end', `let x = a${'.b'.repeat(50_000)}`, ['nesting-too-deep']],
  ])('%s', (_, text, ids) => {
    expect(idsOf(text)).toEqual(ids);
  });

  it('a file of mistakes names the first hundred and says that there are more', () => {
    const { diagnostics } = parse({ name: 'x.hedge', text: 'let = 1;\n'.repeat(10_000) });
    expect(diagnostics).toHaveLength(100);
    expect(diagnostics.at(-1)!.help).toBe('more mistakes of syntax follow in this file');
  });

  it('what follows a nest that is too deep is read', () => {
    const text = `let x = ${'('.repeat(3_000)}1${')'.repeat(3_000)}\nlet y = 2`;
    const { ast, diagnostics } = parse({ name: 'x.hedge', text });
    expect(diagnostics.map((d) => d.id)).toEqual(['nesting-too-deep']);
    expect(ast.statements.map((s) => s.kind === 'Let' && s.name.name)).toEqual(['x', 'y']);
  });
});

it('line ends of Windows and a byte order mark change nothing', () => {
  for (const { name, text } of hedgeFiles()) {
    const windows = parse({ name, text: `\ufeff${text.replaceAll('\n', '\r\n')}` });
    expect(windows.diagnostics).toEqual([]);
    expect(stripSpans(windows.ast)).toEqual(stripSpans(parse({ name, text }).ast));
  }
});
