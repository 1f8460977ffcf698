/** The same of rule sets whose layers a sweep walks from event to event. */
import { it } from 'vitest';
import { walkable } from '../../support/generate/walkable.ts';
import { agree } from '../../support/pairs/agreement.ts';

it('all agree on rule sets that sweeps walk', () => {
  agree('rule sets that sweeps walk', walkable, 0.3);
}, 3_600_000);
