/** What takes seconds, as plain data: it goes to a thread and comes back. */
import { Folder, Refusal } from './folder.ts';
import { type Chosen, type Drafts, reportPage, type Tested, testsOf } from './runs.ts';

export type Job =
  | { readonly kind: 'tests'; readonly root: string; readonly path: string; readonly drafts: Drafts }
  | { readonly kind: 'report'; readonly root: string; readonly path: string; readonly chosen: Chosen };

/** By job: the results of tests, or the page of a report. */
export interface Results {
  readonly tests: Tested;
  readonly report: string;
}

/** A reason for the user, with the status of HTTP; or a defect. */
export type Done =
  | { readonly result: Results[Job['kind']] }
  | { readonly refused: string; readonly status: Refusal['status'] }
  | { readonly failed: string };

/** `isUnwanted` is asked between one test and the next. */
export function done(job: Job, isUnwanted: () => boolean): Done {
  try {
    const folder = new Folder(job.root);
    const result =
      job.kind === 'tests'
        ? testsOf(folder, job.path, job.drafts, isUnwanted)
        : reportPage(folder, job.path, job.chosen);
    return { result };
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.message, status: error.status };
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}
