import { describe, expect, it } from 'vitest';
import { compile } from '../../src/compile.ts';

const rule = 'when vix > 30 activate second_engine size 25%';
const found = (above: string, today?: string): string[] =>
  compile(
    [{ name: 'a.hedge', text: `${above}\nparam floor = 28\n\n${rule}\n` }],
    today === undefined ? {} : { today },
  ).diagnostics.map((d) => d.id);

describe('# allow', () => {
  it('silences the warning of the next line, for a reason', () => {
    expect(found('')).toEqual(['unused-param']);
    expect(found('# allow unused-param: the sweep sets it')).toEqual([]);
  });

  it('reaches past other such comments, and no further', () => {
    const two = '# allow unused-param: one\n# allow structure-contradicts-intent: two';
    expect(found(two)).toEqual(['unused-allowance']);
    expect(found('# allow unused-param: one\n')).toEqual(['unused-allowance', 'unused-param']);
  });

  it('holds until its date, that day included', () => {
    const dated = '# allow unused-param until 2026-06-30: until the sweep is changed';
    expect(found(dated, '2026-06-30')).toEqual([]);
    expect(found(dated, '2026-07-01')).toEqual(['expired-allowance', 'unused-param']);
    expect(found(dated)).toEqual([]);
  });

  it.each([
    ['# allow', 'invalid-allowance'],
    ['# allow unused-param', 'invalid-allowance'],
    ['# allow unused-param:', 'invalid-allowance'],
    ['# allow unused-param until 2026-02-30: soon', 'invalid-allowance'],
    ['# allow unused-params: soon', 'unknown-allowance'],
    ['# allow unknown-name: soon', 'allowance-of-error'],
    // Data has findings of its own, in its own files.
    ['# allow unused-column: soon', 'unknown-allowance'],
  ])('%s is %s, and silences nothing', (comment, id) => {
    expect(found(comment)).toEqual([id, 'unused-param']);
  });

  it('a comment that only begins with the word allowed is a comment', () => {
    expect(found('# allowed: everything')).toEqual(['unused-param']);
  });
});

describe('unused-param', () => {
  it('is not told where something else is wrong', () => {
    const text = 'param floor = 28\nwhen vix > flor activate second_engine size 25%\n';
    expect(compile([{ name: 'a.hedge', text }]).diagnostics.map((d) => d.id)).toEqual(['unknown-name']);
  });

  it('a param that the prelude reads through an overridden name is used', () => {
    const text = `param core_contracts = 10\n${rule}\n`;
    expect(compile([{ name: 'a.hedge', text }]).diagnostics).toEqual([]);
  });
});
