import { Worker } from 'node:worker_threads';
import type { Screen } from '../render/screen.ts';

/**
 * A line on a terminal that tells what is going on, shown only once a second has passed. Evaluation holds the
 * main thread, so a worker draws it.
 */
export class Progress {
  readonly #screen: Screen;
  #worker: Worker | undefined;

  constructor(screen: Screen) {
    this.#screen = screen;
  }

  /** Names what is being done now: `reading vix.csv`. */
  step(text: string): void {
    if (!this.#screen.interactive) return;
    this.#worker ??= this.#start();
    this.#worker.postMessage(text);
  }

  /** Takes the line away; to be called before anything is printed. */
  async done(): Promise<void> {
    const worker = this.#worker;
    if (worker === undefined) return;
    this.#worker = undefined;
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    worker.ref();
    worker.postMessage(null);
    await ended;
  }

  #start(): Worker {
    const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
    const worker = new Worker(new URL(`./progress-worker.${extension}`, import.meta.url), {
      workerData: { width: this.#screen.width },
    });
    worker.unref();
    // A progress line is never worth failing for.
    worker.on('error', () => undefined);
    return worker;
  }
}
