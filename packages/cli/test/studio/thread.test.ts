import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { Refusal } from '../../src/studio/folder.ts';
import { done } from '../../src/studio/jobs.ts';
import { Thread } from '../../src/studio/thread.ts';
import { folderWith } from '../support/run.ts';

const tests = [1, 2, 3].map((n) => `test "${n}" { given vix = 4 expect alert }\n`);
const root = folderWith({ 'a.hedge': `when vix > 3 alert "x"\n${tests.join('')}` });
const job = (path = 'a.hedge', folder = root) => ({ kind: 'tests', root: folder, path, drafts: {} }) as const;
const wanted = (): AbortSignal => new AbortController().signal;

const thread = new Thread();
afterAll(() => thread.close());

it('runs the tests one by one, until they are unwanted', () => {
  let asked = 0;
  const result = done(job(), () => ++asked > 2);
  expect(result).toMatchObject({ result: { tests: [{ title: '1' }, { title: '2' }] } });
});

it('does one job after another, each with its own answer', async () => {
  const drafts = { 'a.hedge': 'when vix > 3 alert "x"\n' };
  const [all, none] = await Promise.all([
    thread.run(job(), wanted()),
    thread.run({ ...job(), drafts }, wanted()),
  ]);
  expect(all.tests).toHaveLength(3);
  expect(none.tests).toEqual([]);
});

it('does not begin what is no longer wanted', async () => {
  const left = new AbortController();
  const [, second] = [thread.run(job(), wanted()), thread.run(job(), left.signal)];
  left.abort();
  await expect(second).rejects.toThrow('no longer wanted');
  expect((await thread.run(job(), wanted())).tests).toHaveLength(3);
});

it('stops a report that is no longer wanted, and makes the next', async () => {
  const rules = 'when vix > 3 activate put size 10% until vix < 2\n';
  const market = 'date,vix,spx\n2024-01-02,4,4700\n2024-01-03,1,4710\n';
  const folder = folderWith({ 'a.hedge': `layer put { }\n${rules}`, 'market.csv': market });
  const report = { kind: 'report', root: folder, path: 'a.hedge', chosen: { set: {} } } as const;
  const left = new AbortController();
  const [first, second] = [thread.run(report, left.signal), thread.run(report, wanted())];
  left.abort();
  await expect(first).rejects.toThrow('no longer wanted');
  expect(await second).toContain('<html');
});

it('gives reasons for the user as such, and survives what breaks', async () => {
  await expect(thread.run(job('none.hedge'), wanted())).rejects.toThrow(Refusal);
  await expect(thread.run(job('a.hedge', join(root, 'none')), wanted())).rejects.toThrow('ENOENT');
  expect((await thread.run(job(), wanted())).tests).toHaveLength(3);
});
