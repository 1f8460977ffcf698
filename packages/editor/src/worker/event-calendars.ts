/** The part of the worker that knows when the Fed met and the like: loaded for rules that read such events. */
// Named so that what both need is in its chunk, and not in one of its own.
import './evaluator.ts';

export { eventCalendars } from '@hedgerow/runtime/browser';
