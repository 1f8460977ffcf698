/** The studio: a folder of rules and data in the browser. */
import type { DataSource } from '@hedgerow/runtime/browser';
import { createEditor, type HedgerowEditor, type Theme } from '../index.ts';
import { ApiError, type FileEntry, StudioApi } from './api.ts';
import { byId, element } from './dom.ts';
import { showFileList } from './file-list.ts';
import { Files, isDirty } from './files.ts';
import { hideResults, showMessage, showReport, showTests } from './results.ts';
import { sharedPart, sharedText } from './share.ts';

const token = /token=([\w-]+)/.exec(location.hash)?.[1] ?? sessionStorage.getItem('hedgerow-token') ?? '';
sessionStorage.setItem('hedgerow-token', token);
const api = new StudioApi(token);
const files = new Files(api);
const say = (text: string): void => {
  byId('state').textContent = text;
};
const plural = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
const folderOf = (path: string): string =>
  path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : '';

let editor: HedgerowEditor | undefined;
let folder = '';
let current: string | undefined;

const inFolder = (entry: FileEntry): boolean => entry.kind === 'rules' && folderOf(entry.path) === folder;

/** Shows a file; its rule set is all rule files of its folder. */
async function open(path: string): Promise<void> {
  const wanted = folderOf(path);
  const isOther = wanted !== folder || editor === undefined;
  folder = wanted;
  await files.load(path);
  const rules = files.entries.filter(inFolder);
  for (const { path: one } of rules) await files.load(one);
  if (isOther || !editor?.files.some(({ name }) => folder + name === path)) await showRuleSet();
  current = path;
  editor?.open(path.slice(folder.length));
  refresh();
}

async function showRuleSet(): Promise<void> {
  const shown = [...files.open.values()]
    .filter(({ path }) => folderOf(path) === folder && path.endsWith('.hedge'))
    .map(({ path, text }) => ({ name: path.slice(folder.length), text }));
  const data = await sources();
  if (editor) {
    editor.files = shown;
    editor.data = data;
  } else {
    editor = createEditor(byId('editor'), { files: shown, data, label: 'Rules' });
    editor.on('change', ({ file, text }) => {
      files.edit(folder + file, text);
    });
    editor.on('open', ({ file, readOnly }) => {
      if (!readOnly) current = folder + file;
      refresh();
    });
    editor.on('diagnostics', ({ diagnostics }) => {
      const errors = diagnostics.filter(({ severity }) => severity === 1).length;
      say(
        diagnostics.length === 0
          ? 'no findings'
          : `${plural(errors, 'error')}, ${plural(diagnostics.length - errors, 'other finding')}; F8 leads from one to the next`,
      );
    });
    applyTheme();
  }
}

/** Data files of the rule set's folder and those below it. */
async function sources(): Promise<DataSource[]> {
  const entries = files.entries.filter(({ kind, path }) => kind === 'data' && path.startsWith(folder));
  return Promise.all(
    entries.map(async ({ path }) => ({
      name: path.slice(folder.length),
      content: (await api.read(path)).text,
    })),
  );
}

function refresh(): void {
  showFileList(files, current, { open: (path) => void guarded(open(path)), rename, remove });
  const file = current === undefined ? undefined : files.open.get(current);
  const dirty = [...files.open.values()].filter(isDirty).length;
  byId<HTMLButtonElement>('save').disabled = dirty === 0;
  byId('save').textContent = dirty > 1 ? `Save ${dirty} files` : 'Save';
  byId('conflict').hidden = file?.theirs === undefined;
  byId('conflict-text').textContent = `${current} has changed on disk under your edits.`;
  document.title = `${dirty > 0 ? '• ' : ''}${current ?? 'Hedgerow'} - studio`;
}

function goTo(line: number): void {
  editor?.monaco.setPosition({ lineNumber: line, column: 1 });
  editor?.monaco.revealLineInCenter(line);
  editor?.focus();
}

/** Shows why something could not be done, instead of losing it. */
async function guarded(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
  }
}

async function save(): Promise<void> {
  for (const { path } of [...files.open.values()].filter(isDirty)) {
    const saved = await files.save(path);
    if (saved?.theirs) await open(path);
  }
  refresh();
}

/** The text of the editor is that of the open file, whoever changed it. */
function bring(path: string): void {
  const file = files.open.get(path);
  if (!file || !editor) return;
  const name = path.slice(folder.length);
  if (folderOf(path) !== folder || editor.files.find((one) => one.name === name)?.text === file.text) return;
  editor.files = editor.files.map((one) => (one.name === name ? { ...one, text: file.text } : one));
}

function rename(path: string): void {
  const to = prompt(`New name of ${path}`, path);
  if (to && to !== path)
    void guarded(files.rename(path, to).then(() => (path === current ? open(to) : refresh())));
}

function remove(path: string): void {
  if (confirm(`Delete ${path}?`)) void guarded(files.remove(path).then(() => showRuleSet()));
}

function applyTheme(): void {
  const theme = byId<HTMLSelectElement>('theme').value as Theme;
  if (editor) editor.theme = theme;
  const scheme = theme === 'auto' ? 'light dark' : theme.includes('dark') ? 'dark' : 'light';
  document.documentElement.style.colorScheme = scheme;
}

async function addData(dropped: FileList): Promise<void> {
  for (const file of dropped) {
    if (!file.name.endsWith('.csv')) say(`${file.name} is no CSV file`);
    else await files.create(`${folder}${file.name}`, await file.text());
  }
  if (editor) editor.data = await sources();
}

function setUp(): void {
  files.onChange(refresh);
  byId('save').addEventListener('click', () => void guarded(save()));
  addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
      event.preventDefault();
      void guarded(save());
    }
  });
  addEventListener('beforeunload', (event) => {
    if ([...files.open.values()].some(isDirty)) event.preventDefault();
  });
  byId('theme').addEventListener('change', applyTheme);
  byId('test').addEventListener('click', () => {
    void guarded(
      save().then(async () => {
        if (current === undefined) return;
        showTests(await api.test(current), (file, line) => void guarded(open(file).then(() => goTo(line))));
      }),
    );
  });
  byId('report').addEventListener('click', () => {
    void save()
      .then(async () => current !== undefined && showReport(await api.report(current)))
      .catch((error: unknown) => showMessage(error instanceof ApiError ? error.message : String(error)));
  });
  byId('share').addEventListener('click', () => {
    void guarded(
      sharedPart(editor?.text ?? '').then(async (part) => {
        await navigator.clipboard.writeText(`${location.origin}/#${part}`);
        say('a link that holds this file is on the clipboard');
      }),
    );
  });
  byId('close-results').addEventListener('click', hideResults);
  for (const [id, keep] of [
    ['keep-mine', 'mine'],
    ['take-theirs', 'theirs'],
  ] as const) {
    byId(id).addEventListener('click', () => {
      if (current === undefined) return;
      files.resolve(current, keep);
      bring(current);
      editor?.focus();
    });
  }
  byId('new').addEventListener('submit', (event) => {
    event.preventDefault();
    const input = byId<HTMLInputElement>('new-name');
    const path = input.value.includes('.') ? input.value : `${input.value}.hedge`;
    void guarded(files.create(path).then(() => open(path)));
    input.value = '';
  });
  document.body.addEventListener('dragover', (event) => {
    event.preventDefault();
    document.body.classList.add('dragging');
  });
  document.body.addEventListener('dragleave', () => document.body.classList.remove('dragging'));
  document.body.addEventListener('drop', (event) => {
    event.preventDefault();
    document.body.classList.remove('dragging');
    if (event.dataTransfer) void guarded(addData(event.dataTransfer.files));
  });
}

async function start(): Promise<void> {
  setUp();
  await files.refresh();
  const shared = await sharedText(location.hash);
  const first = files.entries.find(({ kind }) => kind === 'rules');
  if (shared !== undefined && !files.entries.some(({ path }) => path === 'shared.hedge')) {
    await files.create('shared.hedge', shared);
    await open('shared.hedge');
  } else if (first) await open(first.path);
  else
    byId('editor').append(
      element('p', { className: 'hint', textContent: 'There are no rules here yet: create a file.' }),
    );
  void watch();
}

/** Follows changes on disk; where the server has gone, says so once. */
async function watch(): Promise<void> {
  await guarded(
    api.watch((path) => {
      void guarded(files.changedOnDisk(path).then(() => bring(path)));
    }, new AbortController().signal),
  );
  say('the studio has ended: what is unsaved stays in this page');
}

void guarded(start());
