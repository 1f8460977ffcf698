/** Results of shards as files: written beside, then renamed, so that a file that is there is whole. */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Failure } from '../io/failure.ts';
import { reason } from '../io/files.ts';
import { bytesOf, hashed, type Plan, shardName, stretchOf } from './plan.ts';

interface Header {
  readonly hedgerow: 'sweep-shard';
  readonly plan: string;
  readonly shard: number;
  readonly digest: string;
}

export function writeShard(folder: string, plan: Pick<Plan, 'id'>, shard: number, rows: Float64Array): void {
  const header: Header = { hedgerow: 'sweep-shard', plan: plan.id, shard, digest: hashed(bytesOf(rows)) };
  const path = join(folder, shardName(plan, shard));
  const beside = `${path}.${process.pid}.tmp`;
  writeFileSync(beside, Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), bytesOf(rows)]));
  renameSync(beside, path);
}

/** The rows of a shard, or why its file does not hold them. */
export function readShard(folder: string, plan: Plan, shard: number): Float64Array | string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(join(folder, shardName(plan, shard)));
  } catch {
    return 'is missing';
  }
  const end = bytes.indexOf(10);
  let header: Partial<Header>;
  try {
    header = JSON.parse(bytes.subarray(0, end).toString('utf8')) as Partial<Header>;
  } catch {
    return 'is damaged: it has no header';
  }
  if (header.plan !== plan.id || header.shard !== shard) return 'is of another sweep';
  const body = new Uint8Array(bytes.subarray(end + 1));
  if (
    body.length !== 8 * stretchOf(plan, shard).count * plan.columns.length ||
    hashed(body) !== header.digest
  )
    return 'is damaged: its content is not what its header says';
  return new Float64Array(body.buffer);
}

/** Shards of a plan that are there, whole. */
export const doneShards = (folder: string, plan: Plan): Set<number> =>
  new Set(
    Array.from({ length: plan.shards }, (_, shard) => shard).filter(
      (shard) => typeof readShard(folder, plan, shard) !== 'string',
    ),
  );

/** All rows in order. Throws a Failure that names each shard that is missing, damaged or of another sweep. */
export function merged(folder: string, plan: Plan): Float64Array {
  const expected = new Set(Array.from({ length: plan.shards }, (_, shard) => shardName(plan, shard)));
  const problems = filesOf(folder)
    .filter((name) => name.endsWith('.bin') && !expected.has(name))
    .map((name) => `\`${name}\` is of another sweep`);
  const rows = new Float64Array(plan.sets * plan.columns.length);
  for (let shard = 0; shard < plan.shards; shard++) {
    const found = readShard(folder, plan, shard);
    if (typeof found === 'string') problems.push(`shard ${shard} (\`${shardName(plan, shard)}\`) ${found}`);
    else rows.set(found, stretchOf(plan, shard).first * plan.columns.length);
  }
  if (problems.length === 0) return rows;
  const shown = problems.slice(0, 10);
  const more = problems.length - shown.length;
  throw new Failure(
    `nothing is merged: ${shown.join('; ')}${more > 0 ? `; and ${more} more` : ''}`,
    'run what is missing with `sweep run`, take away what does not belong, and merge again',
  );
}

function filesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    throw new Failure(`cannot read the folder \`${folder}\`: ${reason(error)}`);
  }
}

export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new Failure(`cannot make the folder \`${folder}\`: ${reason(error)}`);
  }
}

/** Takes away the results of a plan, and whatever was being written when it was killed. */
export function clear(folder: string, plan: Plan): void {
  const own = new Set(Array.from({ length: plan.shards }, (_, shard) => shardName(plan, shard)));
  for (const name of filesOf(folder)) {
    if (own.has(name) || own.has(name.replace(/\.\d+\.tmp$/, '')))
      rmSync(join(folder, name), { force: true });
  }
}

/** Takes away the folder of a sweep that is done, and those above it that it leaves empty: `sweeps`, `.hedgerow`. */
export function discard(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  for (const above of [dirname(folder), dirname(dirname(folder))]) {
    if (readdirSync(above).length > 0) return;
    rmdirSync(above);
  }
}
