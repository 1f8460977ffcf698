/**
 * Files that `hedgerow build` writes of random rule sets, each with its own copy of all that it is made of, decide what
 * the reference decides. Many more modules, which share it, are compared in `pairs`.
 */
import fc from 'fast-check';
import { it } from 'vitest';
import { anyPrograms } from '../../../runtime/test/support/generate/programs.ts';
import { runs } from '../../../runtime/test/support/generate/runs.ts';
import { agreeing } from '../../../runtime/test/support/pairs/agreement.ts';
import { built } from '../support/built.ts';
import { builtBy } from '../support/built-ways.ts';

it('a built module decides what the reference decides, whole or minified, stopped on the way', async () => {
  const files = [
    builtBy('a built module', (program) => built(program, false)),
    builtBy('a built module, minified', (program) => built(program, true)),
  ];
  await fc.assert(agreeing(anyPrograms, files), { ...runs(10), endOnFailure: true });
});
