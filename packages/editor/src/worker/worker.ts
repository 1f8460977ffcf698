/** The language service and the evaluators in a worker: typing in the page never waits for them. */

import { preludeFiles } from '@hedgerow/dsl';
import {
  CommandRefused,
  createService,
  type Method,
  methods,
  preludeUri,
  RenameRefused,
  TextDocument,
} from '@hedgerow/dsl/service';
import { replayWitness } from '@hedgerow/runtime/browser';
import type {
  CatalogueParams,
  ChooseParams,
  DataParams,
  FireParams,
  FromWorker,
  KnobParams,
  ManifestParams,
  OpenParams,
  Request,
  UnmappedParams,
  WhyParams,
} from '../protocol.ts';
import { activityOf } from './activity.ts';
import { decisionRows, fire } from './fire.ts';
import { knobAt } from './knob.ts';
import { paramTable } from './params.ts';
import { runnerOf, whyOf } from './runner.ts';
import { NotRun, Runs } from './runs.ts';
import { unmapped } from './unmapped.ts';

const send = (message: FromWorker): void => postMessage(message);

const service = createService({
  replay: replayWitness,
  runner: {
    summary: (uri, rule) => runner.summary?.(uri, rule),
    current: (uri, name) => runner.current?.(uri, name),
    evaluate: (uri, expression) => runner.evaluate!(uri, expression),
    explain: (uri, rule, date) => runner.explain!(uri, rule, date),
    backtest: (uri, rule) => runner.backtest!(uri, rule),
  },
  supplied: (folder) => runs.supplied(folder),
  lint: (folder) => runs.manifest(folder).lint ?? {},
  documentation: (id) => `https://hedgerow.dev/docs/diagnostics/${id}`,
});
const { workspace } = service;
const runs = new Runs(workspace);
const runner = runnerOf(runs, workspace);

/** How long nothing may have changed before rules are run over the data unasked, in milliseconds. */
const pause = 150;

/** Documents of the rule sets whose findings are out of date. */
const stale = new Set<string>();
let publishing: ReturnType<typeof setTimeout> | undefined;
let running: ReturnType<typeof setTimeout> | undefined;

/**
 * Rule sets that were just opened, by folder, with one of their documents: their mistakes are told at once, and what
 * lint finds, which takes many times as long, once the first charts are drawn. After that all is told together.
 */
const unlinted = new Map<string, string>();
const linted = new Set<string>();
let linting: ReturnType<typeof setTimeout> | undefined;

/** Findings are told once the requests that wait already are answered: of many edits in a row, those of the last. */
function changed(uri: string): void {
  stale.add(uri);
  if (publishing !== undefined) return;
  publishing = setTimeout(() => {
    publishing = undefined;
    const folders = new Map([...stale].map((one) => [workspace.analysis(one).folder, one]));
    stale.clear();
    for (const [folder, one] of folders) {
      if (!linted.has(folder)) unlinted.set(folder, one);
      publish(one, { unlinted: !linted.has(folder) });
    }
    clearTimeout(running);
    running = setTimeout(() => run([...folders.values()]), pause);
    lintLater();
  });
}

/** Lint waits until the rules have run, and until nobody has asked for anything for a while. */
function lintLater(): void {
  if (unlinted.size === 0) return;
  clearTimeout(linting);
  linting = setTimeout(() => {
    for (const [folder, uri] of unlinted) {
      linted.add(folder);
      publish(uri);
    }
    unlinted.clear();
  }, 2 * pause);
}

/** Findings of a whole rule set: a change of one file may mend another. */
function publish(uri: string, options: { readonly unlinted?: boolean } = {}): void {
  for (const document of workspace.analysis(uri).documents) {
    send({
      method: 'diagnostics',
      uri: document.uri,
      version: document.version,
      diagnostics: service.diagnostics(document.uri, options),
    });
  }
}

/** So that lenses and hovers know what the rules did. */
function run(uris: readonly string[]): void {
  for (const uri of uris) {
    const { folder } = workspace.analysis(uri);
    if (!runs.hasData(folder)) continue;
    try {
      runs.of(uri);
    } catch (error) {
      if (!(error instanceof NotRun)) throw error;
    }
    send({ method: 'ran', folder });
  }
}

const documentsOf = (folder: string): string[] =>
  workspace
    .analyses()
    .filter((analysis) => analysis.folder === folder)
    .flatMap(({ documents }) => documents.map(({ uri }) => uri));

/** Requests that are not LSP's. */
const own: Readonly<Record<string, (params: never) => unknown>> = {
  'hedgerow/open': ({ uri, text, version }: OpenParams) => {
    workspace.set(new TextDocument(uri, text, version));
    changed(uri);
  },
  'hedgerow/close': ({ uri }: { readonly uri: string }) => {
    const others = workspace.analysis(uri).documents.filter((document) => document.uri !== uri);
    workspace.delete(uri);
    stale.delete(uri);
    if (others[0]) changed(others[0].uri);
  },
  'hedgerow/data': ({ folder, sources }: DataParams) => {
    runs.setData(folder, sources);
    documentsOf(folder).forEach(changed);
  },
  'hedgerow/catalogue': ({ folder, names }: CatalogueParams) => {
    runs.setCatalogue(folder, names);
    documentsOf(folder).forEach(changed);
  },
  'hedgerow/manifest': ({ folder, ...manifest }: ManifestParams) => {
    runs.setManifest(folder, manifest);
    documentsOf(folder).forEach(changed);
  },
  'hedgerow/choose': ({ uri, profile, set }: ChooseParams) => {
    const analysis = workspace.analysis(uri);
    runs.choose(analysis.folder, { profile, set });
    run([uri]);
    return paramTable(runs, analysis, profile);
  },
  'hedgerow/params': ({ uri, profile }: { readonly uri: string; readonly profile: string | null }) =>
    paramTable(runs, workspace.analysis(uri), profile),
  'hedgerow/forget': ({ folder }: { readonly folder: string }) => {
    for (const uri of documentsOf(folder)) {
      workspace.delete(uri);
      stale.delete(uri);
    }
    runs.forget(folder);
    linted.delete(folder);
    unlinted.delete(folder);
  },
  'hedgerow/prelude': ({ uri }: { readonly uri: string }) =>
    preludeFiles.find(({ name }) => preludeUri(name) === uri)?.text,
  'hedgerow/fire': (params: FireParams) => fire(runs, workspace, params),
  'hedgerow/why': ({ uri, rule, date, full }: WhyParams) => whyOf(runs, uri, rule, date, full),
  'hedgerow/knob': ({ uri, offset }: KnobParams) => knobAt(runs, workspace.analysis(uri), uri, offset),
  'hedgerow/unmapped': (params: UnmappedParams) => unmapped(runs, workspace, params),
  'hedgerow/activity': ({ uri }: { readonly uri: string }) => activityOf(runs.of(uri), uri),
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
  } finally {
    lintLater();
  }
}

addEventListener('message', (event: MessageEvent<Request>) => void answer(event.data));
