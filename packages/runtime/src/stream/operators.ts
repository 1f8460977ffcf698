/** The table of contents: how each operator moves from tick to tick. */
import type { Ir } from '@hedgerow/dsl';
import { eventWindow } from './events.ts';
import { input, sample } from './inputs.ts';
import { ago, before, previous, yearAgo } from './looking-back.ts';
import { machine, since } from './memories.ts';
import { TICK } from './now.ts';
import type { Part, Step } from './part.ts';
import {
  arithmetic,
  band,
  choice,
  coalesce,
  comparison,
  conjunction,
  decide,
  exact,
  known,
  negation,
  not,
  pointwise,
  scoreEnd,
  vote,
} from './plain.ts';
import { stepOfRecurrence } from './recurrences.ts';
import { countEnd, decided, kOfN } from './truth-windows.ts';
import { whole, window } from './windows.ts';

/** The step of a node; its memory is taken from the part's store. The bars of periods are made elsewhere. */
export function stepOf(part: Part, node: Ir.Node): Step {
  switch (node.op) {
    case 'const':
      return () => node.value;
    case 'param':
      return () => part.params.get(node.name) ?? Number.NaN;

    case 'input':
      return input(part, node);
    case 'sample':
      return sample(part, node);

    case 'add':
    case 'sub':
    case 'mul':
    case 'div':
      return arithmetic(part, node);
    case 'neg':
      return negation(part, node);
    case 'if':
      return choice(part, node);
    case 'known':
      return known(part, node);
    case 'coalesce':
      return coalesce(part, node);
    case 'pointwise':
      return pointwise(part, node).step;

    case 'lt':
    case 'le':
    case 'gt':
    case 'ge':
    case 'eq':
    case 'ne':
      return comparison(part, node);
    case 'and':
    case 'or':
      return conjunction(part, node);
    case 'not':
      return not(part, node);
    case 'vote':
      return vote(part, node);
    case 'decide':
      return decide(part, node);
    case 'exact':
      return exact(part, node);

    case 'before':
      return before(part, node);
    case 'previous':
      return previous(part, node);
    case 'ago':
      return ago(part, node);
    case 'year-ago':
      return yearAgo(part, node);

    case 'forall':
    case 'exists':
      return decided(part, node);
    case 'kofn':
      return kOfN(part, node);
    case 'count-low':
    case 'count-high':
      return countEnd(part, node);
    case 'event-window':
      return eventWindow(part, node);

    case 'window':
      return whole(window(part, node));
    case 'recurrence':
      return stepOfRecurrence(part, node).step;
    case 'since':
      return since(part, node);

    case 'band':
      return band(part, node);
    case 'machine':
      return machine(part, node);
    case 'score-low':
    case 'score-high':
      return scoreEnd(part, node);

    case 'layer-is': {
      const now = part.now(node.clock);
      return () => (part.layers.is(node.layer, node.state, now[TICK]!) ? 1 : 0);
    }
    case 'layer-size': {
      const now = part.now(node.clock);
      return () => part.layers.size(node.layer, now[TICK]!);
    }
  }
}
