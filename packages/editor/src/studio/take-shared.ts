/** What a link holds joins the folder: in a folder of its own, or where the user says, over no other file. */
import { keepChosen } from '../kept-params.ts';
import type { Shared } from '../share.ts';
import { type Files, ruleSetAt } from './files.ts';

/** The path of the first file of rules; `undefined` where the user does not want them. */
export async function takeShared(shared: Shared, files: Files): Promise<string | undefined> {
  const all = [...shared.files, ...shared.beside];
  const names = all.map(({ name }) => name).join(', ');
  const what = shared.chosen ? `${names} and turned params` : names;
  const answer = prompt(`The link holds ${what}. Save in which folder?`, freeFolder(files));
  if (answer === null) return undefined;
  const folder = answer.replace(/\/*$/, '/').replace(/^\/+/, '');
  const paths = new Map(all.map(({ name, text }) => [folder + name, text]));
  const taken = files.entries.find(({ path }) => paths.has(path));
  if (taken) throw new Error(`nothing was saved: ${taken.path} is there already`);
  for (const [path, text] of paths) await files.create(path, text);
  if (shared.chosen) keepChosen(ruleSetAt(files, folder), shared.chosen);
  return [...paths.keys()][0];
}

function freeFolder({ entries }: Files): string {
  const isTaken = (name: string): boolean => entries.some(({ path }) => path.startsWith(`${name}/`));
  let name = 'shared';
  for (let n = 2; isTaken(name); n++) name = `shared-${n}`;
  return name;
}
