#!/usr/bin/env node
/** The `hedgerow` bin. */
import { run } from './run.ts';

// A reader that has seen enough (`hedgerow eval ... | head`) closes the pipe; that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await run(process.argv.slice(2));
