import { expect, it } from 'vitest';
import { TestRuns } from '../../src/studio/test-runs.ts';
import type { TestReport } from '../../src/studio/types.ts';

/** A server that answers when it is told to. */
function server() {
  let texts = 'one';
  const asked: { texts: string; signal: AbortSignal; answer: () => void; fail: () => void }[] = [];
  const report = (title: string): TestReport => ({
    tests: [{ title, passed: true, span: { file: 'a.hedge', line: 1, column: 1 }, failures: [] }],
  });
  const runs = new TestRuns(
    () => texts,
    (signal) =>
      new Promise((resolve, reject) => {
        const [now] = [texts];
        const fail = (): void => reject(new Error('no answer'));
        signal.addEventListener('abort', fail);
        asked.push({ texts: now, signal, fail, answer: () => resolve(report(now)) });
      }),
  );
  const titles = async (): Promise<string[]> => (await runs.report()).tests.map(({ title }) => title);
  return { runs, asked, titles, edit: (text: string) => (texts = text) };
}

it('asks once for the same texts', async () => {
  const { asked, titles } = server();
  const both = [titles(), titles()];
  asked[0]!.answer();
  expect(await Promise.all(both)).toEqual([['one'], ['one']]);
  expect(await titles()).toEqual(['one']);
  expect(asked).toHaveLength(1);
});

it('leaves the tests of older texts; who waits for them gets those of the newer', async () => {
  const { asked, titles, edit } = server();
  const older = titles();
  edit('two');
  const newer = titles();
  expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, false]);
  asked[1]!.answer();
  expect(await Promise.all([older, newer])).toEqual([['two'], ['two']]);
});

it('asks anew where the data has changed, and after a failure', async () => {
  const { runs, asked, titles } = server();
  const first = titles();
  runs.forget();
  const second = titles();
  asked[1]!.answer();
  expect(await Promise.all([first, second])).toEqual([['one'], ['one']]);
  runs.forget();
  const third = titles();
  asked[2]!.fail();
  await expect(third).rejects.toThrow('no answer');
  const fourth = titles();
  asked[3]!.answer();
  expect(await fourth).toEqual(['one']);
});

it('ends with the page', async () => {
  const { runs, titles } = server();
  const last = titles();
  runs.dispose();
  await expect(last).rejects.toThrow('no answer');
});
