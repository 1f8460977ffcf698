/** The part of the worker that lints: loaded once nobody waits for anything else. */
import { createLinter, type Linter } from '@hedgerow/dsl/service';
import { replayWitness } from '@hedgerow/runtime/browser';
import { usePrograms } from './programs.ts';

export function replayingLinter(): Linter {
  usePrograms();
  return createLinter({ replay: replayWitness });
}
