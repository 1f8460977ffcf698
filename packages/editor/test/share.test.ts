import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RuleFile } from '../src/options.ts';
import { type Shared, sharedIn, sharedLink } from '../src/share.ts';

const page = 'http://127.0.0.1:4870/';
const rulesAlone = (files: readonly RuleFile[]): Shared => ({ files, beside: [] });
const hashOf = async (shared: Shared): Promise<string> => new URL((await sharedLink(page, shared)).link).hash;
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
        expect(await sharedIn(await hashOf(rulesAlone(all)))).toEqual(rulesAlone(all));
      }),
      { numRuns: 50 },
    );
  });

  test('of one text, as they were made before, opens still', async () => {
    const text = 'when vix > 28 alert "x" # é\n';
    expect(await sharedIn(`#rules=${folded(text)}`)).toEqual(rulesAlone([{ name: 'shared.hedge', text }]));
  });

  test('tells what it holds, and where mail may cut it', async () => {
    const one = { name: 'a.hedge', text: 'let a = 1\n' };
    expect((await sharedLink(page, rulesAlone([one]))).about).toBe(
      'a link that holds this file is on the clipboard',
    );
    const { about, link } = await sharedLink(
      page,
      rulesAlone([one, { name: 'b.hedge', text: noise(10_000) }]),
    );
    expect(about).toContain('all 2 files');
    expect(about).toContain(
      `at ${link.length.toLocaleString('en')} characters, mail and chat programs may cut`,
    );
  });

  const one = { name: 'a.hedge', text: 'let a = 1\n' };
  const csv = (name: string, length: number): RuleFile => ({ name, text: noise(length) });

  test('holds hedgerow.json, the turned params, and data as far as mail takes it', async () => {
    const shared: Shared = {
      files: [one],
      beside: [
        { name: 'hedgerow.json', text: '{ "data": ["data"] }' },
        csv('data/long.csv', 20_000),
        csv('data/short.csv', 400),
        csv('../above.csv', 10),
      ],
      chosen: { profile: 'bold', set: { floor: 20.5 } },
    };
    const { link, about } = await sharedLink(page, shared);
    expect(link.length).toBeLessThan(8_000);
    expect(about).toBe(
      'a link that holds this file, hedgerow.json, data/short.csv and the params as they are turned is on the clipboard; it has no room for the data of ../above.csv, data/long.csv',
    );
    const { files, chosen, beside } = shared;
    expect(await sharedIn(new URL(link).hash)).toEqual({ files, chosen, beside: [beside[0], beside[2]] });
  });

  test('holds more data where it is long anyway, and no params that are as the text has them', async () => {
    const shared: Shared = {
      files: [{ ...one, text: noise(10_000) }],
      beside: [csv('vix.csv', 20_000)],
      chosen: { profile: null, set: {} },
    };
    const { link } = await sharedLink(page, shared);
    const { files, beside } = shared;
    expect(await sharedIn(new URL(link).hash)).toEqual({ files, beside });
  });

  test('is refused where it is longer than browsers take', async () => {
    const files = [{ name: 'a.hedge', text: noise(80_000) }];
    await expect(sharedLink(page, rulesAlone(files))).rejects.toThrow(
      /would have [\d,]+ characters, and browsers take 60,000: send the files instead/,
    );
  });

  test.each(['', '#', '#token=abc'])('is not what %j is', async (hash) => {
    expect(await sharedIn(hash)).toBeUndefined();
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
    `#files=${folded('{"a.hedge":"","../vix.csv":""}')}`,
    `#files=${folded('{"a.hedge":"","data/../../vix.csv":""}')}`,
    `#files=${folded('{"a.hedge":"","data/.hidden.csv":""}')}`,
    `#files=${folded('{"a.hedge":"","/vix.csv":""}')}`,
    `#files=${folded('{"a.hedge":"","package.json":""}')}`,
    `#files=${folded('{"a.hedge":""}')}&chosen=${folded('{"profile":1,"set":{}}')}`,
    `#files=${folded('{"a.hedge":""}')}&chosen=${folded('{"profile":null,"set":{"a":"1"}}')}`,
    `#files=${folded('{"a.hedge":""}')}&chosen=AwA`,
    `#files=${folded(JSON.stringify({ 'a.hedge': ' '.repeat(5_000_000) }))}`,
    `#files=${folded('{"a.hedge":"let a = 1"}').slice(0, -4)}`,
  ])('tells that it is damaged: %.40s', async (hash) => {
    await expect(sharedIn(hash)).rejects.toThrow('the link is damaged');
  });
});
