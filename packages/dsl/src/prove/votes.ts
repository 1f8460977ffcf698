/** So many of some truths, at one instant or over the sessions of a window. */
import type { Length } from '../ir/program.ts';
import type { Goal, Some, Tools } from './parts.ts';
import type { Terms } from './terms.ts';

const longestWindow = 260;

/**
 * Sessions of a window of truths; the fewest that it may have, or the most, where a param turns it: what holds in every
 * instant of a window holds in each of a shorter one, and what holds in some of it in some of a longer one.
 */
export function windowOf(terms: Terms, length: Length, fewest: boolean): number | undefined {
  const reach = terms.program.everyMinutes === undefined ? terms.reach(length) : undefined;
  const n = reach && (fewest ? Math.min(reach.least, longestWindow) : reach.most);
  return n !== undefined && n <= longestWindow ? n : undefined;
}

/** At least n of some truths hold; where goals say that they are false, so many that n cannot hold. */
export const atLeast = (
  tools: Tools,
  goals: readonly Goal[],
  n: number,
  wanted: boolean,
): symbol | undefined => someOf({ goals, from: 0, need: wanted ? n : goals.length - n + 1 }, tools);

/** The first of them counts, or only later ones do: what fails early is not tried with every company. */
export function someOf({ goals, from, need }: Some, tools: Tools): symbol | undefined {
  if (need <= 0) return undefined;
  if (need > goals.length - from) return tools.fail;
  if (need === goals.length - from) return tools.all(goals.slice(from));
  return tools.any([
    [goals[from]!, { goals, from: from + 1, need: need - 1 }],
    [{ goals, from: from + 1, need }],
  ]);
}
