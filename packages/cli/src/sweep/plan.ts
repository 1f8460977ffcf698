/** A plan: everything that a shard's result hangs on, with a hash of it. Two plans of one hash have the same results. */
import { createHash } from 'node:crypto';
import { type Dataset, type Question, sizeOf } from '@hedgerow/runtime';
import type { Prepared } from '../io/prepare.ts';
import { version } from '../io/version.ts';

export interface Plan {
  readonly hedgerow: 'sweep-plan';
  readonly version: 1;
  readonly id: string;
  readonly engine: string;
  readonly rules: string;
  readonly data: string;
  readonly params: Readonly<Record<string, number>>;
  readonly range: { readonly from: number | null; readonly to: number | null };
  readonly question: Question;
  readonly columns: readonly string[];
  readonly sets: number;
  readonly shardSize: number;
  readonly shards: number;
}

export function planOf(
  { program, dataset, params, range }: Prepared,
  question: Question,
  columns: readonly string[],
  shardSize: number,
): Plan {
  const sets = sizeOf(question.space);
  const body = {
    engine: version,
    rules: program.hash,
    data: hashOfData(dataset),
    params: Object.fromEntries([...params].sort(([a], [b]) => (a < b ? -1 : 1))),
    range: { from: range.from ?? null, to: range.to ?? null },
    question,
    columns,
    sets,
    shardSize,
    shards: Math.max(1, Math.ceil(sets / shardSize)),
  };
  return { hedgerow: 'sweep-plan', version: 1, id: hashed(JSON.stringify(body)), ...body };
}

export const hashed = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');

/** What a run reads of its data: observations and events, not where they came from. */
function hashOfData({ series, events }: Dataset): string {
  const hash = createHash('sha256');
  for (const [name, { knownAt, period, fields }] of [...series].sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(`series ${name} ${knownAt.length}\n`).update(bytesOf(knownAt)).update(bytesOf(period));
    for (const [field, values] of [...fields].sort(([a], [b]) => (a < b ? -1 : 1))) {
      hash.update(`field ${field}\n`).update(bytesOf(values));
    }
  }
  hash.update(JSON.stringify([...events].sort(([a], [b]) => (a < b ? -1 : 1))));
  return hash.digest('hex');
}

export const bytesOf = (values: Float64Array): Uint8Array =>
  new Uint8Array(values.buffer, values.byteOffset, values.byteLength);

/** The first set of a shard, and how many it has. */
export function stretchOf({ sets, shardSize }: Plan, shard: number): { first: number; count: number } {
  const first = shard * shardSize;
  return { first, count: Math.min(shardSize, sets - first) };
}

/** The name of a shard's result: by what it is the result of. */
export const shardName = (plan: Pick<Plan, 'id'>, shard: number): string =>
  `shard-${String(shard).padStart(6, '0')}-${hashed(`${plan.id} ${shard}`).slice(0, 16)}.bin`;
