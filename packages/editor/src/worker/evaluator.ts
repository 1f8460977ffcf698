/**
 * The part of the worker that runs rules over data, and tells what they did: loaded with the first data, or when
 * something of it is asked. What stands on it, and is asked for less often, it loads when that is first asked.
 */
import type { Workspace } from '@hedgerow/dsl/service';
import type { FireParams } from '../protocol.ts';
import { activityOf } from './activity.ts';
import { decisionRows, fire } from './fire.ts';
import type { Given } from './given.ts';
import { lensesOf } from './lenses.ts';
import { NotRun } from './not-run.ts';
import { once } from './once.ts';
import { usePrograms } from './programs.ts';
import { Runs } from './runs.ts';

export { namesIn } from '@hedgerow/runtime/browser';

interface At {
  readonly uri: string;
}

type Requests = Readonly<Record<string, (params: never) => unknown>>;

export class Evaluator {
  readonly lenses: ReturnType<typeof lensesOf>;
  readonly reasons;
  readonly #runs: Runs;
  readonly #requests: Requests;
  /** By request, what has to be there before it is taken. */
  readonly #parts: Readonly<Record<string, () => Promise<unknown>>>;

  constructor(workspace: Workspace, given: Given) {
    usePrograms();
    const runs = new Runs(workspace, given);
    const reasons = once(async () => new (await import('./reasons.ts')).Reasons(runs, workspace));
    const knobs = once(async () => new (await import('./knobs.ts')).Knobs(runs, workspace));
    const books = once(async () => {
      given.books = (await import('./books.ts')).books;
    });
    this.#runs = runs;
    this.lenses = lensesOf(runs);
    this.reasons = reasons;
    this.#parts = {
      'hedgerow/data': books,
      'hedgerow/why': reasons,
      'hedgerow/params': knobs,
      'hedgerow/knob': knobs,
      'hedgerow/unmapped': knobs,
    };
    this.#requests = {
      'hedgerow/fire': (params: FireParams) => fire(runs, workspace, params),
      'hedgerow/activity': async ({ uri }: At) => activityOf(await runs.of(uri), uri),
      'hedgerow/decisions': async ({ uri }: At) => decisionRows(await runs.of(uri)),
      'hedgerow/why': async (params: never) => (await reasons()).why(params),
      'hedgerow/params': async (params: never) => (await knobs()).table(params),
      'hedgerow/knob': async (params: never) => (await knobs()).at(params),
      'hedgerow/unmapped': async (params: never) => (await knobs()).unmapped(params),
    };
  }

  prepare(method: string): Promise<unknown> | undefined {
    return this.#parts[method]?.();
  }

  /** Answers a request of the page. Throws NotRun. */
  answer(method: string, params: unknown): unknown {
    return this.#requests[method]?.(params as never);
  }

  /** So that lenses and hovers know what the rules did; rules that cannot be run did nothing. */
  async run(uri: string): Promise<void> {
    try {
      await this.#runs.of(uri);
    } catch (error) {
      if (!(error instanceof NotRun)) throw error;
    }
  }

  forget(folder: string): void {
    this.#runs.forget(folder);
  }
}
