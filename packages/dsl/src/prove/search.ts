/**
 * Whether conditions of a program can hold together: a search that splits only where it must (DPLL), with exact
 * inequalities at its ends. Truths are those of data that is all known: by Kleene's monotony whatever is true with
 * gaps can also be true without. What cannot be expressed (states of layers, events, functions) is left free, so that
 * "cannot" is always right, and "can" may have to be tried.
 */
import { step } from './goals.ts';
import {
  anywhere,
  type Bound,
  contains,
  type Interval,
  lowestOf,
  narrowed,
  pickedFrom,
} from './intervals.ts';
import type { Variable } from './linear.ts';
import type { Choice, Goal, Part, Tools } from './parts.ts';
import type { Terms } from './terms.ts';
import { roundValues, together, type Values, valuesOf } from './together.ts';
import { someOf } from './votes.ts';

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

interface State extends Values {
  /** Values that were found for them; as long as they fit what comes after, none are looked for. */
  readonly found: ReadonlyMap<Variable, number> | undefined;
  /** Where sums lie, by `node@offset`. */
  readonly sums: ReadonlyMap<string, Interval>;
  readonly free: ReadonlyMap<string, boolean>;
  /** Of each one has to hold. */
  readonly choices: readonly (readonly Choice[])[];
}

const nothing: State = {
  intervals: new Map(),
  inequalities: [],
  found: undefined,
  sums: new Map(),
  free: new Map(),
  choices: [],
};

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

/** Adds goals to a state as far as nothing has to be chosen; `undefined` where they contradict it. */
function expand(terms: Terms, goals: readonly Part[], state: State): State | undefined {
  const intervals = new Map(state.intervals);
  const inequalities = [...state.inequalities];
  let found = state.found;
  const sums = new Map(state.sums);
  const free = new Map(state.free);
  const choices = [...state.choices];
  const open: Part[] = [...goals];
  const fail = Symbol('fail');
  const all = (nodes: readonly Part[]): undefined => {
    for (const node of nodes) open.push(node);
  };
  const any = (options: readonly Choice[]): symbol | undefined => {
    if (options.length === 0) return fail;
    if (options.length === 1) all(options[0]!);
    else choices.push(options);
    return undefined;
  };
  const assume = (key: string, value: boolean): symbol | undefined => {
    const known = free.get(key);
    if (known !== undefined && known !== value) return fail;
    free.set(key, value);
    return undefined;
  };
  const bound = (one: Bound): symbol | undefined => {
    const left = narrowed(intervals.get(one.name) ?? terms.declared(one.name), one);
    if (!left) return fail;
    intervals.set(one.name, left);
    const value = found?.get(one.name);
    const isPast = (name: Variable): boolean => terms.isPast(name);
    const fits = value === undefined ? ![...(found?.keys() ?? [])].some(isPast) : contains(left, value);
    if (!fits || isPast(one.name)) found = undefined;
    return undefined;
  };
  const sum = (one: Bound): symbol | undefined => {
    const left = narrowed(sums.get(one.name) ?? anywhere, one);
    if (!left) return fail;
    sums.set(one.name, left);
    return undefined;
  };
  const partly = (part: Part): symbol | undefined => {
    if ('node' in part) return step(terms, part, tools);
    if ('at' in part) return bound(part);
    if ('need' in part) return someOf(part, tools);
    inequalities.push(part);
    return undefined;
  };

  const tools: Tools = { all, any, assume, bound, sum, inequalities, fail };
  for (let part = open.pop(); part; part = open.pop()) {
    if (partly(part) === fail) return undefined;
  }
  if (inequalities.length > state.inequalities.length) found = undefined;
  return { intervals, inequalities, found, sums, free, choices };
}
