import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, hedgerow } from '../support/run.ts';

const untidy = 'when   vix>28 for 3 sessions activate second_engine   # why\r\n';
const tidy = 'when vix > 28 for 3 sessions activate second_engine # why\n';

describe('fmt', () => {
  const cwd = folderWith({
    'a.hedge': untidy,
    'b.hedge': tidy,
    'broken/c.hedge': 'when vix > >\n',
    'broken/d.hedge': untidy,
  });
  const read = (name: string): string => readFileSync(join(cwd, name), 'utf8');

  it('--check writes nothing, names the files, and exits with 1', () => {
    expect(hedgerow(cwd, ['fmt', '--check'])).toEqual({
      code: 1,
      stdout: 'not formatted: a.hedge +1 -1\n',
      stderr: '1 of 2 files to format\n',
    });
    expect(read('a.hedge')).toBe(untidy);
  });

  it('formats in place, once', () => {
    expect(hedgerow(cwd, ['fmt', 'a.hedge', 'b.hedge'])).toMatchObject({
      code: 0,
      stdout: 'a.hedge +1 -1\n',
    });
    expect(read('a.hedge')).toBe(tidy);
    expect(hedgerow(cwd, ['fmt', '--check', '.'])).toMatchObject({ code: 0, stdout: '' });
  });

  it('filters standard input to standard output', () => {
    expect(hedgerow(cwd, ['fmt', '-'], { input: untidy })).toEqual({ code: 0, stdout: tidy, stderr: '' });
    expect(hedgerow(cwd, ['fmt', '--check', '-'], { input: untidy }).code).toBe(1);
  });

  it('leaves what does not parse as it is, and formats the rest', () => {
    const { code, stderr } = hedgerow(cwd, ['fmt', 'broken']);
    expect(code).toBe(1);
    expect(stderr).toContain('--> broken/c.hedge:1:12');
    expect(read('broken/c.hedge')).toBe('when vix > >\n');
    expect(read('broken/d.hedge')).toBe(tidy);
  });
});
