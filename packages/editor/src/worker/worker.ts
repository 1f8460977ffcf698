/**
 * The language service and the evaluators in a worker: typing in the page never waits for them. What a key press needs
 * is here; the rest is loaded when it is first asked for, and no check waits for it.
 */
import { createContext, diagnosticsOf, Refused, TextDocument } from '@hedgerow/dsl/service';
import type { DataSource } from '@hedgerow/runtime/browser';
import type {
  CatalogueParams,
  ChooseParams,
  DataParams,
  FromWorker,
  ManifestParams,
  OpenParams,
  Request,
} from '../protocol.ts';
import { Given } from './given.ts';
import { Lazy } from './lazy.ts';

const send = (message: FromWorker): void => postMessage(message);

const given = new Given();
const cx = createContext({
  runner: {
    summary: (uri, rule) => evaluator.loaded?.lenses.summary(uri, rule),
    current: (uri, name) => evaluator.loaded?.lenses.current(uri, name),
    evaluate: async (uri, expression) => (await reasons()).evaluate(uri, expression),
    explain: async (uri, rule, date) => (await reasons()).explain(uri, rule, date),
    backtest: async (uri) => (await reasons()).backtest(uri),
  },
  supplied: (folder) => given.supplied(folder),
  lint: (folder) => given.manifest(folder).lint ?? {},
  documentation: (id) => `https://hedgerow.dev/docs/diagnostics/${id}`,
});
const { workspace } = cx;

const features = new Lazy(async () => {
  const { Features } = await import('./features.ts');
  return new Features(cx);
});
const documented = new Lazy(async () => {
  const [loaded, { texts }] = await Promise.all([features.load(), import('./texts.ts')]);
  loaded.addTexts(texts);
  return loaded;
});
const evaluator = new Lazy(async () => {
  const { Evaluator, namesIn } = await import('./evaluator.ts');
  given.readNamesBy(namesIn);
  workspace.invalidate();
  return new Evaluator(workspace, given);
});
const reasons = async () => (await evaluator.load()).reasons();
const linting = new Lazy(async () => {
  const { replayingLinter } = await import('./linting.ts');
  workspace.linter = replayingLinter();
});
const remembering = new Lazy(async () => {
  const { CheckMemory } = await import('./remembering.ts');
  workspace.memory = () => new CheckMemory();
});

/** For what nobody waits for: what goes wrong is an error of the worker. */
const unasked = (work: Promise<unknown>): void => void work.catch(reportError);

/** How long nothing may have changed before rules are run over the data unasked, in milliseconds. */
const pause = 150;

/** A person does not see that lint has run too where it takes no longer, in milliseconds. */
const quick = 20;

/** Documents of the rule sets whose findings are out of date. */
const stale = new Set<string>();
let running: ReturnType<typeof setTimeout> | undefined;

/**
 * Rule sets that were just opened, by folder, with one of their documents: their mistakes are told at once, and what
 * lint finds, which takes many times as long, once the first charts are drawn. After that all is told together, unless
 * lint takes long: then what it found before is told again where the text is as it was, until it has run.
 */
const unlinted = new Map<string, string>();
/** How long lint took last, in milliseconds. */
const linted = new Map<string, number>();
let lintTimer: ReturnType<typeof setTimeout> | undefined;

/** Findings are told once the requests that wait already are answered: of many edits in a row, those of the last. */
function changed(uri: string): void {
  if (stale.size === 0) setTimeout(publishStale);
  stale.add(uri);
}

function publishStale(): void {
  if (stale.size === 0) return;
  const folders = new Map([...stale].map((one) => [workspace.analysis(one).folder, one]));
  stale.clear();
  for (const [folder, one] of folders) {
    if (!given.isRead(folder)) {
      unasked(evaluator.load().then(() => changed(one)));
      continue;
    }
    const isQuick = (linted.get(folder) ?? Number.POSITIVE_INFINITY) <= quick;
    if (isQuick) publishAll(folder, one);
    else {
      unlinted.set(folder, one);
      publish(one, { unlinted: true, before: true });
    }
  }
  unasked(remembering.load());
  clearTimeout(running);
  running = setTimeout(() => unasked(run([...folders.values()])), pause);
  lintLater();
}

/** Lint waits until the rules have run, and until nobody has asked for anything for a while. */
function lintLater(): void {
  if (unlinted.size === 0) return;
  clearTimeout(lintTimer);
  lintTimer = setTimeout(() => unasked(lint()), 2 * pause);
}

async function lint(): Promise<void> {
  await linting.load();
  for (const [folder, uri] of unlinted) {
    publishAll(folder, uri);
  }
  unlinted.clear();
}

function publishAll(folder: string, uri: string): void {
  const { diagnostics } = workspace.analysis(uri).compilation;
  const start = performance.now();
  publish(uri);
  // Where there are errors, lint has not run.
  if (diagnostics.every(({ severity }) => severity !== 'error'))
    linted.set(folder, performance.now() - start);
}

/** Findings of a whole rule set: a change of one file may mend another. */
function publish(uri: string, options: Parameters<typeof diagnosticsOf>[2] = {}): void {
  for (const document of workspace.analysis(uri).documents) {
    send({
      method: 'diagnostics',
      uri: document.uri,
      version: document.version,
      diagnostics: diagnosticsOf(cx, document.uri, options),
    });
  }
}

/** So that lenses and hovers know what the rules did. */
async function run(uris: readonly string[]): Promise<void> {
  for (const uri of uris) {
    const { folder } = workspace.analysis(uri);
    if (!given.hasData(folder)) continue;
    await (await evaluator.load()).run(uri);
    send({ method: 'ran', folder });
  }
}

const documentsOf = (folder: string): string[] =>
  workspace
    .analyses()
    .filter((analysis) => analysis.folder === folder)
    .flatMap(({ documents }) => documents.map(({ uri }) => uri));

/** What the host gave of a folder has changed. */
function changedFolder(folder: string): void {
  workspace.invalidate();
  documentsOf(folder).forEach(changed);
}

/** What is done at once, in the order in which it is told. */
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
    given.setData(folder, sources);
    changedFolder(folder);
  },
  'hedgerow/catalogue': ({ folder, names }: CatalogueParams) => {
    given.setCatalogue(folder, names);
    changedFolder(folder);
  },
  'hedgerow/manifest': ({ folder, ...manifest }: ManifestParams) => {
    given.setManifest(folder, manifest);
    changedFolder(folder);
  },
  'hedgerow/choose': async ({ uri, profile, set }: ChooseParams) => {
    given.choose(workspace.analysis(uri).folder, { profile, set });
    await run([uri]);
    return (await evaluator.load()).answer('hedgerow/params', { uri, profile });
  },
  'hedgerow/forget': ({ folder }: { readonly folder: string }) => {
    for (const uri of documentsOf(folder)) {
      workspace.delete(uri);
      stale.delete(uri);
    }
    given.forget(folder);
    evaluator.loaded?.forget(folder);
    linted.delete(folder);
    unlinted.delete(folder);
  },
};

/** What answers requests, at the text as it stands. */
interface Part {
  /** Loads what it answers such requests with, where that is not at hand. */
  prepare?(method: string): Promise<unknown> | undefined;
  answer(method: string, params: unknown): unknown;
}

/** Requests whose answers are documentation. */
const reading: ReadonlySet<string> = new Set([
  'textDocument/hover',
  'textDocument/signatureHelp',
  'completionItem/resolve',
  'workspace/textDocumentContent',
]);

/** The part that answers a request; none for what is done here. */
function partFor(method: string): Lazy<Part> | undefined {
  if (Object.hasOwn(own, method)) return undefined;
  if (method.startsWith('hedgerow/')) return evaluator;
  return reading.has(method) ? documented : features;
}

/** Loads what a request needs before it can be taken. */
async function prepare({ method, params }: Request): Promise<void> {
  const isOfBooks = method === 'hedgerow/data' && (params as DataParams).sources.some(isOfPositions);
  const part = isOfBooks ? evaluator : partFor(method);
  await (await part?.load())?.prepare?.(method);
}

const isOfPositions = ({ feed }: DataSource): boolean => feed?.type === 'positions';

/** At once, where the part that answers is there. */
async function resultOf(method: string, params: unknown): Promise<unknown> {
  const part = partFor(method);
  if (!part) return own[method]!(params as never);
  return (part.loaded ?? (await part.load())).answer(method, params);
}

async function answer({ id, method, params }: Request): Promise<void> {
  try {
    send({ id, result: await resultOf(method, params) });
  } catch (error) {
    const refused = error instanceof Refused;
    send({ id, error: error instanceof Error ? error.message : String(error), refused });
  } finally {
    lintLater();
  }
}

/**
 * Requests are taken in their order: one that waits for its part holds up those behind it, so that each answer is of the
 * text as it stood. What cannot be loaded, the answer tells.
 */
let turn: Promise<unknown> = Promise.resolve();

addEventListener('message', ({ data }: MessageEvent<Request>) => {
  turn = turn
    .then(() => prepare(data))
    .catch(() => {})
    .then(() => void answer(data));
});
