/** The page's side of the worker: requests are promises, the latest of a kind wins where the host says so. */
import type { Diagnostic } from 'vscode-languageserver-types';
import type { FromWorker, Request } from '../protocol.ts';

/** The reason is for the user to read: data is missing, a name cannot be renamed. */
export class Refused extends Error {}

/** The editor was closed before the answer came: nobody waits for it. */
export class Closed extends Refused {}

export interface Publication {
  readonly uri: string;
  readonly version: number | null;
  readonly diagnostics: readonly Diagnostic[];
}

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
}

export class WorkerClient {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Set<(publication: Publication) => void>();
  readonly #ranListeners = new Set<(folder: string) => void>();
  #next = 0;

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.addEventListener('message', (event: MessageEvent<FromWorker>) => this.#receive(event.data));
    worker.addEventListener('error', (event) => {
      const error = new Error(event.message || 'the language worker has stopped');
      for (const { reject } of this.#waiting.values()) reject(error);
      this.#waiting.clear();
    });
  }

  request<T>(method: string, params: unknown): Promise<T> {
    const id = this.#next++;
    const message: Request = { id, method, params };
    this.#worker.postMessage(message);
    return new Promise<T>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  /** Tells the worker something; what it cannot do with it is an error of the page. */
  tell(method: string, params: unknown): void {
    this.request(method, params).catch((error: unknown) => {
      if (!(error instanceof Closed)) reportError(error);
    });
  }

  /** Called with the findings of a document each time they are made anew; gives how to stop. */
  onDiagnostics(listener: (publication: Publication) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Called each time the rules of a folder have run over its data; gives how to stop. */
  onRan(listener: (folder: string) => void): () => void {
    this.#ranListeners.add(listener);
    return () => this.#ranListeners.delete(listener);
  }

  dispose(): void {
    this.#worker.terminate();
    this.#listeners.clear();
    this.#ranListeners.clear();
    for (const { reject } of this.#waiting.values()) reject(new Closed('the editor is closed'));
    this.#waiting.clear();
  }

  #receive(message: FromWorker): void {
    if ('method' in message) {
      if (message.method === 'ran') for (const listener of this.#ranListeners) listener(message.folder);
      else for (const listener of this.#listeners) listener(message);
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if ('error' in message) {
      waiting?.reject(message.refused ? new Refused(message.error) : new Error(message.error));
    } else waiting?.resolve(message.result as never);
  }
}
