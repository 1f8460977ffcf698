/**
 * Whether conditions of a program can hold together: a search that splits only where it must (DPLL), with exact
 * inequalities at its ends. Truths are those of data that is all known: by Kleene's monotony whatever is true with
 * gaps can also be true without. What cannot be expressed (states of layers, events, functions) is left free, so that
 * "cannot" is always right, and "can" may have to be tried.
 */
import { expand, nothing, type State } from './expansion.ts';
import { type Interval, lowestOf, pickedFrom } from './intervals.ts';
import type { Variable } from './linear.ts';
import type { Choice, Goal } from './parts.ts';
import type { Terms } from './terms.ts';
import { roundValues, together, valuesOf } from './together.ts';

export type Answer =
  | {
      readonly kind: 'possible';
      /** Values that make it so. */
      values(): ReadonlyMap<Variable, number>;
      /** The same at the lower ends of where they may lie. */
      lowest(): ReadonlyMap<Variable, number>;
      /** What was left free and had to be chosen: `node@offset`. */
      readonly free: ReadonlyMap<string, boolean>;
      /** Whether more goals can be met beside them by what was chosen here; otherwise than so they may be. */
      with(goals: readonly Goal[]): Answer;
    }
  | { readonly kind: 'impossible' }
  /** The budget ran out. */
  | { readonly kind: 'unknown' };

export function search(terms: Terms, goals: readonly Goal[], budget = 2_000, from = nothing): Answer {
  let left = budget;
  let exhausted = false;
  let isClose = false;

  const solve = (state: State): Answer | undefined => {
    if (--left < 0) {
      exhausted = true;
      return undefined;
    }
    const found = state.found ?? together(terms, state);
    if (found === 'close') isClose = true;
    if (found === 'unknown') exhausted = true;
    if (typeof found === 'string') return undefined;
    const [choice, rest] = smallest(state.choices);
    if (!choice) {
      return {
        kind: 'possible',
        values: () => valuesOf(state, roundValues(terms, state, found), pickedFrom),
        lowest: () => valuesOf(state, found, lowestOf),
        free: state.free,
        with: (more) => search(terms, more, budget, { ...state, found }),
      };
    }
    for (const option of choice) {
      const next = expand(terms, option, { ...state, found, choices: rest });
      const answer = next && solve(next);
      if (answer) return answer;
      if (exhausted) return undefined;
    }
    return undefined;
  };

  const start = expand(terms, goals, from);
  const answer = start && solve(start);
  if (answer) return answer;
  return exhausted || isClose ? { kind: 'unknown' } : { kind: 'impossible' };
}

/** The choice with the fewest options, and the others. */
function smallest(choices: State['choices']): readonly [readonly Choice[] | undefined, State['choices']] {
  let at = 0;
  for (let i = 1; i < choices.length; i++) if (choices[i]!.length < choices[at]!.length) at = i;
  return [choices[at], choices.filter((_, i) => i !== at)];
}

export interface Need {
  readonly intervals: ReadonlyMap<Variable, Interval>;
  /** Nothing else is needed. */
  readonly isAll: boolean;
}

/** Where single values have to lie for goals to be met; `undefined` where they cannot be. */
export function needed(terms: Terms, goals: readonly Goal[]): Need | undefined {
  const state = expand(terms, goals, nothing);
  if (!state) return undefined;
  const { intervals, inequalities, free, choices } = state;
  return { intervals, isAll: inequalities.length + free.size + choices.length === 0 };
}
