/** Does the jobs of thread.ts, one after another. */
import { parentPort, workerData } from 'node:worker_threads';
import { done, type Job } from './jobs.ts';

const unwanted = new Int32Array(workerData as SharedArrayBuffer);

parentPort?.on('message', (job: Job) =>
  parentPort?.postMessage(done(job, () => Atomics.load(unwanted, 0) === 1)),
);
