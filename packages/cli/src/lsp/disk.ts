/** Rule sets as they lie on disk, by URI: what an editor has not opened is read from there. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { LintConfig } from '@hedgerow/dsl';
import { readManifest } from '@hedgerow/runtime';
import { extension } from '../io/rule-sets.ts';

/** The path of a `file:` URI; `undefined` for documents that lie nowhere. */
export function pathOf(uri: string): string | undefined {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
  } catch {
    return undefined;
  }
}

export const uriOf = (path: string): string => pathToFileURL(path).href;

/** The text of a file; `undefined` where it cannot be read. */
export function readDisk(uri: string): string | undefined {
  const path = pathOf(uri);
  try {
    return path === undefined ? undefined : readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** The other rule files beside one: they are of the same rule set. */
export function siblings(uri: string): string[] {
  const path = pathOf(uri);
  return path === undefined ? [] : rulesIn(dirname(path));
}

function rulesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(extension))
      .map((name) => uriOf(join(folder, name)));
  } catch {
    return [];
  }
}

const skipped: ReadonlySet<string> = new Set(['node_modules', 'dist', 'target']);
/** A workspace may be a home directory: beyond this many folders the rest is found when a file of it is opened. */
const mostFolders = 5_000;

/** Every rule file below a folder, the hidden and the built ones left out. */
export function rulesBelow(root: string): string[] {
  const found: string[] = [];
  const open = [root];
  for (let visited = 0; open.length > 0 && visited < mostFolders; visited++) {
    const folder = open.shift()!;
    found.push(...rulesIn(folder));
    try {
      for (const entry of readdirSync(folder, { withFileTypes: true })) {
        const isHidden = entry.name.startsWith('.') || skipped.has(entry.name);
        if (entry.isDirectory() && !isHidden) open.push(join(folder, entry.name));
      }
    } catch {
      // A folder that may not be read has nothing to say.
    }
  }
  return found;
}

/** The lint settings of the hedgerow.json of a folder; the defaults where there is none, or a broken one. */
export function lintConfig(folderUri: string): LintConfig {
  const path = pathOf(folderUri);
  if (path === undefined || !existsSync(path) || !statSync(path).isDirectory()) return {};
  return readManifest(path, path).manifest.lint;
}
