/** The command line as a function: arguments in, exit code out. */
export { run } from './run.ts';
