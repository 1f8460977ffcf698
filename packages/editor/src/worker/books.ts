/** The part of the worker that reads and values positions: loaded with data that has some. */
// Named so that what both need is in its chunk, and not in one of its own.
import './evaluator.ts';

export { books } from '@hedgerow/runtime/browser';
