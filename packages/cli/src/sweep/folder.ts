/** The folder of a sweep that runs in parts: its plan and the command that made it, beside the shards. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../io/failure.ts';
import type { Plan } from './plan.ts';

export interface Planned<Options> {
  readonly plan: Plan;
  readonly ruleset: string;
  readonly options: Options;
}

const NAME = 'plan.json';

export function writePlan<Options>(folder: string, planned: Planned<Options>): void {
  writeFileSync(join(folder, NAME), `${JSON.stringify(planned, null, 2)}\n`);
}

/** Throws a Failure where there is no plan of this version. */
export function readPlan<Options>(folder: string, shown: string): Planned<Options> {
  const help = 'make one with `sweep plan RULESET --work FOLDER ...`';
  let planned: Planned<Options>;
  try {
    planned = JSON.parse(readFileSync(join(folder, NAME), 'utf8')) as Planned<Options>;
  } catch {
    throw new Failure(`\`${shown}\` has no plan of a sweep that can be read`, help);
  }
  if (planned.plan?.hedgerow !== 'sweep-plan' || planned.plan.version !== 1) {
    throw new Failure(`\`${join(shown, NAME)}\` is no plan of this version of Hedgerow`, help);
  }
  return planned;
}

/** The index that array jobs are told: of Slurm, Kubernetes Indexed Jobs, AWS Batch. */
const INDICES = ['SLURM_ARRAY_TASK_ID', 'JOB_COMPLETION_INDEX', 'AWS_BATCH_JOB_ARRAY_INDEX'] as const;

/** The shard to run: the one given, else the scheduler's; `undefined` for all. Throws a Failure where there is none such. */
export function shardOf(given: number | undefined, plan: Plan, env: NodeJS.ProcessEnv): number | undefined {
  const name = INDICES.find((index) => env[index] !== undefined);
  const shard = given ?? (name === undefined ? undefined : Number(env[name]));
  if (shard === undefined) return undefined;
  if (Number.isInteger(shard) && shard >= 0 && shard < plan.shards) return shard;
  const source = given === undefined ? `$${name} \`${env[name ?? '']}\`` : `--shard ${given}`;
  throw new Failure(
    `${source} is no shard of the plan`,
    `it has ${plan.shards}, from 0 to ${plan.shards - 1}`,
  );
}
