/** The part of the worker that runs rules over data: loaded with the first data, or when something of it is asked. */
import type { Runner, Workspace } from '@hedgerow/dsl/service';
import type { Chosen, FireParams, KnobParams, UnmappedParams, WhyParams } from '../protocol.ts';
import { activityOf } from './activity.ts';
import { decisionRows, fire } from './fire.ts';
import type { Given } from './given.ts';
import { knobAt } from './knob.ts';
import { paramTable } from './params.ts';
import { usePrograms } from './programs.ts';
import { runnerOf, whyOf } from './runner.ts';
import { NotRun, Runs } from './runs.ts';
import { unmapped } from './unmapped.ts';

export { suppliedNames } from '@hedgerow/runtime/browser';

interface At {
  readonly uri: string;
}

export class Evaluator {
  readonly runner: Required<Runner>;
  readonly #runs: Runs;
  readonly #requests: Readonly<Record<string, (params: never) => unknown>>;

  constructor(workspace: Workspace, given: Given) {
    usePrograms();
    const runs = new Runs(workspace, given);
    this.#runs = runs;
    this.runner = runnerOf(runs, workspace);
    this.#requests = {
      'hedgerow/params': ({ uri, profile }: At & Pick<Chosen, 'profile'>) =>
        paramTable(runs, workspace.analysis(uri), profile),
      'hedgerow/fire': (params: FireParams) => fire(runs, workspace, params),
      'hedgerow/why': ({ uri, rule, date, full }: WhyParams) => whyOf(runs, uri, rule, date, full),
      'hedgerow/knob': ({ uri, offset }: KnobParams) => knobAt(runs, workspace.analysis(uri), uri, offset),
      'hedgerow/unmapped': (params: UnmappedParams) => unmapped(runs, workspace, params),
      'hedgerow/activity': ({ uri }: At) => activityOf(runs.of(uri), uri),
      'hedgerow/decisions': ({ uri }: At) => decisionRows(runs.of(uri)),
    };
  }

  /** Answers a request of the page. Throws NotRun. */
  answer(method: string, params: unknown): unknown {
    return this.#requests[method]?.(params as never);
  }

  /** So that lenses and hovers know what the rules did; rules that cannot be run did nothing. */
  run(uri: string): void {
    try {
      this.#runs.of(uri);
    } catch (error) {
      if (!(error instanceof NotRun)) throw error;
    }
  }

  forget(folder: string): void {
    this.#runs.forget(folder);
  }
}
