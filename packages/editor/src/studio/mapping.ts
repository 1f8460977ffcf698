/** Which inputs the columns of a new file give: asked where the rules lack some, and a column has another name. */
import type { Unmapped } from '../protocol.ts';
import { byId, element } from './dom.ts';

/** Input by column, for a feed of hedgerow.json. */
export type Columns = Readonly<Record<string, string>>;

/** What of the missing inputs each column gives; `undefined` where the user does not want the file. */
export function askColumns(file: string, { columns, inputs }: Unmapped): Promise<Columns | undefined> {
  const dialog = byId<HTMLDialogElement>('mapping');
  byId('mapping-file').textContent = file;
  const rows = columns.map((column) => {
    const select = element('select');
    select.append(new Option('what it is called', ''), ...inputs.map((name) => new Option(name, name)));
    return { column, select, label: element('label', {}, `Column ${column} `, select) };
  });
  byId('mapping-rows').replaceChildren(...rows.map(({ label }) => label));
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener(
      'close',
      () => {
        const chosen = rows.filter(({ select }) => select.value !== '');
        const columnsOf = Object.fromEntries(chosen.map(({ column, select }) => [column, select.value]));
        resolve(dialog.returnValue === 'add' ? columnsOf : undefined);
      },
      { once: true },
    );
  });
}

/**
 * The text of hedgerow.json with a feed more; `undefined` where it is no JSON. Without any feed before, the files beside
 * the rules stay in the data.
 */
export function withFeed(manifest: string, path: string, columns: Columns): string | undefined {
  const json = objectOf(manifest);
  if (!json) return undefined;
  const { feeds = {}, data } = json;
  const taken = new Set(Object.keys(feeds));
  const stem = path.replace(/\.csv$/, '').replace(/\W+/g, '_');
  const name = taken.has(stem) ? `${stem}_${taken.size + 1}` : stem;
  const named = { ...feeds, [name]: { type: 'csv', path, columns } };
  const beside = taken.size === 0 && data === undefined ? { data: '.' } : {};
  return `${JSON.stringify({ ...json, ...beside, feeds: named }, null, 2)}\n`;
}

function objectOf(text: string): { feeds?: Record<string, object>; data?: unknown } | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null ? json : undefined;
  } catch {
    return undefined;
  }
}
