/**
 * A thread for jobs that take seconds: the server answers everything else meanwhile. It is kept from job to job, since a
 * new one would first have to read and warm up the code: with rules/alvh, tests then take half as long again.
 */
import { Worker } from 'node:worker_threads';
import { Refusal } from './folder.ts';
import type { Done, Job, Results } from './jobs.ts';

interface Asked {
  readonly job: Job;
  readonly signal: AbortSignal;
  readonly answer: (done: Done) => void;
}

const unwanted: Done = { failed: 'it is no longer wanted' };

export class Thread {
  readonly #unwanted = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  readonly #waiting: Asked[] = [];
  #worker: Worker | undefined;
  #running: Asked | undefined;

  /**
   * Once what was asked before is done. A job whose signal is aborted is not begun, or ends early: tests with any result,
   * a report with none.
   */
  async run<J extends Job>(job: J, signal: AbortSignal): Promise<Results[J['kind']]> {
    const done = await new Promise<Done>((answer) => {
      this.#waiting.push({ job, signal, answer });
      if (!this.#running) this.#next();
    });
    if ('result' in done) return done.result as Results[J['kind']];
    if ('refused' in done) throw new Refusal(done.status, done.refused);
    throw new Error(done.failed);
  }

  async close(): Promise<void> {
    this.#waiting.length = 0;
    await this.#worker?.terminate();
  }

  #next(): void {
    this.#running = this.#waiting.shift();
    if (!this.#running) return;
    const { job, signal } = this.#running;
    if (signal.aborted) {
      this.#finish(unwanted);
      return;
    }
    Atomics.store(this.#unwanted, 0, 0);
    signal.addEventListener('abort', this.#leave);
    this.#worker ??= this.#start();
    this.#worker.postMessage(job);
  }

  readonly #leave = (): void => {
    Atomics.store(this.#unwanted, 0, 1);
    // Tests look up between one and the next. A report does not: it ends with its thread.
    if (this.#running?.job.kind !== 'report') return;
    void this.#worker?.terminate();
    this.#worker = undefined;
    this.#finish(unwanted);
  };

  #finish(done: Done): void {
    this.#running?.signal.removeEventListener('abort', this.#leave);
    this.#running?.answer(done);
    this.#next();
  }

  #start(): Worker {
    const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
    const worker = new Worker(new URL(`./job-worker.${extension}`, import.meta.url), {
      workerData: this.#unwanted.buffer,
    });
    // It keeps no process alive: the server does.
    worker.unref();
    worker.on('message', (done: Done) => {
      if (worker === this.#worker) this.#finish(done);
    });
    // Out of memory, for one. The next job gets a new thread.
    worker.on('error', (error) => {
      if (worker !== this.#worker) return;
      this.#worker = undefined;
      this.#finish({ failed: error instanceof Error ? error.message : String(error) });
    });
    return worker;
  }
}
