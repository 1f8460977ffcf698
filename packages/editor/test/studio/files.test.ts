import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ApiError, type FileContent, type StudioApi } from '../../src/studio/api.ts';
import { Files, isDirty } from '../../src/studio/files.ts';
import { withFeed } from '../../src/studio/mapping.ts';

/** A disk that others write to as well. */
class Disk {
  readonly texts = new Map<string, string>();
  tag = (text: string): string => `tag of ${text}`;
  content(path: string): FileContent {
    const text = this.texts.get(path);
    if (text === undefined) throw new ApiError(404, 'no file');
    return { path, text, tag: this.tag(text) };
  }
  api = {
    list: async () => ({
      root: '/rules',
      files: [...this.texts.keys()].map((path) => ({ path, kind: 'rules', size: 0 })),
    }),
    read: async (path: string) => this.content(path),
    write: async (path: string, text: string, tag: string) => {
      const known = this.texts.get(path);
      if (known !== undefined && this.tag(known) !== tag && known !== text) {
        throw new ApiError(409, 'changed', this.content(path));
      }
      this.texts.set(path, text);
      return { tag: this.tag(text) };
    },
    rename: async (from: string, to: string) => {
      this.texts.set(to, this.texts.get(from)!);
      this.texts.delete(from);
      return {};
    },
    remove: async (path: string) => {
      this.texts.delete(path);
      return {};
    },
  } as unknown as StudioApi;
}

const start = async (text = 'one') => {
  const disk = new Disk();
  disk.texts.set('a.hedge', text);
  const files = new Files(disk.api);
  await files.load('a.hedge');
  return { disk, files, now: () => files.open.get('a.hedge')! };
};

describe('files that others edit too', () => {
  test('a save over the version that was seen', async () => {
    const { disk, files, now } = await start();
    files.edit('a.hedge', 'mine');
    expect(isDirty(now())).toBe(true);
    await files.save('a.hedge');
    expect(isDirty(now())).toBe(false);
    expect(disk.texts.get('a.hedge')).toBe('mine');
  });

  test('a conflict keeps both, until one is chosen', async () => {
    const { disk, files, now } = await start();
    files.edit('a.hedge', 'mine');
    disk.texts.set('a.hedge', 'theirs');
    await files.save('a.hedge');
    expect(now()).toMatchObject({ text: 'mine', theirs: { text: 'theirs' } });
    expect(disk.texts.get('a.hedge')).toBe('theirs');
    files.resolve('a.hedge', 'mine');
    await files.save('a.hedge');
    expect(disk.texts.get('a.hedge')).toBe('mine');
  });

  test('a change on disk is shown where nothing is unsaved, and kept beside where something is', async () => {
    const { disk, files, now } = await start();
    disk.texts.set('a.hedge', 'two');
    await files.changedOnDisk('a.hedge');
    expect(now()).toMatchObject({ text: 'two', saved: 'two' });
    files.edit('a.hedge', 'mine');
    disk.texts.set('a.hedge', 'three');
    await files.changedOnDisk('a.hedge');
    expect(now()).toMatchObject({ text: 'mine', theirs: { text: 'three' } });
    files.resolve('a.hedge', 'theirs');
    expect(now()).toMatchObject({ text: 'three', saved: 'three' });
  });

  test('a file that vanishes keeps its text, and can be saved again', async () => {
    const { disk, files, now } = await start();
    disk.texts.delete('a.hedge');
    await files.changedOnDisk('a.hedge');
    expect(isDirty(now())).toBe(true);
    await files.save('a.hedge');
    expect(disk.texts.get('a.hedge')).toBe('one');
    expect(now().removed).toBeUndefined();
  });

  test('whatever happens in whatever order, no text of the author is lost unless they say so', async () => {
    const step = fc.constantFrom('edit', 'save', 'theirs', 'notice');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const { disk, files, now } = await start();
        let mine = 'one';
        let theirs = 'one';
        let own = false;
        const written = new Set(['one']);
        for (const [i, one] of steps.entries()) {
          if (one === 'edit') {
            mine = `mine ${i}`;
            own = true;
            files.edit('a.hedge', mine);
          } else if (one === 'theirs') {
            theirs = `theirs ${i}`;
            disk.texts.set('a.hedge', theirs);
          } else if (one === 'save') {
            await files.save('a.hedge');
            if (disk.texts.get('a.hedge') === mine) own = false;
          } else await files.changedOnDisk('a.hedge');
          if (own) expect(now().text).toBe(mine);
          // Nothing is on disk but what somebody wrote whole.
          written.add(mine).add(theirs);
          expect(written).toContain(disk.texts.get('a.hedge'));
        }
      }),
    );
  });
});

describe('a feed more in hedgerow.json', () => {
  const feed = { type: 'csv', path: 'desk.csv', columns: { v: 'vix' } };
  const added = (before: object) => JSON.parse(withFeed(JSON.stringify(before), 'desk.csv', { v: 'vix' })!);

  test('beside what is there, under a name of its own', () => {
    const before = { lint: { preset: 'strict' }, feeds: { desk: { type: 'csv', path: 'old.csv' } } };
    expect(added(before)).toEqual({ ...before, feeds: { ...before.feeds, desk_2: feed } });
  });

  test('nothing, where that is no JSON object', () => {
    expect(withFeed('{ "data": ', 'desk.csv', { v: 'vix' })).toBeUndefined();
    expect(withFeed('null', 'desk.csv', { v: 'vix' })).toBeUndefined();
  });

  test('the first one leaves the files beside the rules in the data', () => {
    expect(added({})).toEqual({ data: '.', feeds: { desk: feed } });
    expect(added({ data: 'history' })).toEqual({ data: 'history', feeds: { desk: feed } });
  });
});
