import { describe, expect, it } from 'vitest';
import { folderWith, hedgerow, type Result } from './support/run.ts';

const rows = (...lines: readonly string[]): string => `date,vix\n${lines.join('\n')}\n`;

const cwd = folderWith({
  'empty.hedge': '',
  'binary.hedge': new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3, 0xff]),
  'latin1.hedge': new Uint8Array([0x23, 0x20, 0xe9, 0x0a]),
  'utf16.hedge': new Uint8Array([0xff, 0xfe, 0x61, 0x00]),
  'parens.hedge': '('.repeat(10_000_000),
  'nested.hedge': `let x = ${'('.repeat(100_000)}`,
  'cyclic.hedge': 'let a = b + 1\nlet b = a\n',
  'window.hedge': 'when vix > 28 for 1_000_000_000 sessions alert "x"\n',
  'lookalike.hedge': 'let v\u0456x2 = vix\n',
  'crlf.hedge': '\ufeff# stress\r\nwhen vix > 28 for 3 sessions\r\n  activate second_engine\r\n',
  'no-rules/readme.txt': '',
  'ok.csv': rows('2020-01-02,12', '2020-01-03,13'),
  'ragged.csv': rows('2020-01-02,12', '2020-01-03', '2020-01-06,13,14'),
  'duplicate.csv': rows('2020-01-02,12', '2020-01-03,13', '2020-01-03,14'),
  'descending.csv': rows('2020-01-03,12', '2020-01-06,12', '2020-01-02,13', '2020-01-07,12'),
  'holiday.csv': rows('2019-12-31,12', '2020-01-01,13', '2020-01-02,13'),
  'text.csv': rows('2020-01-02,12', '2020-01-03,n/a.'),
  'binary.csv': new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3, 0xff]),
  'empty.csv': '',
  'crlf.csv': '\ufeffdate,vix\r\n2020-01-02,12\r\n2020-01-03,13\r\n',
  'json/hedgerow.json': '{ "feeds": { "market": { "type": "cvs", "path": "x.csv" } } }',
  'json/a.hedge': 'let a = vix\n',
});

const evaluated = (data: string, ...more: readonly string[]): Result =>
  hedgerow(cwd, ['eval', '-', 'vix', '--data', data, ...more]);

function expectRefused(result: Result, code: 1 | 2, ...said: readonly string[]): void {
  const text = result.stdout + result.stderr;
  expect(result.code, text).toBe(code);
  for (const part of said) expect(text).toContain(part);
  expect(text).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
  expect(text).not.toContain('internal error');
}

describe('bad rule sets end with a clear, located message', () => {
  it.each([
    ['empty.hedge', 2, ['`empty.hedge` is empty']],
    ['binary.hedge', 2, ['`binary.hedge` is not a text file: line 1, column 5']],
    ['latin1.hedge', 2, ['`latin1.hedge` is not a text file: line 1, column 3']],
    ['utf16.hedge', 2, ['`utf16.hedge` is encoded in UTF-16']],
    ['parens.hedge', 1, ['--> parens.hedge:1:1', '…']],
    ['nested.hedge', 1, ['--> nested.hedge:1:']],
    ['cyclic.hedge', 1, ['--> cyclic.hedge:1:', 'cycl']],
    ['window.hedge', 1, ['--> window.hedge:1:19']],
    ['lookalike.hedge', 1, ['--> lookalike.hedge:1:6', 'U+0456']],
    ['no-rules', 2, ['the folder `no-rules` holds no .hedge files']],
    ['json', 1, ['--> json/hedgerow.json:1:34', '^^^^^']],
  ] as const)('%s', (name, code, said) => {
    expectRefused(hedgerow(cwd, ['check', name]), code, ...said);
  });

  it('CRLF and a byte order mark are accepted', () => {
    expect(hedgerow(cwd, ['check', 'crlf.hedge']).code).toBe(0);
  });
});

describe('bad data is told of by file and line', () => {
  it.each([
    ['ragged.csv', ['ragged.csv:3', 'ragged.csv:4', 'ragged-row']],
    ['duplicate.csv', ['duplicate.csv:4', 'duplicate-row']],
    ['descending.csv', ['descending.csv:4', 'descending-row']],
    ['holiday.csv', ['holiday.csv:3', "New Year's Day"]],
    ['text.csv', ['text.csv:3', '`n/a.`']],
  ] as const)('%s: a warning, and with --strict an error', (name, said) => {
    const loose = evaluated(name);
    expect(loose.code).toBe(0);
    for (const part of said) expect(loose.stderr).toContain(part);
    const strict = evaluated(name, '--strict');
    expect(strict.stdout).toBe('');
    expectRefused(strict, 2, ...said);
  });

  it.each([
    ['binary.csv', 'it is not text'],
    ['empty.csv', 'it is empty'],
    ['absent.csv', 'cannot find data `absent.csv`'],
  ])('%s cannot be read', (name, said) => {
    expectRefused(evaluated(name), 2, name, said);
  });

  it('a missing input is an error that says where it was looked for', () => {
    expectRefused(hedgerow(cwd, ['eval', '-', 'spx', '--data', 'ok.csv']), 2, 'no data for `spx`', 'spx.csv');
  });

  it('CRLF and a byte order mark are accepted', () => {
    expect(evaluated('crlf.csv')).toMatchObject({ code: 0, stderr: '' });
  });
});
