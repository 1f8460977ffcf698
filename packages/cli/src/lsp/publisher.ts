/**
 * Tells clients what is found in the files that they have open. What the checks find is told at once; lint rules, which
 * may take many times as long, wait until the author pauses, and where they take very long, until the file is saved.
 */
import type { Service } from '@hedgerow/dsl/service';
import type { Connection, PublishDiagnosticsParams } from 'vscode-languageserver/node';
import type { Wire } from './wire.ts';

/** Milliseconds: what takes no longer is done at each key. */
const instant = 30;
const shortestPause = 200;
const longestPause = 1_000;
/** Lint rules that take longer than this wait for the file to be saved. */
const tooLong = 2_000;

export interface PublisherOptions {
  readonly connection: Connection;
  readonly service: Service;
  readonly wire: Wire;
  readonly opened: ReadonlySet<string>;
  /** Asks a client that pulls to pull again; `undefined` for one that is told. */
  readonly refresh: () => (() => void) | undefined;
}

interface Took {
  check: number;
  lint: number;
}

export class Publisher {
  readonly #options: PublisherOptions;
  /** What was told last of each file, so that only what is new is told. */
  readonly #told = new Map<string, string>();
  readonly #waiting = new Map<string, NodeJS.Timeout>();
  /** Milliseconds that the last analyses of a folder took. */
  readonly #took = new Map<string, Took>();

  constructor(options: PublisherOptions) {
    this.#options = options;
  }

  /** Something changed in the rule set of a document: all of its open files are looked at, since one may mend another. */
  changed(uri: string): void {
    const { folder } = this.#options.service.workspace.analysis(uri);
    const { check, lint } = this.#took.get(folder) ?? { check: 0, lint: 0 };
    clearTimeout(this.#waiting.get(folder));
    this.#waiting.delete(folder);
    if (lint <= instant) {
      this.#publish(uri, false);
      return;
    }
    if (check <= instant) this.#publish(uri, true);
    if (lint <= tooLong) this.#later(folder, lint, () => this.#publish(uri, false, true));
    else if (check > instant) this.#later(folder, check, () => this.#publish(uri, true, true));
  }

  /** The author asks for a thorough look. */
  saved(uri: string): void {
    const { isLinted } = this.#options.service.workspace.analysis(uri);
    if (!isLinted) this.#publish(uri, false, true);
  }

  /** Whether an answer about a document may hold the findings of lint rules without making the author wait. */
  isPrompt(uri: string): boolean {
    const analysis = this.#options.service.workspace.analysis(uri);
    return analysis.isLinted || (this.#took.get(analysis.folder)?.lint ?? 0) <= instant;
  }

  /** A closed file has no diagnostics. */
  closed(uri: string): void {
    this.#told.delete(uri);
    if (!this.#options.refresh()) this.#tell({ uri: this.#options.wire.spelled(uri), diagnostics: [] });
  }

  #later(folder: string, took: number, work: () => void): void {
    const pause = Math.min(Math.max(took, shortestPause), longestPause);
    this.#waiting.set(folder, setTimeout(work, pause));
  }

  #tell(params: PublishDiagnosticsParams): void {
    // It fails only where the client is gone.
    this.#options.connection.sendDiagnostics(params).catch(() => undefined);
  }

  #publish(uri: string, unlinted: boolean, late = false): void {
    const { service, wire, opened, refresh } = this.#options;
    const analysis = service.workspace.analysis(uri);
    this.#measure(uri, unlinted);
    const askAgain = refresh();
    if (askAgain) {
      // It asked for itself after the edit, and was given what was known by then.
      if (late) askAgain();
      return;
    }
    for (const document of analysis.documents) {
      if (!opened.has(document.uri)) continue;
      const found = service.diagnostics(document.uri, { unlinted });
      const version = document.version === null ? {} : { version: document.version };
      const params = wire.out({ uri: document.uri, ...version, diagnostics: found }, document.uri);
      const text = JSON.stringify(params);
      if (this.#told.get(document.uri) === text) continue;
      this.#told.set(document.uri, text);
      this.#tell(params);
    }
  }

  /** Analyses, unless that is done, and notes how long it took. */
  #measure(uri: string, unlinted: boolean): void {
    const analysis = this.#options.service.workspace.analysis(uri);
    const took = this.#took.get(analysis.folder) ?? { check: 0, lint: 0 };
    const part = unlinted ? 'check' : 'lint';
    if (unlinted || !analysis.isLinted) {
      const begun = performance.now();
      this.#options.service.diagnostics(uri, { unlinted });
      took[part] = performance.now() - begun;
    }
    this.#took.set(analysis.folder, took);
  }
}
