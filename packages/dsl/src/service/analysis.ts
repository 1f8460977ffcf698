/** Everything known of one rule set at one moment; made when it is first asked for, and kept until a text changes. */
import type { CheckMemory } from '../check-memory.ts';
import { type Checked, type Compilation, check, conclude, graphFor } from '../compile.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Linted } from '../lint/carried.ts';
import type { Linter } from '../lint/linter.ts';
import { prelude } from '../prelude/index.ts';
import { Context } from '../semantics/context.ts';
import { resolve } from '../semantics/resolve.ts';
import { collect, type Entry, type ParsedFile, Scope } from '../semantics/scope.ts';
import { settingsOf } from '../semantics/settings.ts';
import type { Value } from '../semantics/value.ts';
import type { TextDocument } from './text-document.ts';
import type { WorkspaceOptions } from './workspace.ts';

export interface AnalysedFile extends ParsedFile {
  readonly document: TextDocument;
}

export class RuleSetAnalysis {
  readonly documents: readonly TextDocument[];
  /** The folder, or the document's own URI where it has none. */
  readonly folder: string;
  readonly #options: WorkspaceOptions;
  readonly #memory: CheckMemory | undefined;
  /** Absent as long as its host has not loaded it. */
  readonly #linter: () => Linter | undefined;
  /** What lint rules found before the last edits. */
  readonly #before: Linted | undefined;
  #checked: Checked | undefined;
  #compilation: Compilation | undefined;
  #findings: readonly Diagnostic[] | undefined;
  #carried: readonly Diagnostic[] | undefined;
  #files: readonly AnalysedFile[] | undefined;
  #scope: Scope | undefined;
  #types: Context | undefined;

  constructor(
    documents: readonly TextDocument[],
    folder: string,
    options: WorkspaceOptions,
    memory: CheckMemory | undefined,
    linter: () => Linter | undefined,
    before?: Linted,
  ) {
    this.#before = before;
    this.#memory = memory;
    this.#linter = linter;
    this.documents = documents;
    this.folder = folder;
    this.#options = options;
  }

  /** The rule set as the checks see it. Lint rules may take many times as long, and no other feature waits for them. */
  get compilation(): Compilation {
    this.#compilation ??= conclude(this.#check(), this.#today);
    return this.#compilation;
  }

  /** Everything that is found: by the checks, and by the lint rules where there are any. */
  get findings(): readonly Diagnostic[] {
    const linter = this.#linter();
    if (!linter) return this.compilation.diagnostics;
    this.#findings ??= this.#lint(linter);
    return this.#findings;
  }

  /** Whether the lint rules were run already. */
  get isLinted(): boolean {
    return this.#findings !== undefined;
  }

  #lint(linter: Linter): readonly Diagnostic[] {
    const config = this.#options.lint?.(this.folder) ?? {};
    if (config === false) return this.compilation.diagnostics;
    return linter.lint(this.#check(), { ...this.#today, config }).diagnostics;
  }

  /** Once, for what the checks find and for what lint rules find beside it. */
  #check(): Checked {
    const memory = this.#memory;
    this.#checked ??= check(
      this.documents.map(({ uri, text }) => ({ name: uri, text })),
      {
        ...(memory && { checkMemory: memory }),
        supplied: this.#options.supplied?.(this.folder) ?? [],
      },
    );
    return this.#checked;
  }

  get #today(): { readonly today?: string } {
    const today = this.#options.today?.();
    return today === undefined ? {} : { today };
  }

  /** What lint rules have found, here or before. */
  get linted(): Linted | undefined {
    if (!this.#findings) return this.#before;
    const { isSound, sources } = this.#check();
    return isSound ? { sources, checks: this.compilation.diagnostics, all: this.#findings } : this.#before;
  }

  /**
   * All findings of a file. Where `unlinted` is set and the lint rules were not run yet, those of the checks alone; with
   * `before`, together with what lint rules found in an earlier text that is as it was.
   */
  diagnosticsOf(uri: string, { unlinted = false, before = false } = {}): Diagnostic[] {
    const isOfChecks = unlinted && !this.isLinted;
    const found = isOfChecks ? this.compilation.diagnostics : this.findings;
    const more = isOfChecks && before ? this.#carriedOver() : [];
    return [...found, ...more].filter(({ file }) => file === uri);
  }

  /** None where there are errors: lint rules would not run. */
  #carriedOver(): readonly Diagnostic[] {
    const { isSound, sources } = this.#check();
    const before = isSound ? this.#before : undefined;
    this.#carried ??= (before && this.#linter()?.carried(before, sources)) ?? [];
    return this.#carried;
  }

  get files(): readonly AnalysedFile[] {
    this.#files ??= this.documents.map((document, i) => ({
      document,
      source: { name: document.uri, text: document.text },
      ast: this.compilation.files[i]!,
    }));
    return this.#files;
  }

  file(uri: string): AnalysedFile | undefined {
    return this.files.find(({ document }) => document.uri === uri);
  }

  get scope(): Scope {
    this.#scope ??= new Scope(collect(this.files, false), prelude().names);
    return this.#scope;
  }

  /** What a name is worth, its type above all. Worked out beside the compilation, whose program it leaves alone. */
  valueOf(entry: Entry): Value {
    this.#types ??= new Context(
      this.scope,
      graphFor(this.scope, this.files, settingsOf(this.files).everyMinutes, this.#memory),
      new Set(this.#options.supplied?.(this.folder)),
    );
    return resolve(this.#types, entry);
  }
}
