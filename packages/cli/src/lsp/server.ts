/** The language server: the language service over a connection, with what lies on disk. */
import type { LintConfig } from '@hedgerow/dsl';
import {
  createService,
  folderOf,
  type Method,
  methods,
  Refused,
  type Service,
  TextDocument,
} from '@hedgerow/dsl/service';
import { replayWitness } from '@hedgerow/runtime';
import {
  type CancellationToken,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type InitializeParams,
  LSPErrorCodes,
  MessageType,
  ResponseError,
  ShowMessageNotification,
} from 'vscode-languageserver/node';
import { initializeResult, pulls } from './capabilities.ts';
import { lintConfig, pathOf, readDisk, rulesBelow, siblings } from './disk.ts';
import { encodingFor } from './encoding.ts';
import { toldInParts, withProgress } from './progress.ts';
import { Publisher } from './publisher.ts';
import { RuleRunner } from './runner.ts';
import { lintSettings, mergedLint } from './settings.ts';
import { canonical, documentOf, Wire } from './wire.ts';

export interface ServerOptions {
  /** ISO date of today, for allowances that expire. */
  readonly today: () => string;
  /** Milliseconds without a change before rules are run for their lenses; `undefined` never runs them. */
  readonly lensDelay?: number;
}

/** A client may refuse what it is asked, or be gone: neither is an error of ours. */
const quietly = (asked: Promise<unknown>): void => void asked.catch(() => undefined);

/** Answers one client until it says `exit`. */
export function serve(connection: Connection, { today, lensDelay }: ServerOptions): void {
  let client: InitializeParams | undefined;
  let editorLint: LintConfig = {};
  const service: Service = createService({
    today,
    replay: replayWitness,
    lint: (folder) => mergedLint(lintConfig(folder), editorLint),
    documentation: (id) => `https://hedgerow.dev/docs/diagnostics/${id}`,
    runner: {
      evaluate: (...args) => runner.evaluate(...args),
      explain: (...args) => runner.explain(...args),
      backtest: (uri) => runner.backtest(uri),
      summary: (...args) => runner.summary(...args),
    },
  });
  const { workspace } = service;
  const wire = new Wire(workspace);
  const runner = new RuleRunner(workspace);
  /** Files of which the editor's text counts, not the disk's. */
  const opened = new Set<string>();
  const publisher = new Publisher({
    connection,
    service,
    wire,
    opened,
    refresh: () => (client && pulls(client) ? () => pullAgain() : undefined),
  });
  const pullAgain = (): void => {
    if (client?.capabilities.workspace?.diagnostics?.refreshSupport)
      quietly(connection.languages.diagnostics.refresh());
  };
  const roots = new Set<string>();

  const fromDisk = (uri: string): void => {
    if (opened.has(uri)) return;
    const text = readDisk(uri);
    if (text === undefined) workspace.delete(uri);
    else workspace.set(new TextDocument(uri, text, null));
  };

  let timer: NodeJS.Timeout | undefined;
  const runLater = (uri: string): void => {
    if (lensDelay === undefined || !client?.capabilities.workspace?.codeLens?.refreshSupport) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (workspace.get(uri) && runner.refresh(uri))
        quietly(connection.sendRequest('workspace/codeLens/refresh'));
    }, lensDelay);
    timer.unref();
  };
  const changed = (uri: string): void => {
    publisher.changed(uri);
    runLater(uri);
  };
  /** Something changed that no editor did: settings, or files on disk. */
  const changedOutside = (): void => {
    const told = new Set<string>();
    for (const uri of opened) {
      const { folder } = workspace.analysis(uri);
      if (!told.has(folder)) changed(uri);
      told.add(folder);
    }
    if (client && pulls(client)) pullAgain();
  };

  const useSettings = (settings: unknown): void => {
    const { lint, problems } = lintSettings(settings);
    editorLint = lint;
    for (const problem of problems) {
      const params = { type: MessageType.Warning, message: `hedgerow.lint: ${problem}` };
      quietly(connection.sendNotification(ShowMessageNotification.method, params));
    }
    workspace.invalidate();
    changedOutside();
  };
  const pullSettings = async (): Promise<void> =>
    useSettings(await connection.workspace.getConfiguration('hedgerow'));

  const addFolder = (uri: string): void => {
    roots.add(canonical(uri));
    const path = pathOf(uri);
    if (path !== undefined) rulesBelow(path).forEach(fromDisk);
  };
  /** Files of a folder that is gone are forgotten, but for those that are open and those of other folders. */
  const removeFolder = (uri: string): void => {
    roots.delete(canonical(uri));
    const lies = (file: string, root: string): boolean => file.startsWith(`${root.replace(/\/$/, '')}/`);
    const folders = new Set([...opened].map(folderOf));
    for (const document of [...workspace.documents]) {
      const isWanted =
        folders.has(folderOf(document.uri)) || [...roots].some((root) => lies(document.uri, root));
      if (!isWanted) workspace.delete(document.uri);
    }
  };

  connection.onInitialize((params) => {
    client = params;
    wire.encoding = encodingFor(params);
    return initializeResult(params);
  });
  connection.onInitialized(() => {
    const { workspaceFolders, rootUri, capabilities } = client!;
    const folders = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
    folders.forEach(addFolder);
    const { didChangeWatchedFiles, didChangeConfiguration, configuration } = capabilities.workspace ?? {};
    if (didChangeWatchedFiles?.dynamicRegistration) {
      const watchers = [{ globPattern: '**/*.hedge' }, { globPattern: '**/hedgerow.json' }];
      quietly(connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }));
    }
    if (didChangeConfiguration?.dynamicRegistration) {
      quietly(connection.client.register(DidChangeConfigurationNotification.type, { section: 'hedgerow' }));
    }
    if (configuration) quietly(pullSettings());
    // Only now: the library sets a listener of its own as it initializes.
    connection.onNotification(
      'workspace/didChangeWorkspaceFolders',
      ({ event: { added, removed } }: { event: Record<'added' | 'removed', { readonly uri: string }[]> }) => {
        for (const { uri } of added) addFolder(uri);
        for (const { uri } of removed) removeFolder(uri);
        changedOutside();
      },
    );
  });
  connection.onDidOpenTextDocument(({ textDocument: { uri: spelled, languageId, text, version } }) => {
    // A client may send all that it has open.
    if (!/^hedge(row)?$/.test(languageId) && !spelled.endsWith('.hedge')) return;
    const uri = wire.opened(spelled);
    opened.add(uri);
    for (const other of siblings(uri)) if (!workspace.get(other)) fromDisk(other);
    workspace.set(new TextDocument(uri, text, version));
    changed(uri);
  });
  connection.onDidChangeTextDocument(({ textDocument, contentChanges }) => {
    const uri = canonical(textDocument.uri);
    const before = workspace.get(uri);
    if (!before || !opened.has(uri)) return;
    let document = before;
    for (const change of contentChanges) {
      const range = 'range' in change &&
        change.range && {
          start: wire.positionIn(document, change.range.start),
          end: wire.positionIn(document, change.range.end),
        };
      document = document.changed([{ text: change.text, ...(range && { range }) }], textDocument.version);
    }
    workspace.set(document);
    changed(uri);
  });
  connection.onDidCloseTextDocument(({ textDocument }) => {
    const uri = canonical(textDocument.uri);
    if (!opened.delete(uri)) return;
    const others = workspace.analysis(uri).documents.filter((document) => document.uri !== uri);
    publisher.closed(uri);
    wire.closed(uri);
    fromDisk(uri);
    const [first] = others;
    if (first) changed(first.uri);
  });
  connection.onDidSaveTextDocument(({ textDocument }) => {
    const uri = canonical(textDocument.uri);
    if (opened.has(uri)) publisher.saved(uri);
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri: spelled, type } of changes) {
      const uri = canonical(spelled);
      if (!uri.endsWith('.hedge')) workspace.invalidate();
      else if (type === FileChangeType.Deleted && !opened.has(uri)) workspace.delete(uri);
      else fromDisk(uri);
    }
    changedOutside();
  });
  connection.onDidChangeConfiguration(({ settings }: { settings: unknown }) => {
    if (client?.capabilities.workspace?.configuration) quietly(pullSettings());
    else useSettings((settings as { readonly hedgerow?: unknown } | null)?.hedgerow);
  });

  const answer = async (method: Method, params: unknown): Promise<unknown> => {
    const read = wire.in(params);
    const uri = documentOf(read);
    if (method === 'textDocument/diagnostic' && uri !== undefined && !publisher.isPrompt(uri)) {
      return wire.out({ kind: 'full', items: service.diagnostics(uri, { unlinted: true }) }, uri);
    }
    // Of columns that are counted anew, a delta could miss some: such a client is told all.
    const isWhole = method === 'textDocument/semanticTokens/full/delta' && !wire.isPlain;
    const asked = isWhole ? 'textDocument/semanticTokens/full' : method;
    return wire.out(await service.handle(asked, read as never), uri);
  };
  for (const method of Object.keys(methods) as Method[]) {
    connection.onRequest<unknown, void>(
      method,
      async (params: unknown, token: CancellationToken): Promise<unknown> => {
        if (token.isCancellationRequested) {
          return new ResponseError(LSPErrorCodes.RequestCancelled, 'the request was cancelled');
        }
        try {
          const result = await withProgress(connection, method, params, () => answer(method, params));
          return toldInParts(connection, method, params, result);
        } catch (error) {
          if (error instanceof Refused) {
            return new ResponseError(LSPErrorCodes.RequestFailed, error.message);
          }
          throw error;
        }
      },
    );
  }
  connection.listen();
}
