#!/usr/bin/env node
/** The `hedgerow` bin. */
import { enableCompileCache } from 'node:module';

// What was read once is kept (in the system's folder for temporary files, or where NODE_COMPILE_CACHE says), which halves
// the start; so it has to be asked for before anything else is imported.
enableCompileCache();
const { run } = await import('./run.ts');

// A reader that has seen enough (`hedgerow eval ... | head`) closes the pipe; that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await run(process.argv.slice(2));
