/** The rule set of a link joins the folder: in a folder of its own, or where the user says, over no other file. */
import type { RuleFile } from '../index.ts';
import type { Files } from './files.ts';

/** The path of the first file; `undefined` where the user does not want them. */
export async function takeShared(shared: readonly RuleFile[], files: Files): Promise<string | undefined> {
  const names = shared.map(({ name }) => name).join(', ');
  const answer = prompt(`The link holds ${names}. Save in which folder?`, freeFolder(files));
  if (answer === null) return undefined;
  const folder = answer.replace(/\/*$/, '/').replace(/^\/+/, '');
  const paths = new Map(shared.map(({ name, text }) => [folder + name, text]));
  const taken = files.entries.find(({ path }) => paths.has(path));
  if (taken) throw new Error(`nothing was saved: ${taken.path} is there already`);
  for (const [path, text] of paths) await files.create(path, text);
  return [...paths.keys()][0];
}

function freeFolder({ entries }: Files): string {
  const isTaken = (name: string): boolean => entries.some(({ path }) => path.startsWith(`${name}/`));
  let name = 'shared';
  for (let n = 2; isTaken(name); n++) name = `shared-${n}`;
  return name;
}
