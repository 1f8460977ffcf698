/** Values that meet what is said of several together, beside where each may lie by itself. */
import { guess } from './guess.ts';
import { type Interval, inequalitiesOf } from './intervals.ts';
import { blurred, type Feasibility, feasible, type Inequality, rounds, type Variable } from './linear.ts';
import type { Terms } from './terms.ts';

/** What is known of values so far. */
export interface Values {
  readonly intervals: ReadonlyMap<Variable, Interval>;
  /** What is said of several values together. */
  readonly inequalities: readonly Inequality[];
}

interface Linked {
  readonly inequalities: readonly Inequality[];
  intervalOf(name: Variable): Interval;
  /** Where single values lie that stand in them. */
  readonly ends: readonly Inequality[];
}

/** What is said of values together; each by itself fits its interval already. */
function linked(terms: Terms, { intervals, inequalities }: Values): Linked | undefined {
  const said = [...inequalities];
  for (const [name, interval] of intervals) {
    if (terms.isPast(name)) said.push(...inequalitiesOf(name, interval));
  }
  if (said.length === 0) return undefined;
  const placed = terms.placed(said, intervals.keys());
  const intervalOf = (name: Variable): Interval => intervals.get(name) ?? terms.declared(name);
  return {
    inequalities: placed,
    intervalOf,
    get ends() {
      const names = new Set(placed.flatMap(({ linear }) => [...linear.terms.keys()]));
      return [...names].flatMap((name) => inequalitiesOf(name, intervalOf(name)));
    },
  };
}

/** Values of what stands in inequalities. */
export function together(terms: Terms, state: Values): Feasibility | 'close' {
  const link = linked(terms, state);
  if (!link) return new Map();
  const { inequalities, intervalOf } = link;
  const guessed = guess(inequalities, intervalOf);
  if (guessed) return guessed;
  const { ends } = link;
  const found = feasible([...inequalities, ...ends]);
  if (found !== 'infeasible' || !inequalities.some(rounds)) return found;
  // What doubles, which round, might yet make true is not called impossible.
  const near = inequalities.map((one) => blurred(one, (name) => terms.declared(name).low >= 0));
  return feasible([...near, ...ends]) === 'infeasible' ? found : 'close';
}

/** The same as a person would choose them; those that were found where that is too much work. */
export function roundValues(terms: Terms, state: Values, found: ReadonlyMap<Variable, number>) {
  const link = linked(terms, state);
  const round = link && feasible([...link.inequalities, ...link.ends]);
  return typeof round === 'object' ? round : found;
}

export const valuesOf = (
  { intervals }: Values,
  found: ReadonlyMap<Variable, number>,
  pick: (interval: Interval) => number,
): Map<Variable, number> =>
  new Map([
    ...[...intervals].map(([name, interval]): [Variable, number] => [name, pick(interval)]),
    ...found,
  ]);
