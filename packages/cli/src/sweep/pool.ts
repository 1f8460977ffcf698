/** Shards over all cores: each worker asks for the next when it has written one. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Progress } from '../io/progress.ts';
import type { Task, Told } from './task.ts';

/** Throws what a worker throws. */
export async function runShards(
  task: Task,
  shards: readonly number[],
  threads: number | undefined,
  progress: Progress,
): Promise<void> {
  const waiting = [...shards];
  const total = shards.reduce((n, shard) => n + sizeOfShard(task, shard), 0);
  const started = process.hrtime.bigint();
  let sets = 0;
  const tell = (): void => {
    const seconds = Number(process.hrtime.bigint() - started) / 1e9;
    const rate = sets / seconds;
    const left = rate > 0 ? Math.ceil((total - sets) / rate) : 0;
    progress.step(
      `sweeping: ${sets.toLocaleString('en')} of ${total.toLocaleString('en')} sets, ${Math.round(rate).toLocaleString('en')} a second, ${left} s left`,
    );
  };
  const count = Math.min(threads ?? availableParallelism(), shards.length);
  await Promise.all(
    Array.from({ length: count }, () => {
      const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
      const worker = new Worker(new URL(`./worker.${extension}`, import.meta.url), { workerData: task });
      const next = (): void => worker.postMessage(waiting.shift() ?? null);
      return new Promise<void>((resolve, reject) => {
        worker.on('message', (told: Told) => {
          if ('written' in told) next();
          else {
            sets += told.sets;
            tell();
          }
        });
        worker.on('error', reject);
        worker.on('exit', () => resolve());
        next();
      });
    }),
  );
}

const sizeOfShard = ({ plan }: Task, shard: number): number =>
  Math.min(plan.shardSize, plan.sets - shard * plan.shardSize);
