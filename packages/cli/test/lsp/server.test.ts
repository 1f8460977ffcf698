/** A session with the language server, as editors have it. */
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { client } from './support/client.ts';

/** No lint rules: what they find is not what is tried here. */
const quiet = { 'hedgerow.json': '{ "lint": { "preset": "none" } }' };

describe('the language server', () => {
  it('tells what is found as the text changes, and ends cleanly', async () => {
    const it = client({ 'params.hedge': 'param floor = 28\n', ...quiet });
    const { capabilities } = await it.start();
    expect(capabilities.positionEncoding).toBe('utf-16');
    await it.open('a.hedge', 'when vix > floor and vixx < 90 alert "\u{1f600}"\n');
    const first = await it.diagnostics('a.hedge', ({ version }) => version === 1);
    expect(first.diagnostics.map(({ code }) => code)).toEqual(['unknown-name']);
    // An edit behind the emoji: positions count UTF-16 units.
    await it.change(
      'a.hedge',
      2,
      { range: { start: { line: 0, character: 40 }, end: { line: 0, character: 41 } }, text: '!"' },
      { range: { start: { line: 0, character: 21 }, end: { line: 0, character: 25 } }, text: 'vix' },
    );
    const second = await it.diagnostics('a.hedge', ({ version }) => version === 2);
    expect(second.diagnostics).toEqual([]);
    const at = { textDocument: { uri: it.uri('a.hedge') }, position: { line: 0, character: 12 } };
    expect(await it.request('textDocument/definition', at)).toMatchObject([{ uri: it.uri('params.hedge') }]);
    expect(await it.stop()).toBe(0);
  });

  it('offers a fix that a client can apply, and completes what the fix would have written', async () => {
    const it = client({});
    await it.start();
    await it.open('a.hedge', 'when vixx > 3 alert "x"\n');
    const { diagnostics } = await it.diagnostics('a.hedge', () => true);
    const textDocument = { uri: it.uri('a.hedge') };
    const range = { start: { line: 0, character: 5 }, end: { line: 0, character: 9 } };
    const actions = await it.request<{ edit: { changes: object } }[]>('textDocument/codeAction', {
      textDocument,
      range,
      context: { diagnostics },
    });
    expect(actions[0]!.edit.changes).toEqual({ [textDocument.uri]: [{ range, newText: 'vix' }] });
    const { items } = await it.request<{ items: { label: string }[] }>('textDocument/completion', {
      textDocument,
      position: { line: 0, character: 7 },
    });
    expect(items.map(({ label }) => label)).toContain('vix');
  });

  it('sees files that change on disk, and the settings of hedgerow.json', async () => {
    const it = client({ 'params.hedge': 'param floor = 28\n' });
    await it.start();
    await it.open('a.hedge', 'when vix - vix3m == 0 and vix > floor alert "x"\n');
    const first = await it.diagnostics('a.hedge', () => true);
    expect(first.diagnostics.map(({ code }) => code)).toContain('equality-on-computed-number');
    writeFileSync(join(it.folder, 'params.hedge'), 'param other = 28\n');
    writeFileSync(join(it.folder, 'hedgerow.json'), '{ "lint": { "preset": "none" } }');
    await it.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [
        { uri: it.uri('params.hedge'), type: 2 },
        { uri: it.uri('hedgerow.json'), type: 1 },
      ],
    });
    const second = await it.diagnostics('a.hedge', ({ diagnostics }) =>
      diagnostics.some(({ code }) => code === 'unknown-name'),
    );
    expect(second.diagnostics.map(({ code }) => code)).toEqual(['unknown-name']);
  });

  it('answers clients that pull, and does not push to them', async () => {
    const it = client({});
    const { capabilities } = await it.start({ textDocument: { diagnostic: {} } });
    expect(capabilities.diagnosticProvider).toBeDefined();
    await it.open('a.hedge', 'when vixx > 3 alert "x"\n');
    const report = await it.request<{ items: { code: string }[] }>('textDocument/diagnostic', {
      textDocument: { uri: it.uri('a.hedge') },
    });
    expect(report.items.map(({ code }) => code)).toEqual(['unknown-name']);
  });

  it('refuses in words what cannot be', async () => {
    const it = client({});
    await it.start();
    await it.open('a.hedge', 'when vix > 3 alert "x"\n');
    const at = { textDocument: { uri: it.uri('a.hedge') }, position: { line: 0, character: 6 } };
    await expect(it.request('textDocument/rename', { ...at, newName: 'y' })).rejects.toThrow('prelude');
    await expect(
      it.request('workspace/executeCommand', { command: 'nothing', arguments: [at.textDocument.uri] }),
    ).rejects.toThrow('no command');
  });

  it('evaluates and explains over the data that hedgerow.json names', async () => {
    const it = client({
      'vix.csv': 'date,close\n2024-01-02,20\n2024-01-03,31\n2024-01-04,32\n',
      'hedgerow.json': '{ "data": "vix.csv" }',
    });
    await it.start();
    await it.open('a.hedge', 'rule high:\n  when vix > 30 for 2 sessions alert "x"\n');
    const uri = it.uri('a.hedge');
    const run = (command: string, ...args: string[]) =>
      it.request<string>('workspace/executeCommand', { command, arguments: [uri, ...args] });
    expect(await run('hedgerow.evaluate', 'vix + 1')).toContain('33');
    expect(await run('hedgerow.explain', 'high', '2024-01-03')).toContain('vix > 30');
    expect(await run('hedgerow.backtest')).toContain('alert');
    expect(await run('hedgerow.explain', 'nothing')).toContain('no rule `nothing`');
  });

  it('ends where its input does, and tells an exit that was not announced', async () => {
    const it = client({});
    await it.start();
    const exited = once(it.process, 'exit');
    it.process.stdin!.end();
    expect((await exited)[0]).toBe(1);
  });
});
