/** The documents that a service knows, and the rule sets that they make: all files of one folder. */
import type { CheckMemory } from '../check-memory.ts';
import type { Linted } from '../lint/carried.ts';
import type { Linter } from '../lint/linter.ts';
import type { LintConfig } from '../lint/settings.ts';
import { RuleSetAnalysis } from './analysis.ts';
import type { TextDocument } from './text-document.ts';

/** What the host of a service knows beside the texts, by the folder (URI, no slash at its end) of a rule set. */
export interface WorkspaceOptions {
  /** The section `lint` of its hedgerow.json; `false` runs no lint rules. */
  readonly lint?: (folder: string) => LintConfig | false;
  /** Names that its data supplies. */
  readonly supplied?: (folder: string) => readonly string[];
  /** ISO date by which `# allow ... until DATE` is judged. */
  readonly today?: () => string | undefined;
}

export const folderOf = (uri: string): string => uri.replace(/\/[^/]*$/, '');

export class Workspace {
  readonly options: WorkspaceOptions;
  /** Runs the lint rules; a host may load it later than the rest. */
  linter: Linter | undefined;
  readonly #documents = new Map<string, TextDocument>();
  /** Makes what is kept of a rule set; a host may load it later than the rest. */
  memory: (() => CheckMemory) | undefined;
  readonly #memories = new Map<string, CheckMemory>();
  readonly #analyses = new Map<string, RuleSetAnalysis>();
  /** What lint rules found last, by rule set. */
  readonly #linted = new Map<string, Linted>();

  constructor(options: WorkspaceOptions = {}) {
    this.options = options;
  }

  get documents(): Iterable<TextDocument> {
    return this.#documents.values();
  }

  get(uri: string): TextDocument | undefined {
    return this.#documents.get(uri);
  }

  /** Adds or replaces a document: opened, changed, or read from disk (version null). */
  set(document: TextDocument): void {
    this.#documents.set(document.uri, document);
    this.#outdated(this.#key(document.uri));
  }

  delete(uri: string): void {
    if (!this.#documents.delete(uri)) return;
    const key = this.#key(uri);
    this.#outdated(key);
    this.#memories.get(key)?.forget(uri);
    if (![...this.#documents.keys()].some((other) => this.#key(other) === key)) {
      this.#memories.delete(key);
      this.#linted.delete(key);
    }
  }

  #outdated(key: string): void {
    const linted = this.#analyses.get(key)?.linted;
    if (linted) this.#linted.set(key, linted);
    this.#analyses.delete(key);
  }

  /** After settings, data or the date have changed. */
  invalidate(): void {
    this.#analyses.clear();
  }

  /** The rule set that a document belongs to. An untitled one, which has no folder, is one of its own. */
  analysis(uri: string): RuleSetAnalysis {
    const key = this.#key(uri);
    const known = this.#analyses.get(key);
    if (known) return known;
    const documents = [...this.#documents.values()].filter((document) => this.#key(document.uri) === key);
    documents.sort((a, b) => (a.uri < b.uri ? -1 : 1));
    const memory = this.#memories.get(key) ?? this.memory?.();
    if (memory) this.#memories.set(key, memory);
    const made = new RuleSetAnalysis(
      documents,
      key,
      this.options,
      memory,
      () => this.linter,
      this.#linted.get(key),
    );
    this.#analyses.set(key, made);
    return made;
  }

  /** One analysis for each rule set. */
  analyses(): RuleSetAnalysis[] {
    const keys = new Map([...this.#documents.keys()].map((uri) => [this.#key(uri), uri]));
    return [...keys.values()].map((uri) => this.analysis(uri));
  }

  #key(uri: string): string {
    return uri.startsWith('untitled:') || !uri.includes('/') ? uri : folderOf(uri);
  }
}
