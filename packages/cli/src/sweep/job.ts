/** A sweep from the command line: what is asked, its plan, its shards, and what they come to. */
import { join } from 'node:path';
import { pricingInputs, type Question, type Study } from '@hedgerow/runtime';
import type { RunOptions } from '../commands/run-options.ts';
import type { Context } from '../io/context.ts';
import { Failure } from '../io/failure.ts';
import { manifestOf, type Prepared, prepare } from '../io/prepare.ts';
import { tooFewPriced } from '../io/report.ts';
import { readRuleSet } from '../io/rule-sets.ts';
import { type Plan, planOf } from './plan.ts';
import { runShards } from './pool.ts';
import { type QuestionOptions, questionOf } from './question.ts';
import { clear, doneShards, makeFolder } from './store.ts';
import { studyFor, type Task } from './task.ts';

export interface JobOptions extends Omit<RunOptions, 'evaluator'>, QuestionOptions {
  readonly shards?: number;
  readonly threads?: number;
}

export interface Job {
  readonly prepared: Prepared;
  readonly question: Question;
  readonly study: Study;
  readonly plan: Plan;
  readonly task: Omit<Task, 'folder'>;
}

/** Sets of a shard: about a second's work. */
const FAST = 100_000;
const SLOW = 64;

export function prepared(name: string, options: JobOptions, context: Context): Prepared {
  const overlay = options.overlay || options.objective?.startsWith('overlay.');
  const run: RunOptions = { ...options, evaluator: 'columns' };
  return prepare(readRuleSet(name, context.cwd), run, context, overlay ? { inputs: pricingInputs } : {});
}

export function jobOf(name: string, options: JobOptions, context: Context): Job {
  const made = prepared(name, options, context);
  const question = questionOf(made, options, context.cwd);
  const { program, dataset, params, range, ruleSet } = made;
  const calendar = manifestOf(ruleSet, context.cwd).calendar;
  const plain = { program, dataset: { ...dataset, issues: [] }, params, range, calendar, question };
  const study = studyFor(plain);
  tellSlow(study, question, context);
  tellOverlay(study, context);
  const usual = study.whole.notFast.length === 0 && !question.overlay ? FAST : SLOW;
  const draft = planOf(made, question, study.columns, usual);
  const plan =
    options.shards === undefined
      ? draft
      : planOf(made, question, study.columns, Math.max(1, Math.ceil(draft.sets / options.shards)));
  return { prepared: made, question, study, plan, task: { ...plain, plan } };
}

function tellSlow({ whole }: Study, { overlay }: Question, { err }: Context): void {
  for (const { layer, reason } of whole.notFast) {
    err.write(
      `${err.colors.yellow('not fast:')} layer \`${layer}\`: ${reason}; the engine decides every set\n`,
    );
  }
  if (overlay) err.write(`${err.colors.yellow('not fast:')} the decisions of every set are traded\n`);
}

/** What the first set's trading found. Throws a Failure where there are no prices: no set would have figures. */
function tellOverlay({ firstOverlay }: Study, { err }: Context): void {
  const overlay = firstOverlay();
  if (!overlay) return;
  if (overlay.sessions.length < 2) throw tooFewPriced('overlay', overlay);
  for (const { message, help } of overlay.findings)
    err.write(`${err.colors.yellow('overlay:')} ${message}\n  ${err.colors.dim('help:')} ${help}\n`);
}

/** Runs the shards that are not there yet. With `resume`, those that are there stay. */
export async function computed(
  job: Job,
  folder: string,
  resume: boolean,
  threads: number | undefined,
  { progress, err }: Context,
  only?: number,
): Promise<void> {
  makeFolder(folder);
  if (!resume) clear(folder, job.plan);
  const done = resume ? doneShards(folder, job.plan) : new Set<number>();
  const { shards } = job.plan;
  const wanted = only === undefined ? Array.from({ length: shards }, (_, shard) => shard) : [only];
  const missing = wanted.filter((shard) => !done.has(shard));
  if (done.size > 0) err.write(`${err.colors.dim('resumed:')} ${done.size} of ${shards} shards are there\n`);
  if (missing.length === 0) return;
  const stop = (): void => {
    const left = doneShards(folder, job.plan).size;
    err.write(`\ninterrupted: ${left} of ${shards} shards are kept; --resume goes on\n`);
    process.exit(130);
  };
  process.once('SIGINT', stop);
  await runShards({ ...job.task, folder }, missing, threads, progress);
  process.removeListener('SIGINT', stop);
}

/** Refuses to go on with rules or data that are not those of a plan. */
export function sameAs(planned: Plan, { plan }: Job, shown: string): void {
  const [what] = (['engine', 'rules', 'data'] as const).filter((part) => planned[part] !== plan[part]);
  if (planned.id === plan.id) return;
  throw new Failure(
    `\`${join(shown, 'plan.json')}\` was made for ${what ? `other ${what}` : 'another question'}: ${(what ? planned[what] : planned.id).slice(0, 12)}, found ${(what ? plan[what] : plan.id).slice(0, 12)}`,
    'results of both must not be mixed: make a new plan',
  );
}
