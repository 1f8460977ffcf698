/**
 * The language server in its own process, driven by the client library that VS Code uses. No message of the server
 * escapes: each is held against the protocol's model, and a test whose server sent one that does not fit fails.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, expect } from 'vitest';
import {
  createProtocolConnection,
  type DataCallback,
  type Disposable,
  type Message,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { folderWith } from '../../support/run.ts';
import { protocol, type RawMessage } from './protocol.ts';

export const main = fileURLToPath(new URL('../../../src/main.ts', import.meta.url));
export const command = [process.execPath, '--conditions=hedgerow-source', main, 'lsp', '--stdio'] as const;

export interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly {
    readonly code: string;
    readonly data: object;
    readonly range: { readonly start: object; readonly end: object };
  }[];
}

class TappedReader extends StreamMessageReader {
  readonly #tap: (message: RawMessage) => void;
  constructor(input: NodeJS.ReadableStream, tap: (message: RawMessage) => void) {
    super(input);
    this.#tap = tap;
  }
  override listen(callback: DataCallback): Disposable {
    return super.listen((message) => {
      this.#tap(message);
      callback(message);
    });
  }
}

class TappedWriter extends StreamMessageWriter {
  readonly #tap: (message: RawMessage) => void;
  constructor(output: NodeJS.WritableStream, tap: (message: RawMessage) => void) {
    super(output);
    this.#tap = tap;
  }
  override write(message: Message): Promise<void> {
    this.#tap(message);
    return super.write(message);
  }
}

export class Client {
  readonly process: ChildProcess;
  readonly connection: ProtocolConnection;
  readonly folder: string;
  /** What the server sent that the protocol does not know. */
  readonly violations: string[] = [];
  /** Everything the server sent, in its order. */
  readonly received: RawMessage[] = [];
  readonly #writer: TappedWriter;
  readonly #asked = new Map<number | string, RawMessage>();
  /** The request for whose partial results a token stands. */
  readonly #partial = new Map<unknown, string>();
  readonly #published: Published[] = [];
  readonly #waiting: (() => void)[] = [];
  #ended: string | undefined;

  constructor(folder: string) {
    this.folder = folder;
    const [node, ...args] = command;
    this.process = spawn(node, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#writer = new TappedWriter(this.process.stdin!, this.#note);
    this.connection = createProtocolConnection(
      new TappedReader(this.process.stdout!, this.#check),
      this.#writer,
    );
    this.connection.listen();
    this.process.once('exit', (code) => {
      this.#ended = `the server ended with code ${code}`;
      for (const wake of this.#waiting.splice(0)) wake();
    });
  }

  #note = (message: RawMessage): void => {
    if (message.id === undefined || message.id === null || message.method === undefined) return;
    this.#asked.set(message.id, message);
    const { partialResultToken: token } = (message.params ?? {}) as { readonly partialResultToken?: unknown };
    if (token !== undefined) this.#partial.set(token, message.method);
  };

  #check = (message: RawMessage): void => {
    this.received.push(message);
    const isResponse = message.method === undefined;
    const answered = isResponse && message.id != null ? this.#asked.get(message.id)?.method : undefined;
    if (isResponse && message.id != null && !this.#asked.delete(message.id)) {
      this.violations.push(`a second response to request ${message.id}`);
    }
    this.violations.push(...(protocol?.fromServer(message, answered) ?? []));
    if (message.method === '$/progress') {
      const { token, value } = message.params as { readonly token: unknown; readonly value: unknown };
      const method = this.#partial.get(token);
      if (method !== undefined) this.violations.push(...(protocol?.partial(method, value) ?? []));
    }
    if (message.method === 'textDocument/publishDiagnostics') {
      this.#published.push(message.params as Published);
    }
    for (const wake of this.#waiting.splice(0)) wake();
  };

  /** Writes a message past the client library. */
  raw(message: RawMessage): Promise<void> {
    return this.#writer.write(message as Message);
  }

  uri = (name: string): string => pathToFileURL(join(this.folder, name)).href;

  async start(capabilities: object = {}, more: object = {}) {
    const folder = pathToFileURL(this.folder).href;
    const result = await this.request('initialize', {
      processId: process.pid,
      rootUri: folder,
      workspaceFolders: [{ uri: folder, name: 'rules' }],
      capabilities,
      ...more,
    });
    await this.connection.sendNotification('initialized', {});
    return result as { capabilities: Record<string, unknown> };
  }

  notify(method: string, params: object): Promise<void> {
    return this.connection.sendNotification(method, params);
  }

  open(name: string, text: string): Promise<void> {
    return this.openUri(this.uri(name), text);
  }

  openUri(uri: string, text: string, languageId = 'hedge'): Promise<void> {
    return this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
  }

  change(name: string, version: number, ...contentChanges: object[]): Promise<void> {
    return this.notify('textDocument/didChange', {
      textDocument: { uri: this.uri(name), version },
      contentChanges,
    });
  }

  /** The first diagnostics of a file that satisfy a condition, told already or to come. */
  diagnostics(name: string, isWanted: (one: Published) => boolean = () => true): Promise<Published> {
    return this.diagnosticsOf(this.uri(name), isWanted);
  }

  async diagnosticsOf(uri: string, isWanted: (one: Published) => boolean = () => true): Promise<Published> {
    return this.#until(() => this.#published.find((one) => one.uri === uri && isWanted(one)));
  }

  /** The first message of the server that satisfies a condition, come already or to come. */
  message(isWanted: (one: RawMessage) => boolean): Promise<RawMessage> {
    return this.#until(() => this.received.find(isWanted));
  }

  async #until<T>(find: () => T | undefined): Promise<T> {
    for (;;) {
      const found = find();
      if (found !== undefined) return found;
      if (this.#ended !== undefined) throw new Error(this.#ended);
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  /** The answer to a request; fails where the server ends without giving one. */
  request<T>(method: string, params: object): Promise<T> {
    const gone = this.#until<never>(() => undefined);
    return Promise.race([this.connection.sendRequest<T>(method, params), gone]);
  }

  /** The code of the error with which a request is refused. */
  async refusal(method: string, params: object): Promise<number> {
    return this.request(method, params).then(
      () => expect.unreachable(`${method} was not refused`),
      (error: { readonly code: number }) => error.code,
    );
  }

  async stop(): Promise<number | null> {
    await this.connection.sendRequest('shutdown');
    return this.exit();
  }

  async exit(): Promise<number | null> {
    const exited = once(this.process, 'exit');
    await this.connection.sendNotification('exit');
    const [code] = (await exited) as [number | null];
    return code;
  }
}

const clients: Client[] = [];

/** A server over a folder with these files; it is ended with the test. */
export function client(files: Readonly<Record<string, string>> = {}): Client {
  return clientOf(folderWith(files));
}

export function clientOf(folder: string): Client {
  const one = new Client(folder);
  clients.push(one);
  return one;
}

afterEach(() => {
  const used = clients.splice(0);
  for (const { process: child, connection } of used) {
    connection.dispose();
    child.kill();
  }
  expect(used.flatMap(({ violations }) => violations)).toEqual([]);
});
