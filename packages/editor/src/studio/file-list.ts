/** The files of the folder: rule sets by their folders, data beside them. */
import type { FileEntry } from './api.ts';
import { byId, element } from './dom.ts';
import { type Files, isDirty } from './files.ts';

export interface FileListActions {
  open(path: string): void;
  rename(path: string): void;
  remove(path: string): void;
}

export function showFileList(files: Files, current: string | undefined, actions: FileListActions): void {
  byId('list').replaceChildren(...files.entries.map((entry) => row(entry, files, current, actions)));
}

function row(
  entry: FileEntry,
  files: Files,
  current: string | undefined,
  actions: FileListActions,
): HTMLElement {
  const { path, kind } = entry;
  const open = files.open.get(path);
  const mark = open && isDirty(open) ? ' (unsaved)' : '';
  const button = element('button', { type: 'button', textContent: path + mark, title: path });
  if (path === current) button.setAttribute('aria-current', 'true');
  if (kind === 'rules' || kind === 'manifest') button.addEventListener('click', () => actions.open(path));
  else button.disabled = true;
  const rename = element('button', { type: 'button', textContent: '✎', title: `Rename ${path}` });
  rename.setAttribute('aria-label', `Rename ${path}`);
  rename.addEventListener('click', () => actions.rename(path));
  const remove = element('button', { type: 'button', textContent: '×', title: `Delete ${path}` });
  remove.setAttribute('aria-label', `Delete ${path}`);
  remove.addEventListener('click', () => actions.remove(path));
  return element('li', {}, button, element('span', {}, rename, remove));
}
