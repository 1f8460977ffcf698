/** Documents as editors open, change and close them, wherever they lie and however they are spelled. */
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../support/run.ts';
import { client, clientOf } from './support/client.ts';

const quiet = { 'hedgerow.json': '{ "lint": { "preset": "none" } }' };
const codes = ({ diagnostics }: { readonly diagnostics: readonly { readonly code: string }[] }) =>
  diagnostics.map(({ code }) => code);

describe('the ways in which a file is named', () => {
  it.each([
    ['spaces and letters beyond ASCII', 'my rules/ä – 規則.hedge', (uri: string) => uri],
    ['everything encoded', "old (rules)/a+b's.hedge", (uri: string) => encodeAll(uri)],
    [
      'nothing encoded but spaces',
      'rules [2]/é.hedge',
      (uri: string) => decodeURI(uri).replaceAll(' ', '%20'),
    ],
  ])('%s', async (_, name, spell) => {
    const it = client({ ...quiet, [name]: 'param floor = 28\n', [join(name, '../other.hedge')]: '' });
    await it.start();
    const spelled = spell(it.uri(name));
    // The file on disk and the open document are one file: were they two, `floor` were declared twice.
    await it.openUri(spelled, 'param floor = 28\nwhen vix > floor and vixx > 3 alert "x"\n');
    expect(codes(await it.diagnosticsOf(spelled))).toEqual(['unknown-name']);
    const at = { textDocument: { uri: spelled }, position: { line: 1, character: 13 } };
    const [found] = await it.request<{ uri: string }[]>('textDocument/definition', at);
    expect(found!.uri).toBe(spelled);
    const edit = await it.request<{ changes: object }>('textDocument/rename', { ...at, newName: 'level' });
    expect(Object.keys(edit.changes)).toEqual([spelled]);
  });

  it('drives of Windows', async () => {
    const it = client();
    await it.start();
    const uri = 'file:///c%3A/Users/me/a.hedge';
    await it.openUri(uri, 'when vixx > 3 alert "x"\n');
    expect(codes(await it.diagnosticsOf(uri))).toContain('unknown-name');
  });

  it('documents that have not been saved are rule sets of their own', async () => {
    const it = client(quiet);
    await it.start();
    await it.openUri('untitled:Untitled-1', 'param floor = 28\n');
    await it.openUri('untitled:Untitled-2', 'when vix > floor alert "x"\n');
    expect(codes(await it.diagnosticsOf('untitled:Untitled-2'))).toContain('unknown-name');
    const [symbol] = await it.request<{ name: string }[]>('textDocument/documentSymbol', {
      textDocument: { uri: 'untitled:Untitled-1' },
    });
    expect(symbol!.name).toBe('floor');
  });

  const encodeAll = (uri: string): string =>
    uri.replace(/[()+'!,;=@&$]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
});

describe('open, change, close', () => {
  it('a document of another language is none of ours', async () => {
    const it = client();
    await it.start();
    await it.openUri(it.uri('notes.txt'), 'when vixx > 3', 'plaintext');
    await it.openUri(it.uri('a.hedge'), 'when vixx > 3 alert "x"\n');
    await it.diagnostics('a.hedge');
    expect(it.received.some(({ params }) => (params as { uri?: string })?.uri === it.uri('notes.txt'))).toBe(
      false,
    );
    const textDocument = { uri: it.uri('notes.txt') };
    expect(await it.request('textDocument/documentSymbol', { textDocument })).toEqual([]);
    await it.notify('textDocument/didClose', { textDocument });
    expect(await it.stop()).toBe(0);
  });

  it('a change of a document that was never opened changes nothing', async () => {
    const it = client({ 'a.hedge': 'param floor = 28\n' });
    await it.start();
    await it.change('a.hedge', 2, { text: 'broken {' });
    const textDocument = { uri: it.uri('a.hedge') };
    const symbols = await it.request<{ name: string }[]>('textDocument/documentSymbol', { textDocument });
    expect(symbols.map(({ name }) => name)).toEqual(['floor']);
  });

  it('a closed file has no diagnostics, and is again what lies on disk for the others', async () => {
    const it = client({ ...quiet, 'params.hedge': 'param floor = 28\n' });
    await it.start();
    await it.open('params.hedge', 'param other = 28\nwhen vixx > 3 alert "x"\n');
    await it.open('a.hedge', 'when vix > floor alert "x"\n');
    expect(codes(await it.diagnostics('params.hedge'))).toContain('unknown-name');
    expect(codes(await it.diagnostics('a.hedge'))).toEqual(['unknown-name']);
    await it.notify('textDocument/didClose', { textDocument: { uri: it.uri('params.hedge') } });
    await it.diagnostics('params.hedge', ({ diagnostics }) => diagnostics.length === 0);
    await it.diagnostics('a.hedge', ({ diagnostics }) => diagnostics.length === 0);
  });

  it('Windows line ends, and a text of a megabyte', async () => {
    const it = client(quiet);
    await it.start();
    await it.open(
      'a.hedge',
      'param floor = 28\r\nwhen vix > floor\r\n  alert "x"\r\nwhen vixx > 3 alert "y"\r\n',
    );
    const { diagnostics } = await it.diagnostics('a.hedge');
    expect(diagnostics[0]!.range.start).toEqual({ line: 3, character: 5 });
    await it.change('a.hedge', 2, {
      range: { start: { line: 3, character: 5 }, end: { line: 3, character: 9 } },
      text: 'vix',
    });
    expect((await it.diagnostics('a.hedge', ({ version }) => version === 2)).diagnostics).toEqual([]);
    const rule = (i: number) =>
      `rule r${i}: when vix > 28 for 3 sessions alert "rule ${i} of very many rules"\n`;
    const big = Array.from({ length: 14_000 }, (_, i) => rule(i)).join('');
    expect(big.length).toBeGreaterThan(1_000_000);
    await it.change('a.hedge', 3, { text: `${big}when vixx > 3 alert "last"\n` });
    const last = await it.diagnostics('a.hedge', ({ version }) => version === 3);
    expect(codes(last)).toContain('unknown-name');
    // Keys that follow fast do not each wait for an analysis of their own.
    const end = { line: 14_000, character: 5 };
    for (let i = 0; i < 20; i++) await it.change('a.hedge', 4 + i, { range: { start: end, end }, text: 'v' });
    const latest = await it.diagnostics('a.hedge', ({ version }) => version === 23);
    expect(codes(latest)).toContain('unknown-name');
    expect(await it.stop()).toBe(0);
  });
});

it('what lint rules find comes too, though they take long over a large rule set', async () => {
  const folder = folderWith({});
  cpSync(join(import.meta.dirname, '../../../../rules/alvh'), folder, { recursive: true });
  const it = clientOf(folder);
  await it.start();
  await it.open('more.hedge', 'when vix - vix3m == 0 alert "x"\n');
  const has = (version: number, code: string) =>
    it.diagnostics('more.hedge', (one) => one.version === version && codes(one).includes(code));
  await has(1, 'equality-on-computed-number');
  await it.change('more.hedge', 2, { text: 'when vixx - vix3m == 0 alert "x"\n' });
  await has(2, 'unknown-name');
  await it.change('more.hedge', 3, { text: '\nwhen vix - vix3m == 0 alert "x"\n' });
  await it.notify('textDocument/didSave', { textDocument: { uri: it.uri('more.hedge') } });
  await has(3, 'equality-on-computed-number');
});

describe('folders and files beside the editor', () => {
  it('folders come and go', async () => {
    const it = client({ 'one/a.hedge': 'param one = 1\n', 'two/b.hedge': 'param two = 2\n' });
    const folder = (name: string) => ({ uri: pathToFileURL(join(it.folder, name)).href, name });
    await it.start(
      { workspace: { workspaceFolders: true } },
      { rootUri: folder('one').uri, workspaceFolders: [folder('one')] },
    );
    const names = async () =>
      (await it.request<{ name: string }[]>('workspace/symbol', { query: '' })).map(({ name }) => name);
    expect(await names()).toEqual(['one']);
    await it.notify('workspace/didChangeWorkspaceFolders', {
      event: { added: [folder('two')], removed: [] },
    });
    expect((await names()).sort()).toEqual(['one', 'two']);
    await it.notify('workspace/didChangeWorkspaceFolders', {
      event: { added: [], removed: [folder('one')] },
    });
    expect(await names()).toEqual(['two']);
  });

  it('asks to hear of files, and reads those that come, change and go', async () => {
    const it = client(quiet);
    it.connection.onRequest('client/registerCapability', () => null);
    await it.start({ workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } });
    await it.message(({ method }) => method === 'client/registerCapability');
    await it.open('a.hedge', 'when vix > floor alert "x"\n');
    expect(codes(await it.diagnostics('a.hedge'))).toEqual(['unknown-name']);
    const path = join(it.folder, 'params.hedge');
    const tell = (type: number) =>
      it.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: it.uri('params.hedge'), type }] });
    const next = (count: number) => {
      const { length } = it.received;
      return it.message(
        ({ method, params }) =>
          method === 'textDocument/publishDiagnostics' &&
          it.received.indexOf(it.received.find((one) => one.params === params)!) >= length - 1 &&
          (params as { diagnostics: object[] }).diagnostics.length === count,
      );
    };
    mkdirSync(it.folder, { recursive: true });
    writeFileSync(path, 'param floor = 28\n');
    await tell(1);
    await next(0);
    writeFileSync(path, 'param other = 28\n');
    await tell(2);
    await next(1);
    writeFileSync(path, 'param floor = 29\n');
    await tell(2);
    await next(0);
    rmSync(path);
    await tell(3);
    await next(1);
  });
});

describe('settings of the editor', () => {
  const text = 'when vix - vix3m == 0 alert "x"\n';
  const found = 'equality-on-computed-number';

  it('are asked for, and count before hedgerow.json', async () => {
    const it = client({
      'hedgerow.json': `{ "lint": { "preset": "none", "rules": { "${found}": "error" } } }`,
    });
    let lint: unknown = { rules: { [found]: 'info' } };
    it.connection.onRequest('workspace/configuration', () => [{ lint }]);
    await it.start({ workspace: { configuration: true } });
    await it.open('a.hedge', text);
    const severity = (wanted: number) =>
      it.diagnostics('a.hedge', ({ diagnostics }) =>
        diagnostics.some((one) => (one as unknown as { severity: number }).severity === wanted),
      );
    await severity(3);
    lint = { rules: { [found]: 'off' } };
    await it.notify('workspace/didChangeConfiguration', { settings: null });
    await it.diagnostics('a.hedge', ({ diagnostics }) => diagnostics.length === 0);
    // What is wrong among them is told, and nothing of it used.
    lint = { preset: 'loud' };
    await it.notify('workspace/didChangeConfiguration', { settings: null });
    const said = await it.message(({ method }) => method === 'window/showMessage');
    expect(said.params).toMatchObject({ message: expect.stringContaining('loud') });
    await severity(1);
  });

  it('are taken from clients that send them', async () => {
    const it = client();
    await it.start();
    await it.open('a.hedge', text);
    await it.diagnostics('a.hedge', ({ diagnostics }) => diagnostics.some(({ code }) => code === found));
    const settings = { hedgerow: { lint: { preset: 'none' } } };
    await it.notify('workspace/didChangeConfiguration', { settings });
    await it.diagnostics('a.hedge', ({ diagnostics }) => diagnostics.length === 0);
  });
});
