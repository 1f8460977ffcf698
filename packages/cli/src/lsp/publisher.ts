/** Tells clients that do not ask for themselves what is found in the files that they have open. */
import type { Service } from '@hedgerow/dsl/service';
import type { Connection, PublishDiagnosticsParams } from 'vscode-languageserver/node';
import type { Wire } from './wire.ts';

/** Analyses that take longer than this, in milliseconds, wait until the author pauses for as long as they take. */
const instant = 30;
const longestPause = 500;

export class Publisher {
  readonly #connection: Connection;
  readonly #service: Service;
  readonly #wire: Wire;
  readonly #opened: ReadonlySet<string>;
  /** What was told last of each file, so that only what is new is told. */
  readonly #told = new Map<string, string>();
  readonly #waiting = new Map<string, NodeJS.Timeout>();
  /** Milliseconds that the last analysis of a folder took. */
  readonly #took = new Map<string, number>();

  constructor(connection: Connection, service: Service, wire: Wire, opened: ReadonlySet<string>) {
    this.#connection = connection;
    this.#service = service;
    this.#wire = wire;
    this.#opened = opened;
  }

  /** Something changed in the rule set of a document: all of its open files are looked at, since one may mend another. */
  changed(uri: string): void {
    const { folder } = this.#service.workspace.analysis(uri);
    const took = this.#took.get(folder) ?? 0;
    clearTimeout(this.#waiting.get(folder));
    this.#waiting.delete(folder);
    if (took <= instant) this.#publish(uri, folder);
    else {
      const pause = Math.min(took, longestPause);
      this.#waiting.set(
        folder,
        setTimeout(() => this.#publish(uri, folder), pause),
      );
    }
  }

  /** A closed file has no diagnostics. */
  closed(uri: string): void {
    this.#told.delete(uri);
    this.#tell({ uri: this.#wire.spelled(uri), diagnostics: [] });
  }

  #tell(params: PublishDiagnosticsParams): void {
    // It fails only where the client is gone.
    this.#connection.sendDiagnostics(params).catch(() => undefined);
  }

  #publish(uri: string, folder: string): void {
    const begun = performance.now();
    const { workspace } = this.#service;
    for (const document of workspace.analysis(uri).documents) {
      if (!this.#opened.has(document.uri)) continue;
      const found = this.#service.diagnostics(document.uri);
      const version = document.version === null ? {} : { version: document.version };
      const params = this.#wire.out({ uri: document.uri, ...version, diagnostics: found }, document.uri);
      const text = JSON.stringify(params);
      if (this.#told.get(document.uri) === text) continue;
      this.#told.set(document.uri, text);
      this.#tell(params);
    }
    this.#took.set(folder, performance.now() - begun);
  }
}
