/** The kernels of the function table, by the table's names. */
import { breakevenChallenge, ironCondor } from './condor.ts';
import type { Derivation } from './derived.ts';
import type { ColumnKernel, PointwiseKernel, RecurrenceKernel, WindowKernel } from './kernel.ts';
import { optionKernels } from './options.ts';
import { type RecurrenceColumn, recurrenceColumns } from './recurrence-columns.ts';
import { recurrenceKernels } from './recurrences.ts';
import { regimeProbability } from './regime-probability.ts';
import { stochastic } from './stochastic.ts';
import { columnKernels, derivations, windowKernels } from './windows.ts';

const pointwise: Readonly<Record<string, PointwiseKernel>> = {
  log: (args) => Math.log(args[0]!),
  exp: (args) => Math.exp(args[0]!),
  sqrt: (args) => Math.sqrt(args[0]!),
  abs: (args) => Math.abs(args[0]!),
  fraction: (args) => args[0]! / 100,
  min2: (args) => Math.min(args[0]!, args[1]!),
  max2: (args) => Math.max(args[0]!, args[1]!),
  /** The value now and a year earlier. */
  yoy: (args) => args[0]! / args[1]! - 1,
  ...optionKernels,
};

const recurrences: Readonly<Record<string, RecurrenceKernel>> = {
  ...recurrenceKernels,
  regime_probability: regimeProbability,
  stochastic,
  breakeven_challenge: breakevenChallenge,
  iron_condor: ironCondor,
};

function found<K>(kernels: Readonly<Record<string, K>>, name: string): K {
  const kernel = kernels[name];
  if (!kernel) throw new Error(`the function table names ${name}, which has no kernel`);
  return kernel;
}

export const pointwiseKernel = (fn: string): PointwiseKernel => found(pointwise, fn);

export const windowKernel = (fn: string, member?: string): WindowKernel =>
  found(windowKernels, member === undefined ? fn : `${fn}.${member}`);

/** The whole-column form of a window function, where it has one. */
export const columnKernel = (fn: string): ColumnKernel | undefined => columnKernels[fn];

/**
 * How many values windows must hold, for each place of a column, until its whole-column form is sooner than each window
 * by itself. To keep a window sorted costs as much as a rank among 200; to sort it afresh costs far more than a look at
 * its values.
 */
export const columnPays = (fn: string): number => ({ percentile_rank: 200, median: 4 })[fn] ?? 32;

const total: ReadonlySet<string> = new Set(['min', 'max', 'lowest', 'highest', 'percentile_rank']);

/** Whether a window function has a known value for every window of known numbers. */
export const isTotal = (fn: string): boolean => total.has(fn);

/** How a window function makes its numbers from observations and the ones before them, where it does. */
export const derivationOf = (fn: string): Derivation | undefined => derivations[fn];

export const recurrenceKernel = (fn: string): RecurrenceKernel => found(recurrences, fn);

/** The whole-column form of a recurrence of one series, where it has one. */
export const recurrenceColumn = (fn: string): RecurrenceColumn | undefined => recurrenceColumns[fn];

export type { Derivation } from './derived.ts';
export type {
  ColumnKernel,
  Numbers,
  PointwiseKernel,
  RecurrenceKernel,
  TickContext,
  WindowKernel,
} from './kernel.ts';
export { finite } from './kernel.ts';
export { tickContext } from './tick-context.ts';
