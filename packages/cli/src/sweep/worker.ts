/** Computes the shards that it is told, one after another. */
import { parentPort, workerData } from 'node:worker_threads';
import { useWasm } from '@hedgerow/runtime';
import { stretchOf } from './plan.ts';
import { writeShard } from './store.ts';
import { studyFor, type Task, type Told } from './task.ts';

const task = workerData as Task;
useWasm();
const study = studyFor(task);
const tell = (told: Told): void => parentPort?.postMessage(told);

parentPort?.on('message', (shard: number | null) => {
  if (shard === null) {
    parentPort?.close();
    return;
  }
  const { first, count } = stretchOf(task.plan, shard);
  let since = 0;
  const rows = study.rows(first, count, (sets) => {
    since += sets;
    if (since < 4096 && study.whole.notFast.length === 0) return;
    tell({ sets: since });
    since = 0;
  });
  writeShard(task.folder, task.plan, shard, rows);
  tell({ sets: since });
  tell({ written: shard });
});
