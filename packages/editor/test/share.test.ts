import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RuleFile } from '../src/options.ts';
import { sharedFiles, sharedLink } from '../src/share.ts';

const page = 'http://127.0.0.1:4870/';
const hashOf = async (files: readonly RuleFile[]): Promise<string> =>
  new URL((await sharedLink(page, files)).link).hash;
const folded = (text: string): string => deflateRawSync(text).toString('base64url');
const noise = (length: number): string =>
  fc.sample(fc.string({ minLength: length, maxLength: length }), { numRuns: 1, seed: 1 })[0]!;

describe('a share link', () => {
  test('holds every file of the rule set, whatever is in it', async () => {
    const name = fc.stringMatching(/^[a-z_][\w -]{0,9}$/).map((stem) => `${stem}.hedge`);
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.string({ unit: 'binary', maxLength: 20 }),
    );
    const files = fc.uniqueArray(fc.record({ name, text }), {
      minLength: 1,
      maxLength: 5,
      selector: (file) => file.name,
    });
    await fc.assert(
      fc.asyncProperty(files, async (all) => {
        expect(await sharedFiles(await hashOf(all))).toEqual(all);
      }),
      { numRuns: 50 },
    );
  });

  test('of one text, as they were made before, opens still', async () => {
    const text = 'when vix > 28 alert "x" # é\n';
    expect(await sharedFiles(`#rules=${folded(text)}`)).toEqual([{ name: 'shared.hedge', text }]);
  });

  test('tells what it holds, and where mail may cut it', async () => {
    const one = { name: 'a.hedge', text: 'let a = 1\n' };
    expect((await sharedLink(page, [one])).about).toBe('a link that holds this file is on the clipboard');
    const { about, link } = await sharedLink(page, [one, { name: 'b.hedge', text: noise(10_000) }]);
    expect(about).toContain('all 2 files');
    expect(about).toContain(
      `at ${link.length.toLocaleString('en')} characters, mail and chat programs may cut`,
    );
  });

  test('is refused where it is longer than browsers take', async () => {
    const files = [{ name: 'a.hedge', text: noise(80_000) }];
    await expect(sharedLink(page, files)).rejects.toThrow(
      /would have [\d,]+ characters, and browsers take 60,000: send the files instead/,
    );
  });

  test.each(['', '#', '#token=abc'])('is not what %j is', async (hash) => {
    expect(await sharedFiles(hash)).toBeUndefined();
  });

  test.each([
    '#rules=@@@',
    '#rules=AAAA',
    '#files=',
    `#files=${folded('let a = 1')}`,
    `#files=${folded('{}')}`,
    `#files=${folded('null')}`,
    `#files=${folded('{"a.hedge":1}')}`,
    `#files=${folded('{"../a.hedge":""}')}`,
    `#files=${folded('{"sub/a.hedge":""}')}`,
    `#files=${folded('{".hedge":""}')}`,
    `#files=${folded('{"hedgerow.json":""}')}`,
    `#files=${folded(JSON.stringify({ 'a.hedge': ' '.repeat(5_000_000) }))}`,
    `#files=${folded('{"a.hedge":"let a = 1"}').slice(0, -4)}`,
  ])('tells that it is damaged: %.40s', async (hash) => {
    await expect(sharedFiles(hash)).rejects.toThrow('the link is damaged');
  });
});
