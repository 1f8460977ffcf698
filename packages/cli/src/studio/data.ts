/** The data of a rule set: what hedgerow.json names, read as it says, or else the CSV files beside the rules and below. */
import { posix } from 'node:path';
import {
  type DataSource,
  emptyManifest,
  MANIFEST_NAME,
  type Manifest,
  parseManifest,
} from '@hedgerow/runtime';
import { type Folder, Refusal } from './folder.ts';

export interface RuleSetData extends Pick<Manifest, 'profiles' | 'lint'> {
  /** Where it has changes. */
  readonly calendar?: Manifest['calendar'];
  /** Named from the rule set's folder. */
  readonly sources: readonly (DataSource & { readonly content: string })[];
  /** What is wrong with hedgerow.json, and files that are not there or not inside of the studio's folder. */
  readonly problems: readonly string[];
}

export function dataOf(folder: Folder, path: string): RuleSetData {
  const root = posix.dirname(path);
  const place = (name: string): string => posix.join(root, name);
  const problems: string[] = [];
  const read = (file: string): string | undefined => {
    try {
      return folder.read(file).text;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      problems.push(error.message);
      return undefined;
    }
  };
  const { feeds, data, calendar, profiles, lint } = manifestOf(folder, place(MANIFEST_NAME), problems);
  const byPath = new Map(feeds.map((feed) => [place(feed.path), feed]));
  const isNamed = feeds.length + data.length > 0;
  const named = isNamed
    ? [...byPath.keys(), ...data.flatMap((name) => filesAt(folder, place(name)))]
    : filesBelow(folder, root);
  const sources = [...new Set(named)].flatMap((file) => {
    const content = read(file);
    const feed = byPath.get(file);
    return content === undefined
      ? []
      : [{ name: posix.relative(root, file), content, ...(feed && { feed }) }];
  });
  const changed = Object.keys(calendar).length > 0 && { calendar };
  return { sources, ...changed, profiles, lint, problems };
}

function manifestOf(folder: Folder, path: string, problems: string[]): Manifest {
  if (!folder.list().some((one) => one.path === path)) return emptyManifest;
  const { manifest, issues } = parseManifest(folder.read(path).text, path);
  problems.push(...issues.map(({ file, line, message }) => `${file}:${line ?? 1}: ${message}`));
  return manifest ?? emptyManifest;
}

/** A path of `data`: a file, or the CSV files of a folder. */
function filesAt(folder: Folder, path: string): string[] {
  const inside = folder.list().filter((one) => one.kind === 'data' && posix.dirname(one.path) === path);
  return inside.length > 0 ? inside.map((one) => one.path) : [path];
}

/** The data files of a folder and of those below it. */
export function filesBelow(folder: Folder, root: string): string[] {
  const at = root === '.' ? '' : `${root}/`;
  const data = folder.list().filter((one) => one.kind === 'data' && one.path.startsWith(at));
  return data.map((one) => one.path);
}
