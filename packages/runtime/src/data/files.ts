/** Node only: reads hedgerow.json and data files from disk. The loader itself knows no file system. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { DataIssue } from './dataset.ts';
import type { Feed } from './feeds.ts';
import { dataIssue } from './issues.ts';
import { emptyManifest, MANIFEST_NAME, type Manifest, parseManifest } from './manifest.ts';
import type { DataSource } from './read.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'permission denied',
  EISDIR: 'it is a folder',
};

function unreadable(path: string, error: unknown): DataIssue {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'it is not readable';
  const reason = REASONS[code] ?? code;
  const expected = 'expected the path of a CSV file, or of a folder of them';
  return dataIssue('unreadable-file', { reason, expected }, { file: path, dropped: true });
}

/** How a path is shown: relative to where the user stands, where that is shorter. */
function shown(path: string, cwd: string): string {
  const near = relative(cwd, path);
  return near !== '' && near.length < path.length ? near : path;
}

/** The manifest of a rule set's folder; an empty one where it has none. With errors it is empty too. */
export function readManifest(
  folder: string,
  cwd: string,
): { readonly manifest: Manifest; readonly issues: readonly DataIssue[] } {
  const path = resolve(cwd, folder, MANIFEST_NAME);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const absent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return { manifest: emptyManifest, issues: absent ? [] : [unreadable(shown(path, cwd), error)] };
  }
  const { manifest, issues } = parseManifest(text, shown(path, cwd));
  return { manifest: manifest ?? emptyManifest, issues };
}

/** Files below a path: itself, or the CSV files of a folder in the order of their names. */
function filesOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => name.toLowerCase().endsWith('.csv'))
    .sort()
    .map((name) => join(path, name));
}

/**
 * Reads files and folders of data. A file that a feed of the manifest names is read as the feed says; feeds that no
 * path names are read too where `withFeeds` is set, and so are the manifest's `data` paths.
 *
 * @param paths as the user wrote them, relative to `cwd`
 * @param root  folder of the manifest, from which its own paths start
 */
export function readSources(
  paths: readonly string[],
  {
    cwd,
    root,
    manifest,
    withFeeds,
  }: {
    readonly cwd: string;
    readonly root: string;
    readonly manifest: Manifest;
    readonly withFeeds: boolean;
  },
): { readonly sources: readonly DataSource[]; readonly issues: readonly DataIssue[] } {
  const feeds = new Map<string, Feed>(manifest.feeds.map((feed) => [resolve(root, feed.path), feed]));
  const own = withFeeds ? [...feeds.keys(), ...manifest.data.map((path) => resolve(root, path))] : [];
  const sources: DataSource[] = [];
  const issues: DataIssue[] = [];
  const seen = new Set<string>();
  for (const path of [...paths.map((p) => resolve(cwd, p)), ...own]) {
    try {
      for (const file of filesOf(path)) {
        if (seen.has(file)) continue;
        seen.add(file);
        const feed = feeds.get(file);
        sources.push({ name: shown(file, cwd), content: readFileSync(file), ...(feed && { feed }) });
      }
    } catch (error) {
      issues.push(unreadable(shown(path, cwd), error));
    }
  }
  return { sources, issues };
}
