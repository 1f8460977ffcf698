/** The order of a session, and what is said to clients that do not keep to it, or to the protocol. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { ErrorCodes, LSPErrorCodes } from 'vscode-languageserver-protocol/node';
import { client, command } from './support/client.ts';
import { protocol } from './support/protocol.ts';

const text = 'when vixx > 3 alert "x"\n';

describe('the order of a session', () => {
  it('refuses requests before initialize, and does not hear notifications', async () => {
    const it = client();
    const textDocument = { uri: it.uri('a.hedge') };
    await it.open('a.hedge', text);
    expect(await it.refusal('textDocument/documentSymbol', { textDocument })).toBe(
      ErrorCodes.ServerNotInitialized,
    );
    expect(await it.refusal('shutdown', {})).toBe(ErrorCodes.ServerNotInitialized);
    await it.start();
    expect(await it.request('textDocument/documentSymbol', { textDocument })).toEqual([]);
    expect(await it.stop()).toBe(0);
  });

  it('refuses a second initialize, and every request after shutdown', async () => {
    const it = client();
    await it.start();
    expect(await it.refusal('initialize', { capabilities: {} })).toBe(ErrorCodes.InvalidRequest);
    await it.connection.sendRequest('shutdown');
    expect(await it.refusal('workspace/symbol', { query: '' })).toBe(ErrorCodes.InvalidRequest);
    expect(await it.exit()).toBe(0);
  });

  it('tells an exit that was not announced, before initialize and after', async () => {
    const fresh = client();
    expect(await fresh.exit()).toBe(1);
    const used = client();
    await used.start();
    expect(await used.exit()).toBe(1);
  });

  it('ends with the process of its client', async () => {
    const parent = spawn('cat', { stdio: ['pipe', 'ignore', 'ignore'] });
    const it = client();
    await it.start({}, { processId: parent.pid });
    const exited = once(it.process, 'exit');
    parent.kill('SIGKILL');
    expect((await exited)[0]).toBe(1);
  });

  it('ends with the pipe of a client that was killed', async () => {
    // The shell stands for an editor: it starts the server, and is killed with the pipe in its hand.
    const words = command.map((word) => `'${word}'`).join(' ');
    const editor = spawn('bash', ['-c', `coproc ${words} 2>/dev/null; echo $COPROC_PID; cat`], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const [said] = (await once(editor.stdout!, 'data')) as [Buffer];
    const pid = Number(said.toString());
    expect(() => process.kill(pid, 0)).not.toThrow();
    editor.kill('SIGKILL');
    await expect.poll(() => isRunning(pid), { timeout: 30_000 }).toBe(false);
  });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('mistaken messages', () => {
  it('are refused by their kind, and the server goes on', async () => {
    const it = client();
    await it.start();
    await it.open('a.hedge', text);
    const textDocument = { uri: it.uri('a.hedge') };
    expect(await it.refusal('textDocument/dance', { textDocument })).toBe(ErrorCodes.MethodNotFound);
    expect(await it.refusal('$/dance', {})).toBe(ErrorCodes.MethodNotFound);
    await it.notify('textDocument/dance', { textDocument });
    await it.notify('$/dance', {});
    expect(await it.request('textDocument/documentSymbol', { textDocument })).toHaveLength(1);
  });

  const position = { line: 0, character: 6 };
  const uri = 'file:///nowhere/a.hedge';
  const unreadable: readonly (readonly [string, object])[] = [
    ['textDocument/hover', {}],
    ['textDocument/hover', { textDocument: { uri } }],
    ['textDocument/hover', { textDocument: { uri: '/a.hedge' }, position }],
    ['textDocument/hover', { textDocument: { uri }, position: { line: -1, character: 0 } }],
    ['textDocument/hover', { textDocument: { uri }, position: { line: '0', character: 0 } }],
    ['textDocument/completion', { textDocument: null, position }],
    ['textDocument/rename', { textDocument: { uri }, position }],
    ['textDocument/codeAction', { textDocument: { uri }, range: { start: position }, context: {} }],
    ['textDocument/selectionRange', { textDocument: { uri }, positions: position }],
    ['workspace/symbol', {}],
    ['workspace/executeCommand', { command: 3 }],
    ['completionItem/resolve', {}],
    ['textDocument/formatting', { options: {} }],
  ];
  it('params that cannot be read are refused, with what was expected', async () => {
    const it = client();
    await it.start();
    for (const [method, params] of unreadable) {
      expect(await it.refusal(method, params), `${method} ${JSON.stringify(params)}`).toBe(
        ErrorCodes.InvalidParams,
      );
      await expect(it.request(method, params)).rejects.toThrow('expected params');
    }
  });

  it('notifications that cannot be read are passed over with a word in the log', async () => {
    const it = client();
    await it.start();
    await it.notify('textDocument/didOpen', { textDocument: { uri: it.uri('a.hedge') } });
    const said = await it.message(({ method }) => method === 'window/logMessage');
    expect(said.params).toMatchObject({ message: expect.stringContaining('languageId') });
    await it.open('a.hedge', text);
    await it.diagnostics('a.hedge');
  });

  it('requests about documents that nobody opened have empty answers', async () => {
    const it = client();
    await it.start();
    const at = { textDocument: { uri }, position };
    expect(await it.request('textDocument/hover', at)).toBeNull();
    expect(await it.request('textDocument/definition', at)).toEqual([]);
    expect(await it.request('textDocument/completion', at)).toMatchObject({ items: [] });
    expect(await it.request('textDocument/formatting', { ...at, options: {} })).toEqual([]);
  });
});

describe('what a client may ask on the way', () => {
  it('a cancelled request has its result, or the word that it was cancelled', async () => {
    const it = client();
    await it.start();
    await it.open('a.hedge', text);
    const textDocument = { uri: it.uri('a.hedge') };
    const range = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };
    // All are written before the server can answer the first: those that it has not begun are dropped.
    const ids = Array.from({ length: 20 }, (_, i) => `mine-${i}`);
    for (const id of ids) {
      await it.raw({ jsonrpc: '2.0', id, method: 'textDocument/inlayHint', params: { textDocument, range } });
    }
    for (const id of ids) await it.raw({ jsonrpc: '2.0', method: '$/cancelRequest', params: { id } });
    const answers = await Promise.all(ids.map((id) => it.message((one) => one.id === id && !one.method)));
    for (const { error } of answers) {
      if (error) expect(error.code).toBe(LSPErrorCodes.RequestCancelled);
    }
    expect(await it.request('textDocument/documentSymbol', { textDocument })).toHaveLength(1);
  });

  it('long lists come in parts, and work is told of', async () => {
    const it = client();
    await it.start();
    const rules = Array.from({ length: 450 }, (_, i) => `param p${i} = vix_level\n`).join('');
    await it.open('a.hedge', `param vix_level = 28\n${rules}`);
    const parts = async (method: string, params: object) => {
      const token = `parts of ${method}`;
      const rest = await it.request(method, {
        ...params,
        partialResultToken: token,
        workDoneToken: `work of ${method}`,
      });
      expect(rest).toEqual([]);
      const told = it.received.filter(({ method: m }) => m === '$/progress').map(({ params: p }) => p) as {
        token: string;
        value: { kind?: string }[] & { kind?: string };
      }[];
      expect(told.filter((one) => one.token.startsWith('work of')).map(({ value }) => value.kind)).toEqual(
        expect.arrayContaining(['begin', 'end']),
      );
      return told.filter((one) => one.token === token).map(({ value }) => value.length);
    };
    expect(await parts('workspace/symbol', { query: '' })).toEqual([200, 200, 51]);
    const at = { textDocument: { uri: it.uri('a.hedge') }, position: { line: 0, character: 8 } };
    const context = { includeDeclaration: false };
    expect(await parts('textDocument/references', { ...at, context })).toEqual([200, 200, 50]);
  });
});

it('a client that promises everything and answers nothing is no reason to end', async () => {
  const it = client();
  const refreshSupport = true;
  const dynamicRegistration = true;
  await it.start({
    workspace: {
      configuration: true,
      didChangeConfiguration: { dynamicRegistration },
      didChangeWatchedFiles: { dynamicRegistration },
      codeLens: { refreshSupport },
      diagnostics: { refreshSupport },
    },
    textDocument: { diagnostic: {} },
  });
  await it.open('a.hedge', text);
  await it.notify('workspace/didChangeWatchedFiles', { changes: [] });
  await it.message(({ method }) => method === 'workspace/diagnostic/refresh');
  expect(await it.stop()).toBe(0);
});

it.skipIf(!protocol)('what the server says that it can do is what the protocol knows', async () => {
  const it = client();
  const { capabilities } = await it.start({ textDocument: { diagnostic: {} } });
  expect(Object.keys(capabilities).length).toBeGreaterThan(20);
});
