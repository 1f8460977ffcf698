/** The folder that the studio serves: nothing outside of it is read or written, symbolic links included. */
import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, extname, join, relative, resolve, sep } from 'node:path';

/** What a request asks for that the folder does not give; `status` is that of HTTP. */
export class Refusal extends Error {
  readonly status: 400 | 403 | 404 | 409 | 413 | 415;
  /** The present text and tag, where somebody else has changed the file. */
  readonly current: FileContent | undefined;

  constructor(status: Refusal['status'], message: string, current?: FileContent) {
    super(message);
    this.status = status;
    this.current = current;
  }
}

export interface FileEntry {
  /** Relative to the folder, with slashes. */
  readonly path: string;
  readonly kind: 'rules' | 'data' | 'manifest';
  readonly size: number;
}

export interface FileContent {
  readonly path: string;
  readonly text: string;
  /** A hash of the text: what a save has to name, so that no change of others is lost. */
  readonly tag: string;
}

const kinds: Readonly<Record<string, FileEntry['kind']>> = {
  '.hedge': 'rules',
  '.csv': 'data',
  '.json': 'manifest',
};
const skipped: ReadonlySet<string> = new Set(['node_modules', 'dist']);
export const mostBytes = 64 * 1024 * 1024;

export const tagOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

export class Folder {
  readonly root: string;

  constructor(root: string) {
    this.root = realpathSync(resolve(root));
  }

  /** Rule files, data and hedgerow.json below the folder; what a link leads to outside is not there. */
  list(): FileEntry[] {
    const found: FileEntry[] = [];
    const open = [this.root];
    for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
      for (const entry of readdirSync(folder, { withFileTypes: true })) {
        const path = join(folder, entry.name);
        if (entry.isDirectory() && !entry.name.startsWith('.') && !skipped.has(entry.name)) open.push(path);
        const kind = kinds[extname(entry.name)];
        if (!entry.isFile() || kind === undefined) continue;
        if (kind === 'manifest' && entry.name !== 'hedgerow.json') continue;
        found.push({ path: this.#shown(path), kind, size: lstatSync(path).size });
      }
    }
    return found.sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  read(path: string): FileContent {
    const full = this.#existing(path);
    const text = readFileSync(full, 'utf8');
    return { path: this.#shown(full), text, tag: tagOf(text) };
  }

  /** Saves a text over the version that its author saw (`tag`, empty for a new file). Throws a Refusal with the present one. */
  write(path: string, text: string, tag: string): FileContent {
    const full = this.#inside(path);
    if (Buffer.byteLength(text) > mostBytes) throw new Refusal(413, `${path} is larger than 64 MB`);
    if (existsSync(full)) {
      const current = this.read(path);
      if (current.tag !== tag && current.text !== text) {
        const what = tag === '' ? 'is there already' : 'has changed on disk since it was opened';
        throw new Refusal(409, `${path} ${what}`, current);
      }
    } else if (tag !== '') throw new Refusal(409, `${path} is no longer on disk`);
    mkdirSync(dirname(full), { recursive: true });
    // Written whole or not at all: a reader never sees half a file.
    const draft = `${full}.saving`;
    writeFileSync(draft, text);
    renameSync(draft, full);
    return { path: this.#shown(full), text, tag: tagOf(text) };
  }

  rename(from: string, to: string): void {
    const [source, target] = [this.#existing(from), this.#inside(to)];
    if (existsSync(target)) throw new Refusal(409, `${to} is there already`);
    mkdirSync(dirname(target), { recursive: true });
    renameSync(source, target);
  }

  /** Deletes a file of which the author saw the present version. */
  remove(path: string, tag: string): void {
    const full = this.#existing(path);
    const current = this.read(path);
    if (current.tag !== tag)
      throw new Refusal(409, `${path} has changed on disk since it was opened`, current);
    rmSync(full);
  }

  #shown(full: string): string {
    return relative(this.root, full).split(sep).join('/');
  }

  #existing(path: string): string {
    const full = this.#inside(path);
    if (!existsSync(full) || !lstatSync(full).isFile()) throw new Refusal(404, `there is no file ${path}`);
    return full;
  }

  /** The full path of a file that is, or may come to be, within the folder. */
  #inside(path: string): string {
    if (path === '' || path.includes('\0')) throw new Refusal(400, 'a path is expected');
    const full = resolve(this.root, path);
    const name = full.slice(this.root.length + 1);
    if (!full.startsWith(this.root + sep) || name.split(sep).some((part) => part.startsWith('.'))) {
      throw new Refusal(403, `${path} is outside of the folder`);
    }
    const isManifest = name.split(sep).at(-1) === 'hedgerow.json';
    const kind = kinds[extname(full)];
    if (kind === undefined || (kind === 'manifest' && !isManifest)) {
      throw new Refusal(415, `${path} is no rule file, data file or hedgerow.json`);
    }
    // The nearest part that exists must lie within, whatever links lead to it.
    let at = full;
    while (!existsSync(at)) at = dirname(at);
    const real = realpathSync(at);
    if (real !== this.root && !real.startsWith(this.root + sep)) {
      throw new Refusal(403, `${path} leads out of the folder`);
    }
    return full;
  }
}
