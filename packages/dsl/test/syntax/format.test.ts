/** The formatter changes how a text looks, never what it says: same tree, same comments, and once is enough. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenize } from '../../src/syntax/lexer/tokens.ts';
import { parse } from '../../src/syntax/parse.ts';
import { format } from '../../src/syntax/print/format.ts';
import { hedgeFiles } from '../support/hedge-files.ts';
import { stripSpans } from '../support/trees.ts';

const files = hedgeFiles();

const statementsOf = (text: string) => stripSpans(parse({ name: 'x.hedge', text }).ast.statements);
const commentsOf = (text: string) =>
  parse({ name: 'x.hedge', text })
    .ast.comments.map((c) => c.text)
    .sort();

function expectFaithful(text: string): void {
  const formatted = format(text);
  expect(formatted.diagnostics).toEqual([]);
  expect(statementsOf(formatted.text)).toEqual(statementsOf(text));
  expect(commentsOf(formatted.text)).toEqual(commentsOf(text));
  expect(format(formatted.text).text).toBe(formatted.text);
}

describe.each(files)('$name', ({ text }) => {
  it('keeps its meaning and its comments, and is stable', () => expectFaithful(text));
  it('has no line over 100 columns that could break', () => {
    const code = format(text)
      .text.split('\n')
      .filter((line) => !line.includes('#'));
    // A text in quotes is one word, however long.
    for (const line of code) expect(line.replace(/"[^"]*"/g, '""').length, line).toBeLessThanOrEqual(100);
  });
});

it('leaves the canonical style alone', () => {
  for (const { name, text } of files) {
    // The contract's own examples align by hand.
    if (/examples\/(fuller|test)/.test(name)) continue;
    expect(format(text).text, name).toBe(text);
  }
});

/** The tokens of a file with other space between them, and a comment here and there. */
const shaken = fc
  .tuple(
    fc.constantFrom(...files.map((f) => f.text)),
    fc.infiniteStream(
      fc.constantFrom(' ', ' ', ' ', '\n', '  \r\n\t', '\n\n\n', ' # note\n', '\n# own\n', '\n\n# apart\n\n'),
    ),
  )
  .map(([text, spaces]) => {
    let shaken = '';
    let last = '';
    for (const token of tokenize(text).tokens) {
      const [space = ' '] = spaces.take(1);
      shaken += last === '' ? token.text : `${space}${token.text}`;
      last = token.text;
    }
    return shaken;
  });

it('brings any spacing of the same tokens to one meaning, with every comment', () => {
  fc.assert(
    fc.property(shaken, (text) => expectFaithful(text)),
    { numRuns: 150 },
  );
});

it('gives a text with mistakes back as it is', () => {
  const text = 'let   x = (3\n';
  const formatted = format(text);
  expect(formatted.text).toBe(text);
  expect(formatted.diagnostics.map((d) => d.id)).toEqual(['unclosed-paren']);
});

it('writes the clauses of a rule in the order of the contract, each with its comments', () => {
  const text = [
    'rule a: # name',
    '  when a # first',
    '  # for the desk',
    '  priority 3',
    '  until x<3',
    '  activate l size 25% .. 40% of - f(x , 2)',
    '  hold at least 1 sessions',
  ].join('\r\n');
  expect(format(text).text).toBe(
    [
      'rule a: # name',
      '  when a # first',
      '  activate l size 25%..40% of -f(x, 2)',
      '  until x < 3',
      '  hold at least 1 session',
      '  # for the desk',
      '  priority 3',
      '',
    ].join('\n'),
  );
});

it('breaks what does not fit: a part of the condition a line, a vote a line', () => {
  const long = [
    'weak_on_two_timeframes',
    'macd_turned_down',
    'curve_warning',
    'fomc_press',
    'condor_challenged',
  ];
  const text = `rule a: when vix > 30 and at least 2 of (${long.join(',')}) for 3 sessions activate l`;
  expect(format(text).text).toBe(
    [
      'rule a:',
      '  when vix > 30',
      '    and at least 2 of (',
      ...long.map((name, i) => `      ${name}${i < long.length - 1 ? ',' : ''}`),
      '    ) for 3 sessions',
      '  activate l',
      '',
    ].join('\n'),
  );
});

it('the empty file and a file of comments', () => {
  expect(format('').text).toBe('');
  expect(format('\ufeff\r\n\r\n').text).toBe('');
  expect(format('# a  \r\n\r\n\r\n# b').text).toBe('# a\n\n# b\n');
});

it('a long series fills its lines', () => {
  const values = Array.from({ length: 40 }, (_, i) => 1_000 + i).join(', ');
  const { text } = format(`test "t" { given spx = ${values} given vix = 3, unknown }`);
  const lines = text.split('\n');
  expect(lines[1]).toMatch(/^ {2}given spx = 1000, .*,$/);
  expect(lines[1]!.length).toBeGreaterThan(92);
  expect(lines[2]).toMatch(/^ {4}\d{4}, /);
  expect(lines.at(-3)).toBe('  given vix = 3, unknown');
  expect(format(text).text).toBe(text);
});
