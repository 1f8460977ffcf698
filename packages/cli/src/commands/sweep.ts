import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { heatMapsOf, renderSweep, resultOf, sweepCsv } from '@hedgerow/runtime';
import { InvalidArgumentError, Option } from 'commander';
import type { Context } from '../io/context.ts';
import { Failure } from '../io/failure.ts';
import { reportData } from '../io/report-data.ts';
import { runExact } from '../sweep/exact.ts';
import { readPlan, shardOf, writePlan } from '../sweep/folder.ts';
import { computed, type Job, type JobOptions, jobOf, prepared, sameAs } from '../sweep/job.ts';
import { renderResult } from '../sweep/render.ts';
import { discard, makeFolder, merged } from '../sweep/store.ts';
import { defineCommand, formatOption } from './definition.ts';
import { dataOptions, rangeOptions, settingOptions } from './run-options.ts';

interface SweepCommandOptions extends JobOptions {
  readonly format: 'human' | 'json' | 'csv' | 'html';
  readonly top: number;
  readonly exact?: string;
  readonly work?: string;
  readonly resume?: true;
  readonly shard?: number;
}

const whole =
  (least: number) =>
  (text: string): number => {
    const count = Number(text.replaceAll('_', ''));
    if (text === '' || !Number.isInteger(count) || count < least)
      throw new InvalidArgumentError(`Expected a whole number from ${least} on.`);
    return count;
  };

export const sweep = defineCommand<SweepCommandOptions>({
  usage: 'sweep <ruleset> [target]',
  summary: 'Run a rule set with many sets of params: the best, the plateaus, walk-forward',
  args: {
    ruleset: 'a file or folder; or `plan` with one as target, `run` or `merge` with the folder of a plan',
    target: 'after plan, run or merge',
  },
  options: [
    formatOption('human', 'json', 'csv', 'html'),
    new Option('--param <p=values>', 'floor=25..35:0.5, or streak=1,2,5; may be repeated').argParser(
      (text: string, before: readonly string[] = []) => [...before, text],
    ),
    new Option('--list <file>', 'a CSV file of sets: params as header, a set a row'),
    new Option('--random <n>', 'draw so many sets from the grid').argParser(whole(1)),
    new Option('--seed <s>', 'of --random (default: 1)').argParser(whole(0)),
    // It tells every figure of every outcome: there are no sets to list, to trade or to choose from.
    new Option(
      '--exact <threshold>',
      'every distinct outcome of one param or comparison, "vix > 28"',
    ).conflicts([
      'param',
      'list',
      'random',
      'objective',
      'minimize',
      'overlay',
      'walkForward',
      'work',
      'resume',
      'shards',
      'shard',
    ]),
    new Option(
      '--objective <figure>',
      'what to look for: activations, active_sessions, median_hold, flips_per_year, overlay.sharpe, ...',
    ),
    new Option('--minimize', 'look for the least of it'),
    new Option('--overlay', 'trade the decisions of every set too: slow'),
    new Option('--walk-forward <mode>', 'choose in training, judge out of sample').choices([
      'anchored',
      'rolling',
    ]),
    new Option('--train <sessions>', 'of walk-forward').argParser(whole(1)).default(1260),
    new Option('--test <sessions>', 'of walk-forward').argParser(whole(1)).default(252),
    new Option('--embargo <sessions>', 'between the two (default: the longest look-back)').argParser(
      whole(0),
    ),
    new Option('--top <n>', 'sets to show').argParser(whole(1)).default(10),
    new Option('--work <folder>', 'where shards are kept (default: .hedgerow/sweeps/..., until it is done)'),
    new Option('--resume', 'go on with the shards that are there'),
    new Option('--threads <n>', 'workers (default: one a core)').argParser(whole(1)),
    new Option('--shards <n>', 'plan: how many').argParser(whole(1)),
    new Option('--shard <k>', 'run: this one (default: the index of the array job, else all)').argParser(
      whole(0),
    ),
    ...dataOptions(),
    ...rangeOptions(),
    // The sweep has evaluators of its own.
    ...settingOptions().filter(({ long }) => long !== '--evaluator'),
  ],
  examples: [
    'sweep rules/stress.hedge --data market/ --param floor=25..35:0.5 --param streak=1..10',
    'sweep rules/stress.hedge --data market/ --exact "vix > floor" --format csv',
    'sweep plan rules/stress.hedge --data market/ --param floor=25..35:0.1 --shards 64 --work plan/',
    'sweep run plan/ --shard 7',
    'sweep merge plan/ --format html > sweep.html',
  ],
  run: async ([first = '', target], options, context) => {
    if (target === undefined) await alone(first, options, context);
    else if (first === 'plan') plan(target, options, context);
    else if (first === 'run') await run(target, options, context);
    else if (first === 'merge') await merge(target, options, context);
    else
      throw new Failure(`\`${first}\` is no step of a sweep`, 'expected plan, run or merge before a target');
    return 0;
  },
});

/** The whole sweep in one process: results of shards are kept on disk until it is done. */
async function alone(name: string, options: SweepCommandOptions, context: Context): Promise<void> {
  if (options.exact !== undefined) {
    const ready = prepared(name, options, context);
    reportData(ready.dataset.issues, context);
    return runExact(ready, options.exact, options.format, context);
  }
  const job = jobOf(name, options, context);
  const { plan, study } = job;
  if (plan.shards === 1 && options.work === undefined) {
    context.progress.step('sweeping');
    return print(job, study.rows(0, plan.sets), name, options, context);
  }
  const folder = resolve(context.cwd, options.work ?? join('.hedgerow', 'sweeps', plan.id.slice(0, 16)));
  await computed(job, folder, options.resume === true, options.threads, context);
  await print(job, merged(folder, plan), name, options, context);
  if (options.work === undefined) discard(folder);
}

function plan(name: string, options: SweepCommandOptions, context: Context): void {
  if (options.work === undefined) throw new Failure('a plan needs a folder', 'say where: --work plan/');
  const folder = resolve(context.cwd, options.work);
  if (existsSync(join(folder, 'plan.json')))
    throw new Failure(`\`${options.work}\` has a plan already`, 'take another folder');
  const { plan: made } = jobOf(name, options, context);
  makeFolder(folder);
  const { work, shard, threads, resume, format, top, ...asked } = options;
  writePlan(folder, { plan: made, ruleset: name, options: asked });
  const { sets, shards } = made;
  context.out.write(`${sets} sets in ${shards} shards, 0 to ${shards - 1}: ${made.id.slice(0, 16)}\n`);
}

/** The job of a plan, made anew from the same rules and data. Throws a Failure where they have changed. */
function planned(folder: string, context: Context): { readonly job: Job; readonly name: string } {
  const { plan: made, ruleset, options } = readPlan<JobOptions>(resolve(context.cwd, folder), folder);
  const job = jobOf(ruleset, options, context);
  sameAs(made, job, folder);
  return { job, name: ruleset };
}

async function run(folder: string, options: SweepCommandOptions, context: Context): Promise<void> {
  const { job } = planned(folder, context);
  const shard = shardOf(options.shard, job.plan, process.env);
  await computed(job, resolve(context.cwd, folder), true, options.threads, context, shard);
  await context.progress.done();
  context.out.write(`${shard === undefined ? `${job.plan.shards} shards` : `shard ${shard}`} done\n`);
}

async function merge(folder: string, options: SweepCommandOptions, context: Context): Promise<void> {
  const { job, name } = planned(folder, context);
  await print(job, merged(resolve(context.cwd, folder), job.plan), name, options, context);
}

async function print(
  { study, question, prepared: { program, dataset } }: Job,
  rows: Float64Array,
  name: string,
  { format, top }: SweepCommandOptions,
  context: Context,
): Promise<void> {
  const { out, progress } = context;
  const { columns } = study;
  const result = resultOf(program, study, question, rows, top);
  await progress.done();
  reportData(dataset.issues, context);
  if (format === 'json') out.write(`${JSON.stringify(result, null, 2)}\n`);
  else if (format === 'csv') for (const chunk of sweepCsv(question, columns, rows)) out.write(chunk);
  else if (format === 'html') {
    const at = columns.indexOf(question.objective.column);
    const objective = (set: number): number => rows[set * columns.length + at]!;
    out.write(renderSweep(result, heatMapsOf(question.space, objective, result.best[0]?.set), name));
  } else out.write(`${renderResult(result, name, out).join('\n')}\n`);
}
