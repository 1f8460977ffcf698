import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { closeTo, positionAt } from '@hedgerow/dsl';
import { Failure } from './failure.ts';

/** The path as the user would name it: relative to where they stand, unless that is longer. */
export function shownPath(path: string, cwd: string): string {
  const near = relative(cwd, path) || '.';
  return near.length <= path.length ? near : path;
}

export const isFolder = (path: string): boolean => kindOf(path) === 'folder';

function kindOf(path: string): 'file' | 'folder' | 'missing' {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? 'missing' : stats.isDirectory() ? 'folder' : 'file';
}

/** Full path of what the user named. Throws a Failure where there is nothing. */
export function existing(name: string, cwd: string, what: string): string {
  const path = resolve(cwd, name);
  if (kindOf(path) === 'missing') throw new Failure(`cannot find ${what} \`${name}\``, similar(path));
  return path;
}

/** Text of a file. Throws a Failure where it cannot be read or is no UTF-8 text. */
export function readText(path: string, name: string): string {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new Failure(`cannot read \`${name}\`: ${reason(error)}`);
  }
  return decode(bytes, name);
}

/** UTF-8 text of bytes, a byte order mark left out. Throws a Failure that says where they are no text. */
export function decode(bytes: Uint8Array, name: string): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw new Failure(`\`${name}\` is encoded in UTF-16, expected UTF-8`, 'save it as UTF-8 in your editor');
  }
  const text = new TextDecoder().decode(bytes);
  // Undecodable bytes become U+FFFD; a file that really holds that character still decodes without loss.
  if (!text.includes('\0') && (!text.includes('\ufffd') || decodes(bytes))) return text;
  const { line, column } = positionAt(text, text.search(/[\0\ufffd]/));
  throw new Failure(
    `\`${name}\` is not a text file: line ${line}, column ${column} is not UTF-8 text`,
    'rule sets and data are UTF-8; if it is a text in another encoding, save it as UTF-8',
  );
}

function decodes(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Names of the files of a folder that end so, sorted by code unit: the order is the same everywhere. */
export function filesIn(folder: string, extension: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && entry.name.endsWith(extension) && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort();
}

/** Folders below, however deep, that hold files ending so. */
export function foldersWith(folder: string, extension: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules')
    .map((entry) => join(folder, entry.name))
    .flatMap((inner) => [
      ...(filesIn(inner, extension).length > 0 ? [inner] : []),
      ...foldersWith(inner, extension),
    ])
    .sort();
}

/** `did you mean` for a path whose folder exists. */
function similar(path: string): string | undefined {
  const folder = dirname(path);
  const [near] = isFolder(folder) ? closeTo(basename(path), readdirSync(folder)) : [];
  return near === undefined ? undefined : `did you mean \`${near}\`?`;
}

/** Why the system refused, in words. */
export function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const words: Readonly<Record<string, string>> = {
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    ENOENT: 'there is no such file',
    EISDIR: 'it is a folder',
    ENOTDIR: 'part of its path is not a folder',
    EROFS: 'the file system is read-only',
    ENOSPC: 'the disk is full',
    ERR_STRING_TOO_LONG: 'it is too large',
    ERR_FS_FILE_TOO_LARGE: 'it is too large',
  };
  return words[code] ?? (code === '' ? 'it is not readable' : code);
}
