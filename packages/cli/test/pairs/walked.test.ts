/** The same of rule sets whose layers a sweep walks from event to event. */
import { it } from 'vitest';
import { walkable } from '../../../runtime/test/support/generate/walkable.ts';
import { agree } from '../../../runtime/test/support/pairs/agreement.ts';
import { ways } from '../support/ways.ts';

it('all agree on rule sets that sweeps walk', async () => {
  await agree('rule sets that sweeps walk', walkable, ways, 0.18);
}, 3_600_000);
