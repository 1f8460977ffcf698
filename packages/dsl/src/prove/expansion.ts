/** Adds goals to what is known of a history, as far as nothing has to be chosen. */
import { step } from './goals.ts';
import { anywhere, type Bound, contains, type Interval, narrowed } from './intervals.ts';
import type { Inequality, Variable } from './linear.ts';
import type { Choice, Part, Tools } from './parts.ts';
import type { Terms } from './terms.ts';
import type { Values } from './together.ts';
import { someOf } from './votes.ts';

export interface State extends Values {
  /** Values that were found for them; as long as they fit what comes after, none are looked for. */
  readonly found: ReadonlyMap<Variable, number> | undefined;
  /** Where sums lie, by `node@offset`. */
  readonly sums: ReadonlyMap<string, Interval>;
  readonly free: ReadonlyMap<string, boolean>;
  /** Of each one has to hold. */
  readonly choices: readonly (readonly Choice[])[];
}

export const nothing: State = {
  intervals: new Map(),
  inequalities: [],
  found: undefined,
  sums: new Map(),
  free: new Map(),
  choices: [],
};

/** A state with goals added; `undefined` where they contradict it. */
export const expand = (terms: Terms, goals: readonly Part[], state: State): State | undefined =>
  new Expansion(terms, state).with(goals);

const fail = Symbol('fail');

/** Of the state it copies only what it changes: a search makes many, of which each adds little. */
class Expansion implements Tools {
  readonly fail = fail;
  readonly #terms: Terms;
  readonly #state: State;
  #intervals: Map<Variable, Interval> | undefined;
  #inequalities: Inequality[] | undefined;
  #found: State['found'];
  #sums: Map<string, Interval> | undefined;
  #free: Map<string, boolean> | undefined;
  #choices: (readonly Choice[])[] | undefined;
  #open: Part[] = [];

  constructor(terms: Terms, state: State) {
    this.#terms = terms;
    this.#state = state;
    this.#found = state.found;
  }

  with(goals: readonly Part[]): State | undefined {
    this.#open = [...goals];
    for (let part = this.#open.pop(); part; part = this.#open.pop()) {
      if (this.#add(part) === fail) return undefined;
    }
    const { intervals, inequalities, sums, free, choices } = this.#state;
    return {
      intervals: this.#intervals ?? intervals,
      inequalities: this.#inequalities ?? inequalities,
      found: this.#inequalities ? undefined : this.#found,
      sums: this.#sums ?? sums,
      free: this.#free ?? free,
      choices: this.#choices ?? choices,
    };
  }

  #add(part: Part): symbol | undefined {
    if ('node' in part) return step(this.#terms, part, this);
    if ('at' in part) return this.bound(part);
    if ('need' in part) return someOf(part, this);
    return this.less(part);
  }

  all(parts: readonly Part[]): undefined {
    for (const part of parts) this.#open.push(part);
  }

  any(options: readonly Choice[]): symbol | undefined {
    if (options.length === 0) return fail;
    if (options.length === 1) return this.all(options[0]!);
    this.#choices ??= [...this.#state.choices];
    this.#choices.push(options);
    return undefined;
  }

  assume(key: string, value: boolean): symbol | undefined {
    const known = (this.#free ?? this.#state.free).get(key);
    if (known !== undefined) return known === value ? undefined : fail;
    this.#free ??= new Map(this.#state.free);
    this.#free.set(key, value);
    return undefined;
  }

  bound(one: Bound): symbol | undefined {
    const { name } = one;
    const known = (this.#intervals ?? this.#state.intervals).get(name);
    const left = narrowed(known ?? this.#terms.declared(name), one);
    if (!left) return fail;
    this.#intervals ??= new Map(this.#state.intervals);
    this.#intervals.set(name, left);
    if (this.#found && !this.#fits(this.#found, name, left)) this.#found = undefined;
    return undefined;
  }

  /** Whether values that were found still do where one of them has to lie somewhere. */
  #fits(found: ReadonlyMap<Variable, number>, name: Variable, interval: Interval): boolean {
    // What stands before a session's own value may be the same as another's, which is found together.
    const isPast = (one: Variable): boolean => this.#terms.isPast(one);
    if (isPast(name)) return false;
    const value = found.get(name);
    return value === undefined ? ![...found.keys()].some(isPast) : contains(interval, value);
  }

  sum(one: Bound): symbol | undefined {
    const left = narrowed((this.#sums ?? this.#state.sums).get(one.name) ?? anywhere, one);
    if (!left) return fail;
    this.#sums ??= new Map(this.#state.sums);
    this.#sums.set(one.name, left);
    return undefined;
  }

  less(one: Inequality): undefined {
    this.#inequalities ??= [...this.#state.inequalities];
    this.#inequalities.push(one);
  }
}
