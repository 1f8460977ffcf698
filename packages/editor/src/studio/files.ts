/** The open files of the studio: what is on disk, what is in the editor, and what to do where they part. */
import { ApiError, type FileContent, type FileEntry, type StudioApi } from './api.ts';

export interface OpenFile {
  readonly path: string;
  /** The text as it was last read or saved, and its tag. */
  readonly saved: string;
  readonly tag: string;
  readonly text: string;
  /** What stands on disk, where it has changed under edits that are not saved. */
  readonly theirs?: FileContent;
  readonly removed?: true;
}

export const isDirty = ({ saved, text, removed }: OpenFile): boolean => text !== saved || removed === true;

/** The name under which what belongs to the rule set of a folder is kept in the browser. */
export const ruleSetAt = ({ root }: Pick<Files, 'root'>, folder: string): string => `${root}/${folder}`;

type Listener = () => void;

export class Files {
  readonly #api: StudioApi;
  #root = '';
  #entries: readonly FileEntry[] = [];
  #open: ReadonlyMap<string, OpenFile> = new Map();
  readonly #listeners = new Set<Listener>();

  constructor(api: StudioApi) {
    this.#api = api;
  }

  /** The folder on disk, so that two folders are told apart that a studio has served under one address. */
  get root(): string {
    return this.#root;
  }

  get entries(): readonly FileEntry[] {
    return this.#entries;
  }

  get open(): ReadonlyMap<string, OpenFile> {
    return this.#open;
  }

  onChange(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async refresh(): Promise<void> {
    const { root, files } = await this.#api.list();
    this.#root = root;
    this.#entries = files;
    this.#tell();
  }

  async load(path: string): Promise<OpenFile> {
    const known = this.#open.get(path);
    if (known) return known;
    const { text, tag } = await this.#api.read(path);
    return this.#put({ path, saved: text, tag, text });
  }

  edit(path: string, text: string): void {
    const file = this.#open.get(path);
    if (file && file.text !== text) this.#put({ ...file, text });
  }

  close(path: string): void {
    const open = new Map(this.#open);
    open.delete(path);
    this.#open = open;
    this.#tell();
  }

  /** Saves over the version that was seen; where the disk has another, keeps both and says so by `theirs`. */
  async save(path: string): Promise<OpenFile | undefined> {
    const file = this.#open.get(path);
    if (!file) return undefined;
    try {
      const { tag } = await this.#api.write(path, file.text, file.removed ? '' : file.tag);
      const { theirs: _, removed: __, ...rest } = this.#open.get(path) ?? file;
      return this.#put({ ...rest, saved: file.text, tag });
    } catch (error) {
      if (error instanceof ApiError && error.current) return this.#put({ ...file, theirs: error.current });
      throw error;
    }
  }

  /** Settles a conflict: with the text on disk, or with one's own over it. */
  resolve(path: string, keep: 'mine' | 'theirs'): OpenFile | undefined {
    const file = this.#open.get(path);
    if (!file?.theirs) return file;
    const { theirs, ...rest } = file;
    const own = keep === 'mine' ? file.text : theirs.text;
    return this.#put({ ...rest, saved: theirs.text, tag: theirs.tag, text: own });
  }

  async create(path: string, text = ''): Promise<OpenFile> {
    const { tag } = await this.#api.write(path, text, '');
    await this.refresh();
    return this.#put({ path, saved: text, tag, text });
  }

  async rename(from: string, to: string): Promise<void> {
    await this.#api.rename(from, to);
    const file = this.#open.get(from);
    if (file) {
      this.close(from);
      this.#put({ ...file, path: to });
    }
    await this.refresh();
  }

  async remove(path: string): Promise<void> {
    const { tag } = await this.#api.read(path);
    await this.#api.remove(path, tag);
    this.close(path);
    await this.refresh();
  }

  /** A file has changed on disk: shown at once where nothing is unsaved, kept beside where something is. */
  async changedOnDisk(path: string): Promise<void> {
    const file = this.#open.get(path);
    if (file) {
      try {
        const disk = await this.#api.read(path);
        const now = this.#open.get(path);
        if (now && disk.tag !== now.tag) {
          if (isDirty(now) && disk.text !== now.text) this.#put({ ...now, theirs: disk });
          else this.#put({ path, saved: disk.text, tag: disk.tag, text: disk.text });
        }
      } catch (error) {
        if (!(error instanceof ApiError) || error.status !== 404) throw error;
        this.#put({ ...file, removed: true });
      }
    }
    await this.refresh();
  }

  #put(file: OpenFile): OpenFile {
    this.#open = new Map(this.#open).set(file.path, file);
    this.#tell();
    return file;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
