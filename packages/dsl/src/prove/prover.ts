/** What can be proved of a program: which conditions cannot hold together, and a smallest set of them that cannot. */
import type { Node, NodeId, Program } from '../ir/program.ts';
import { contains, isInside, lowestOf } from './intervals.ts';
import type { Variable } from './linear.ts';
import type { Goal } from './parts.ts';
import { type Answer, type Need, needed, search } from './search.ts';
import { Terms } from './terms.ts';

export type { Goal } from './parts.ts';
export type { Answer } from './search.ts';

export interface ProverOptions {
  /**
   * Values of params; those without one may be anything in their declared ranges. By default a param that is meant to be
   * turned, by its range, its enumeration or a profile, is free, and any other has its declared value.
   */
  readonly params?: ReadonlyMap<string, number>;
  /** How many splits a question may cost. */
  readonly budget?: number;
}

/** With more in its memory than this a prover had better be made anew: truths, and histories, which are larger. */
const mostTruths = 200_000;
const mostHistories = 20_000;

/**
 * The one is met only where the other is; or, by one and the same history for all others of which this is said, without it;
 * or it cannot be told at a glance.
 */
export type Covering = 'covered' | 'apart' | 'neither';

/** Whether what others need is certainly not there. */
type Glance = (others: Need | undefined) => boolean;

/** One value of a model, as a person can read it. */
export interface ModelValue {
  readonly node: NodeId;
  readonly offset: number;
  readonly value: number;
}

export interface Model {
  readonly values: readonly ModelValue[];
  /** Nothing beside the values had to be assumed, such as the state of a layer. */
  readonly isWhole: boolean;
}

export class Prover {
  readonly program: Program;
  readonly #terms: Terms;
  readonly #budget: number;
  readonly #known = new Map<Key, Answer['kind']>();
  readonly #answers = new Map<Key, Answer>();
  readonly #needed = new Map<Key, Need | undefined>();
  readonly #covered = new Map<number, Covering>();
  readonly #glances = new Map<number, Glance>();
  /** No param is free. */
  readonly #isConcrete: boolean;
  #concrete: Prover | undefined;

  constructor(program: Program, { params = settledParams(program), budget = 2_000 }: ProverOptions = {}) {
    this.program = program;
    this.#terms = new Terms({ program, params });
    this.#isConcrete = program.params.every(({ name }) => params.has(name));
    this.#budget = budget;
  }

  get isFull(): boolean {
    const truths = this.#known.size + this.#needed.size + this.#covered.size;
    const isLarge = truths > mostTruths || this.#answers.size > mostHistories;
    return isLarge || this.#concrete?.isFull === true;
  }

  /** Whether goals can all be met at once; `unknown` where that would take more splits than `budget` to tell. */
  ask(goals: readonly Goal[], budget = this.#budget): Answer {
    return search(this.#terms, goals, budget);
  }

  /** Whether it is certain that goals cannot all be met. Asked often: answers are kept. */
  impossible(goals: readonly Goal[]): boolean {
    const key = keyOf(goals);
    const known = this.#known.get(key) ?? this.ask(goals).kind;
    this.#known.set(key, known);
    return known === 'impossible';
  }

  #answerTo(goals: readonly Goal[]): Answer {
    const key = keyOf(goals);
    const known = this.#answers.get(key) ?? this.ask(goals);
    this.#answers.set(key, known);
    return known;
  }

  /** Whether a goal is met wherever others are. */
  follows(one: Goal, others: readonly Goal[]): boolean {
    const [given, wanted] = [this.needed(others), this.needed([one])];
    // A glance at the intervals is enough for most that do,
    const isWithin =
      given &&
      wanted?.isAll &&
      [...wanted.intervals].every(([name, interval]) => {
        const inner = given.intervals.get(name);
        return inner !== undefined && isInside(inner, interval);
      });
    if (isWithin) return true;
    // and one history of the others for most that do not.
    const negated = { ...one, wanted: !one.wanted };
    const all = [...others, negated];
    const key = keyOf(all);
    if (!this.#known.has(key)) {
      const answer = this.#answerTo(others);
      if (answer.kind === 'possible' && answer.with([negated]).kind === 'possible')
        this.#known.set(key, 'possible');
    }
    return this.impossible(all);
  }

  /**
   * How one goal stands to another, which is that all its parts are met. Asked for every two of many rules, an edit after
   * another: answers are kept.
   */
  covering(inner: Goal, outer: Goal, parts: () => readonly Goal[]): Covering {
    const key = codeOf(inner) * mostCodes + codeOf(outer);
    const known = this.#covered.get(key);
    if (known !== undefined) return known;
    const isApart = this.#glance(inner)(this.needed([outer]));
    const isCovered = !isApart && parts().every((part) => this.follows(part, [inner]));
    const found = isApart ? 'apart' : isCovered ? 'covered' : 'neither';
    this.#covered.set(key, found);
    return found;
  }

  /**
   * Whether a goal is certainly met without others, at a glance: values of one history of it, at the lower ends of where
   * they may lie, against what each of the others needs.
   */
  #glance(one: Goal): Glance {
    const code = codeOf(one);
    const known = this.#glances.get(code) ?? this.#glanceAt(this.#answerTo([one]));
    this.#glances.set(code, known);
    return known;
  }

  #glanceAt(answer: Answer): Glance {
    if (answer.kind !== 'possible') return () => false;
    const values = answer.lowest();
    return (others) => {
      if (!others) return true;
      for (const [name, interval] of others.intervals) {
        if (!contains(interval, values.get(name) ?? lowestOf(this.#terms.declared(name)))) return true;
      }
      return false;
    };
  }

  /** Where single values have to lie for goals to be met; `undefined` where they cannot be. */
  needed(goals: readonly Goal[]): Need | undefined {
    const key = keyOf(goals);
    if (!this.#needed.has(key)) this.#needed.set(key, needed(this.#terms, goals));
    return this.#needed.get(key);
  }

  /** Whether a band of a regime lies outside the range of its value. */
  isOutside(node: Extract<Node, { op: 'band' }>, state: number): boolean {
    const { low, high } = this.#terms.range(node.args[0]!);
    const [from, to] = node.bounds[state]!.map((id) => (id < 0 ? undefined : this.#terms.fixed(id)));
    return (from !== undefined && from > high) || (to !== undefined && to <= low);
  }

  /** Of goals that cannot all be met, some that suffice: without any one of them the rest is no longer impossible. */
  core(goals: readonly Goal[]): readonly Goal[] {
    let core = goals;
    for (const goal of goals) {
      const fewer = core.filter((one) => one !== goal);
      if (fewer.length > 0 && this.impossible(fewer)) core = fewer;
    }
    return core;
  }

  /** The same with every param at its declared value: what a history that is shown runs with. */
  concrete(): Prover {
    if (this.#isConcrete) return this;
    this.#concrete ??= new Prover(this.program, {
      params: new Map(this.program.params.map(({ name, default: value }) => [name, value])),
      budget: this.#budget,
    });
    return this.#concrete;
  }

  /** Values under which goals are all met, oldest session first; `undefined` where there are none, or it cannot be said. */
  model(goals: readonly Goal[]): Model | undefined {
    const answer = this.#answerTo(goals);
    if (answer.kind !== 'possible') return undefined;
    const values = [...answer.values()]
      .flatMap(([name, value]: [Variable, number]) => {
        const of = this.#terms.variables.get(name);
        // Where data has no holes, the observation before is that of the session before.
        return of ? [{ node: of.node, offset: of.offset - of.back, value }] : [];
      })
      .sort((a, b) => a.offset - b.offset || a.node - b.node);
    return { values, isWhole: answer.free.size === 0 };
  }
}

/** The same for the same goals in any order. One goal now, or two, which are asked most, are a number. */
type Key = number | string;

const keyOf = (goals: readonly Goal[]): Key => {
  const [first, second] = goals;
  if (goals.length <= 2 && first?.offset === 0 && (second?.offset ?? 0) === 0) {
    const [a, b] = [codeOf(first), second ? codeOf(second) : 0];
    return a < b ? b * mostCodes + a : a * mostCodes + b;
  }
  return goals
    .map(({ node, offset, wanted }) => `${wanted ? '' : '!'}${node}@${offset}`)
    .sort()
    .join(' ');
};

const mostCodes = 2 ** 26;
/** From 1 on, and below `mostCodes`. */
const codeOf = ({ node, wanted }: Goal): number => 2 * node + (wanted ? 2 : 1);

/** Params that nobody is meant to turn, at their values. */
export function settledParams(program: Program): ReadonlyMap<string, number> {
  const turned = new Set(program.profiles.flatMap(({ settings }) => [...settings.keys()]));
  const settled = program.params.filter(
    ({ name, low, high, enum: of }) =>
      !turned.has(name) && low === undefined && high === undefined && of === undefined,
  );
  return new Map(settled.map(({ name, default: value }) => [name, value]));
}

/** A truth wanted now, or some sessions ago (`offset` below zero) or later (above). */
export const goal = (node: NodeId, wanted = true, offset = 0): Goal => ({ node, offset, wanted });
