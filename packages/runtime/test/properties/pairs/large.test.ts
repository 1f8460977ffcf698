/** The same of rule sets of several rules, guards, limits and approvals, with every form of the language. */
import { it } from 'vitest';
import { programs } from '../../support/generate/programs.ts';
import { agree } from '../../support/pairs/agreement.ts';

it('all agree on rule sets of several rules', () => {
  agree('rule sets of several rules', programs, 0.15);
}, 3_600_000);
