/** The same of rule sets of several rules, guards, limits and approvals, with every form of the language. */
import { it } from 'vitest';
import { programs } from '../../../runtime/test/support/generate/programs.ts';
import { agree } from '../../../runtime/test/support/pairs/agreement.ts';
import { ways } from '../support/ways.ts';

it('all agree on rule sets of several rules', async () => {
  await agree('rule sets of several rules', programs, ways, 0.09);
}, 3_600_000);
