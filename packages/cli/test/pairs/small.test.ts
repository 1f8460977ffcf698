/**
 * Reference, columns by JavaScript and by WebAssembly, streams of closures and of generated code, sweeps and built modules
 * agree to the last bit, on many short data sets with holes, late starts and late prints for each random program. Some
 * streams and modules are restarted at any instant, and of some data sets the rest is appended later. Nodes that read
 * layers back see those that the reference decided. This file, of rule sets of one rule; those beside it, of others.
 */
import { it } from 'vitest';
import { smallPrograms } from '../../../runtime/test/support/generate/programs.ts';
import { agree } from '../../../runtime/test/support/pairs/agreement.ts';
import { ways } from '../support/ways.ts';

it('all agree on rule sets of one rule', async () => {
  await agree('rule sets of one rule', smallPrograms, ways, 0.7);
}, 3_600_000);
