/** The same of rule sets with several instants to a session. */
import { it } from 'vitest';
import { intradayPrograms } from '../../support/generate/programs.ts';
import { agree } from '../../support/pairs/agreement.ts';

it('all agree on rule sets within sessions', () => {
  agree('rule sets within sessions', intradayPrograms, 0.05);
}, 3_600_000);
