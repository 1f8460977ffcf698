/** The language server: the language service over a connection, with what lies on disk. */
import {
  CommandRefused,
  createService,
  type Method,
  methods,
  RenameRefused,
  type Service,
  TextDocument,
} from '@hedgerow/dsl/service';
import {
  type CancellationToken,
  type Connection,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type InitializeParams,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver/node';
import { initializeResult, pulls } from './capabilities.ts';
import { lintConfig, pathOf, readDisk, rulesBelow, siblings } from './disk.ts';
import { RuleRunner } from './runner.ts';

export interface ServerOptions {
  /** ISO date of today, for allowances that expire. */
  readonly today: () => string;
  /** Milliseconds without a change before rules are run for their lenses; `undefined` never runs them. */
  readonly lensDelay?: number;
}

/** Answers one client until it says `exit`. */
export function serve(connection: Connection, { today, lensDelay }: ServerOptions): void {
  let client: InitializeParams | undefined;
  const service: Service = createService({
    today,
    lint: lintConfig,
    documentation: (id) => `https://hedgerow.dev/docs/diagnostics/${id}`,
    runner: {
      evaluate: (...args) => runner.evaluate(...args),
      explain: (...args) => runner.explain(...args),
      backtest: (uri) => runner.backtest(uri),
      summary: (...args) => runner.summary(...args),
    },
  });
  const { workspace } = service;
  const runner = new RuleRunner(workspace);
  /** Files of which the editor's text counts, not the disk's. */
  const opened = new Set<string>();

  const fromDisk = (uri: string): void => {
    if (opened.has(uri)) return;
    const text = readDisk(uri);
    if (text === undefined) workspace.delete(uri);
    else workspace.set(new TextDocument(uri, text, null));
  };

  /** Tells what is found in all open files of a document's rule set: a change of one may mend another. */
  const publish = (uri: string): void => {
    if (client && pulls(client)) {
      if (client.capabilities.workspace?.diagnostics?.refreshSupport)
        connection.languages.diagnostics.refresh();
      return;
    }
    const known = workspace.get(uri) ? workspace.analysis(uri).documents : [];
    for (const document of known) {
      if (!opened.has(document.uri)) continue;
      const version = document.version === null ? {} : { version: document.version };
      void connection.sendDiagnostics({
        uri: document.uri,
        ...version,
        diagnostics: service.diagnostics(document.uri),
      });
    }
  };

  let timer: NodeJS.Timeout | undefined;
  const runLater = (uri: string): void => {
    if (lensDelay === undefined || !client?.capabilities.workspace?.codeLens?.refreshSupport) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (workspace.get(uri) && runner.refresh(uri))
        void connection.sendRequest('workspace/codeLens/refresh');
    }, lensDelay);
    timer.unref();
  };
  const changed = (uri: string): void => {
    publish(uri);
    runLater(uri);
  };

  connection.onInitialize((params) => {
    client = params;
    return initializeResult(params);
  });
  connection.onInitialized(() => {
    for (const { uri } of client?.workspaceFolders ?? []) {
      const path = pathOf(uri);
      if (path !== undefined) rulesBelow(path).forEach(fromDisk);
    }
    if (client?.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      const watchers = [{ globPattern: '**/*.hedge' }, { globPattern: '**/hedgerow.json' }];
      void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    }
    if (client?.capabilities.workspace?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const { uri } of added) rulesBelow(pathOf(uri) ?? '').forEach(fromDisk);
        for (const { uri } of removed) {
          for (const document of [...workspace.documents]) {
            if (document.uri.startsWith(`${uri}/`) && !opened.has(document.uri))
              workspace.delete(document.uri);
          }
        }
      });
    }
  });

  connection.onDidOpenTextDocument(({ textDocument: { uri, text, version } }) => {
    opened.add(uri);
    for (const other of siblings(uri)) if (!workspace.get(other)) fromDisk(other);
    workspace.set(new TextDocument(uri, text, version));
    changed(uri);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const document = workspace.get(uri);
    if (!document) return;
    workspace.set(document.changed(contentChanges, version));
    changed(uri);
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    opened.delete(uri);
    void connection.sendDiagnostics({ uri, diagnostics: [] });
    const others = workspace.analysis(uri).documents.filter((document) => document.uri !== uri);
    fromDisk(uri);
    const [first] = others;
    if (first) changed(first.uri);
  });
  connection.onDidSaveTextDocument(() => undefined);
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri, type } of changes) {
      if (uri.endsWith('.hedge')) {
        if (type === FileChangeType.Deleted && !opened.has(uri)) workspace.delete(uri);
        else fromDisk(uri);
      } else workspace.invalidate();
    }
    // One open file of each rule set stands for all of it.
    const told = new Set<string>();
    for (const uri of opened) {
      const { folder } = workspace.analysis(uri);
      if (!told.has(folder)) changed(uri);
      told.add(folder);
    }
  });
  connection.onDidChangeConfiguration(() => {
    workspace.invalidate();
    for (const uri of opened) changed(uri);
  });

  for (const method of Object.keys(methods) as Method[]) {
    connection.onRequest<unknown, void>(
      method,
      async (params: unknown, token: CancellationToken): Promise<unknown> => {
        if (token.isCancellationRequested) {
          return new ResponseError(LSPErrorCodes.RequestCancelled, 'the request was cancelled');
        }
        try {
          return await service.handle(method, params as never);
        } catch (error) {
          if (error instanceof RenameRefused || error instanceof CommandRefused) {
            return new ResponseError(LSPErrorCodes.RequestFailed, error.message);
          }
          throw error;
        }
      },
    );
  }
  connection.listen();
}
