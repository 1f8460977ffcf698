/** The report of a backtest: its decisions traded beside the core, and the figures of that. */
import {
  type BacktestResult,
  buildReport,
  NO_TRIALS_TOLD,
  type OverlayOptions,
  type OverlayResult,
  type Report,
  simulate,
} from '@hedgerow/runtime';
import { InvalidArgumentError, Option } from 'commander';
import { Failure } from './failure.ts';

/** Options of a command that trades decisions. */
export interface OverlaySettings {
  readonly fill?: NonNullable<OverlayOptions['fill']>;
  readonly trials?: number;
}

export const overlayOptions = (): Option[] => [
  new Option('--fill <when>', 'report: when a decision is filled').choices(['next_open', 'next_close']),
  new Option(
    '--trials <n>',
    'report: how many rule sets or sets of params were tried, to deflate the Sharpe ratio by',
  ).argParser(trialCount),
];

/** Beyond this a share of one trial is lost in the rounding of 1. */
const MOST_TRIALS = 1e9;

function trialCount(text: string): number {
  const count = Number(text.replaceAll('_', ''));
  if (!Number.isInteger(count) || count < 1 || count > MOST_TRIALS)
    throw new InvalidArgumentError('Expected a whole number from 1 to 1_000_000_000.');
  return count;
}

/** Throws a Failure where too little of the run can be priced. */
export function reportOf(result: BacktestResult, { fill, trials }: OverlaySettings, title: string): Report {
  const { run } = result;
  const overlay = simulate(run, run.evaluation.data, fill === undefined ? {} : { fill });
  if (overlay.sessions.length < 2) throw tooFewPriced('report', overlay);
  return buildReport({
    result,
    overlay,
    options: {
      title,
      trials: trials === undefined ? NO_TRIALS_TOLD : { count: trials, source: 'the command line' },
    },
  });
}

/** Why there is no report, or no overlay: returns are of one session after another. */
export function tooFewPriced(what: string, { findings }: OverlayResult): Failure {
  const { message, help } = findings.find(({ layer }) => layer === null) ?? {
    message: 'fewer than two sessions of the run can be priced',
    help: `${what === 'overlay' ? 'an' : 'a'} ${what} needs at least two: take a longer range, or data that cover it`,
  };
  return new Failure(`no ${what}: ${message}`, help);
}
