/** What the host gave for each folder: data, names, settings. Rule sets are checked against it, and run on it. */
import type { Books, DataSource } from '@hedgerow/runtime/browser';
import type { Chosen, ManifestPart } from '../protocol.ts';

type ReadNames = (given: Given, sources: readonly DataSource[]) => readonly string[];

const nothing: readonly DataSource[] = [];
const bare: ManifestPart = { profiles: {} };
const declared: Chosen = { profile: null, set: {} };

export class Given {
  readonly #sources = new Map<string, readonly DataSource[]>();
  /** Names that the host says its data will supply. */
  readonly #catalogues = new Map<string, readonly string[]>();
  /** Those, and what its data supplies; worked out once. */
  readonly #supplied = new Map<string, readonly string[]>();
  readonly #chosen = new Map<string, Chosen>();
  readonly #manifests = new Map<string, ManifestPart>();
  #readNames: ReadNames | undefined;
  /** What reads positions: loaded before data that has some is given. */
  books: Books | undefined;

  setData(folder: string, sources: readonly DataSource[]): void {
    this.#sources.set(folder, sources);
    this.#supplied.delete(folder);
  }

  setCatalogue(folder: string, names: readonly string[]): void {
    this.#catalogues.set(folder, names);
    this.#supplied.delete(folder);
  }

  setManifest(folder: string, manifest: ManifestPart): void {
    this.#manifests.set(folder, manifest);
  }

  /** The runs that follow take these params, and all that is asked of them. */
  choose(folder: string, chosen: Chosen): void {
    this.#chosen.set(folder, chosen);
  }

  /** How the names of data are read, which is loaded with the evaluators. */
  readNamesBy(read: ReadNames): void {
    this.#readNames = read;
    this.#supplied.clear();
  }

  sources = (folder: string): readonly DataSource[] => this.#sources.get(folder) ?? nothing;
  manifest = (folder: string): ManifestPart => this.#manifests.get(folder) ?? bare;
  chosen = (folder: string): Chosen => this.#chosen.get(folder) ?? declared;
  hasData = (folder: string): boolean => this.sources(folder).length > 0;

  /** Whether the names of its data are known: without them a check would find them missing. */
  isRead = (folder: string): boolean => this.#readNames !== undefined || !this.hasData(folder);

  supplied(folder: string): readonly string[] {
    const known = this.#supplied.get(folder);
    if (known) return known;
    const names = this.#readNames?.(this, this.sources(folder)) ?? [];
    const all = [...names, ...(this.#catalogues.get(folder) ?? [])];
    this.#supplied.set(folder, all);
    return all;
  }

  /** Keeps nothing of a folder. */
  forget(folder: string): void {
    for (const map of [this.#sources, this.#catalogues, this.#supplied, this.#chosen, this.#manifests]) {
      map.delete(folder);
    }
  }
}
