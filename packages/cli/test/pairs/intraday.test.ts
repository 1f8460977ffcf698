/** The same of rule sets with several instants to a session. */
import { it } from 'vitest';
import { intradayPrograms } from '../../../runtime/test/support/generate/programs.ts';
import { agree } from '../../../runtime/test/support/pairs/agreement.ts';
import { ways } from '../support/ways.ts';

it('all agree on rule sets within sessions', async () => {
  await agree('rule sets within sessions', intradayPrograms, ways, 0.03);
}, 3_600_000);
