/** The studio: a folder of rules and data in the browser. */
import type { Theme } from '../index.ts';
import { sharedIn, sharedLink } from '../share.ts';
import { followTheme } from '../system-theme.ts';
import { addData } from './add-data.ts';
import { ApiError, StudioApi } from './api.ts';
import { byId } from './dom.ts';
import { showFileList } from './file-list.ts';
import { FileTabs } from './file-tabs.ts';
import { Files, isDirty } from './files.ts';
import { hideResults, showMessage, showReport, showTests } from './results.ts';
import { setUpSplitter } from './splitter.ts';
import { takeShared } from './take-shared.ts';
import { Workbench } from './workbench.ts';

// Kept for tabs that a shared link opens: it has no token in it.
const token = /token=([\w-]+)/.exec(location.hash)?.[1] ?? localStorage.getItem('hedgerow-token') ?? '';
localStorage.setItem('hedgerow-token', token);
const api = new StudioApi(token);
const files = new Files(api);
/** How what is on view stands. */
const tell = (text: string): void => {
  // Told to screen readers only when it changes.
  if (byId('state').textContent !== text) byId('state').textContent = text;
};
/** What came of what the user did last. */
const say = (text: string): void => {
  byId('notice').textContent = text;
};
const bench = new Workbench({ api, files, texts: byId('editor'), sides: byId('panels'), tell }, () =>
  refresh(),
);
const tabs = new FileTabs(byId('tabs'), byId('editor'), {
  open: (path) => void guarded(bench.open(path)),
  close: (path) => void guarded(bench.close(path)),
});
const unsaved = () => [...files.open.values()].filter(isDirty);

let isStarted = false;
function refresh(): void {
  const { current } = bench;
  showFileList(files, current, { open: (path) => void guarded(bench.open(path)), rename, remove });
  const file = current === undefined ? undefined : files.open.get(current);
  const dirty = new Set(unsaved().map(({ path }) => path));
  tabs.show(
    bench.tabs.map((path) => ({ path, isUnsaved: dirty.has(path) })),
    current,
  );
  byId<HTMLButtonElement>('save').disabled = dirty.size === 0;
  byId('save').textContent = dirty.size > 1 ? `Save ${dirty.size} files` : 'Save';
  for (const id of ['test', 'report', 'share'])
    byId<HTMLButtonElement>(id).disabled = bench.rules === undefined;
  const isRemoved = file?.removed === true;
  byId('conflict').hidden = !isRemoved && file?.theirs === undefined;
  byId('conflict-text').textContent = isRemoved
    ? `${current} is no longer on disk; saving writes it again.`
    : `${current} has changed on disk under your edits.`;
  for (const id of ['keep-mine', 'take-theirs']) byId(id).hidden = isRemoved;
  if (isStarted && current === undefined) {
    const hasRules = files.entries.some(({ kind }) => kind === 'rules');
    tell(hasRules ? 'no file is open: choose one in the list' : 'there are no rules here yet: create a file');
  }
  document.title = `${dirty.size > 0 ? '• ' : ''}${current ?? 'Hedgerow'} - studio`;
}

/** Shows why something could not be done, instead of losing it. */
async function guarded(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
  }
}

/** Changes of which files there are, ours and those that the disk tells of: each sees what the one before has left. */
let turn: Promise<void> = Promise.resolve();
function inTurn(work: () => Promise<void>): void {
  turn = turn.then(() => guarded(work()));
}

async function save(): Promise<void> {
  for (const { path } of unsaved()) {
    const saved = await files.save(path);
    if (saved?.theirs) await bench.open(path);
  }
}

function rename(path: string): void {
  const answer = prompt(`New name of ${path}`, path);
  if (!answer || answer === path) return;
  // As of a new file: the extension goes without saying.
  const to = /\.\w+$/.test(answer) ? answer : answer + path.slice(path.lastIndexOf('.'));
  inTurn(async () => {
    await files.rename(path, to);
    await bench.renamed(path, to);
  });
}

function remove(path: string): void {
  if (!confirm(`Delete ${path}?`)) return;
  inTurn(async () => {
    await files.remove(path);
    await bench.follow(path);
  });
}

let endTheme = (): void => {};
function applyTheme(): void {
  const theme = byId<HTMLSelectElement>('theme').value as Theme;
  bench.theme = theme;
  endTheme();
  endTheme = followTheme(theme, (name) => {
    document.documentElement.dataset.theme = name;
  });
}

async function runTests(): Promise<void> {
  const report = await bench.rules?.results();
  if (report) showTests(report, (path, line) => void guarded(bench.open(path, line)));
}

async function share(): Promise<void> {
  if (!bench.rules) return;
  const { link, about } = await sharedLink(`${location.origin}/`, await bench.rules.shared());
  await navigator.clipboard.writeText(link);
  say(about);
}

/** Takes what the address holds into the folder. */
async function receive(): Promise<void> {
  const shared = await sharedIn(location.hash);
  if (!shared) return;
  const path = await takeShared(shared, files);
  // A reload does not ask again.
  history.replaceState(null, '', location.pathname);
  if (path !== undefined) await bench.open(path);
}

const add = (chosen: FileList): void => void guarded(addData([...chosen], files, bench, say));

function setUp(): void {
  files.onChange(refresh);
  setUpSplitter('list-width', 'before');
  setUpSplitter('side-width', 'behind');
  byId('save').addEventListener('click', () => void guarded(save()));
  addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
      event.preventDefault();
      say('');
      void guarded(save());
    }
  });
  // What was told of the last action goes with the next one.
  addEventListener('click', () => say(''), { capture: true });
  addEventListener('hashchange', () => void guarded(receive()));
  addEventListener('beforeunload', (event) => {
    if (unsaved().length > 0) event.preventDefault();
  });
  byId('theme').addEventListener('change', applyTheme);
  byId('test').addEventListener('click', () => void guarded(runTests()));
  byId('report').addEventListener('click', () => {
    void save()
      .then(async () => bench.rules && showReport(await bench.rules.report()))
      .catch((error: unknown) => showMessage(error instanceof ApiError ? error.message : String(error)));
  });
  byId('share').addEventListener('click', () => void guarded(share()));
  byId('close-results').addEventListener('click', hideResults);
  for (const [id, keep] of [
    ['keep-mine', 'mine'],
    ['take-theirs', 'theirs'],
  ] as const) {
    byId(id).addEventListener('click', () => {
      const { current } = bench;
      if (current === undefined) return;
      files.resolve(current, keep);
      void guarded(bench.open(current));
    });
  }
  byId('new').addEventListener('submit', (event) => {
    event.preventDefault();
    const input = byId<HTMLInputElement>('new-name');
    const path = input.value.includes('.') ? input.value : `${input.value}.hedge`;
    void guarded(files.create(path).then(() => bench.open(path)));
    input.value = '';
  });
  const chooser = byId<HTMLInputElement>('add-data');
  chooser.addEventListener('change', () => {
    if (chooser.files) add(chooser.files);
    chooser.value = '';
  });
  for (const answer of ['add', 'cancel']) {
    byId(`mapping-${answer}`).addEventListener('click', () =>
      byId<HTMLDialogElement>('mapping').close(answer),
    );
  }
  document.body.addEventListener('dragover', (event) => {
    event.preventDefault();
    document.body.classList.add('dragging');
  });
  document.body.addEventListener('dragleave', () => document.body.classList.remove('dragging'));
  document.body.addEventListener('drop', (event) => {
    event.preventDefault();
    document.body.classList.remove('dragging');
    if (event.dataTransfer) add(event.dataTransfer.files);
  });
}

async function start(): Promise<void> {
  setUp();
  applyTheme();
  await files.refresh();
  const first = files.entries.find(({ kind }) => kind === 'rules');
  if (first) await bench.open(first.path);
  isStarted = true;
  refresh();
  void watch();
  await receive();
}

/** Follows changes on disk; where the server has gone, says so once. */
async function watch(): Promise<void> {
  await guarded(
    api.watch((path) => {
      inTurn(async () => {
        await files.changedOnDisk(path);
        await bench.follow(path);
      });
    }, new AbortController().signal),
  );
  say('the studio has ended: what is unsaved stays in this page');
}

void guarded(start());
