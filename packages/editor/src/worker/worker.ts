/** The language service and the evaluators in a worker: typing in the page never waits for them. */
import {
  CommandRefused,
  createService,
  type Method,
  methods,
  RenameRefused,
  TextDocument,
} from '@hedgerow/dsl/service';
import type { DataParams, FireParams, FromWorker, OpenParams, Request, WhyParams } from '../protocol.ts';
import { decisionRows, fire } from './fire.ts';
import { runnerOf, whyOf } from './runner.ts';
import { NotRun, Runs } from './runs.ts';

const send = (message: FromWorker): void => postMessage(message);

const service = createService({
  runner: {
    summary: (uri, rule) => runner.summary?.(uri, rule),
    current: (uri, name) => runner.current?.(uri, name),
    evaluate: (uri, expression) => runner.evaluate!(uri, expression),
    explain: (uri, rule, date) => runner.explain!(uri, rule, date),
    backtest: (uri, rule) => runner.backtest!(uri, rule),
  },
  supplied: (folder) => runs.supplied(folder),
  documentation: (id) => `https://hedgerow.dev/docs/diagnostics/${id}`,
});
const { workspace } = service;
const runs = new Runs(workspace);
const runner = runnerOf(runs, workspace);

/** Findings of a whole rule set: a change of one file may mend another. */
function publish(uri: string): void {
  for (const document of workspace.analysis(uri).documents) {
    send({
      method: 'diagnostics',
      uri: document.uri,
      version: document.version,
      diagnostics: service.diagnostics(document.uri),
    });
  }
}

/** Requests that are not LSP's. */
const own: Readonly<Record<string, (params: never) => unknown>> = {
  'hedgerow/open': ({ uri, text, version }: OpenParams) => {
    workspace.set(new TextDocument(uri, text, version));
    publish(uri);
  },
  'hedgerow/close': ({ uri }: { readonly uri: string }) => {
    const others = workspace.analysis(uri).documents.filter((document) => document.uri !== uri);
    workspace.delete(uri);
    if (others[0]) publish(others[0].uri);
  },
  'hedgerow/data': ({ folder, sources }: DataParams) => {
    runs.setData(folder, sources);
    for (const analysis of workspace.analyses()) {
      if (analysis.folder === folder && analysis.documents[0]) publish(analysis.documents[0].uri);
    }
  },
  'hedgerow/fire': (params: FireParams) => fire(runs, workspace, params),
  'hedgerow/why': ({ uri, rule, date }: WhyParams) => whyOf(runs, uri, rule, date),
  'hedgerow/decisions': ({ uri }: { readonly uri: string }) => decisionRows(runs.of(uri)),
};

async function answer({ id, method, params }: Request): Promise<void> {
  try {
    const handler = own[method];
    const result = handler
      ? handler(params as never)
      : method in methods
        ? service.handle(method as Method, params as never)
        : undefined;
    send({ id, result: await result });
  } catch (error) {
    const refused =
      error instanceof NotRun || error instanceof RenameRefused || error instanceof CommandRefused;
    send({ id, error: error instanceof Error ? error.message : String(error), refused });
  }
}

addEventListener('message', (event: MessageEvent<Request>) => void answer(event.data));
