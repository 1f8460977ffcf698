/** Files of data that are dropped on the page or chosen: they join the folder, and the rules find their inputs in them. */
import type { Files } from './files.ts';
import { askColumns, withFeed } from './mapping.ts';
import { folderOf } from './view.ts';
import type { Workbench } from './workbench.ts';

const manifestName = 'hedgerow.json';

export async function addData(
  chosen: Iterable<File>,
  files: Files,
  bench: Workbench,
  say: (text: string) => void,
): Promise<void> {
  for (const file of chosen) {
    const name = file.name.replace(/\.csv$/i, '.csv');
    if (name.endsWith('.csv')) say(await add(name, await file.text(), files, bench));
    else say(`${name} is no CSV file`);
  }
}

/** Gives what there is to say of it. */
async function add(name: string, text: string, files: Files, bench: Workbench): Promise<string> {
  const folder = folderOf(bench.current ?? '');
  const unmapped = await bench.rules?.unmapped(name, /.*/.exec(text)![0]);
  const isAsked = unmapped && unmapped.inputs.length > 0 && unmapped.columns.length > 0;
  const columns = isAsked ? await askColumns(name, unmapped) : {};
  if (!columns) return '';
  await files.create(folder + name, text);
  if (Object.keys(columns).length > 0) await addFeed(folder + manifestName, name, columns, files);
  // The data is read anew, with or without a feed more.
  await bench.follow(folder + manifestName);
  const isRead = bench.rules?.reads(name) ?? true;
  return isRead ? '' : `${name} is in the folder now, but no rules read it: ${manifestName} names other data`;
}

async function addFeed(
  manifest: string,
  name: string,
  columns: Readonly<Record<string, string>>,
  files: Files,
): Promise<void> {
  const isThere = files.entries.some(({ path }) => path === manifest);
  const before = isThere ? (await files.load(manifest)).text : '{}\n';
  const after = withFeed(before, name, columns);
  if (after === undefined) throw new Error(`${name} was added, but not its columns: ${manifest} is no JSON`);
  if (!isThere) {
    await files.create(manifest, after);
    return;
  }
  files.edit(manifest, after);
  await files.save(manifest);
}
