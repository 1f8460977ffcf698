/**
 * Whether conditions of a program can hold together: a search that splits only where it must (DPLL), with exact
 * inequalities at its ends. Truths are those of data that is all known: by Kleene's monotony whatever is true with
 * gaps can also be true without. What cannot be expressed (states of layers, events, functions) is left free, so that
 * "cannot" is always right, and "can" may have to be tried.
 */
import type { CompareOperator, Length, NodeId } from '../ir/program.ts';
import { scoreValue } from '../math/score.ts';
import { guess } from './guess.ts';
import {
  type Bound,
  contains,
  type Interval,
  inequalitiesOf,
  lowestOf,
  narrowed,
  pickedFrom,
} from './intervals.ts';
import {
  blurred,
  difference,
  type Feasibility,
  feasible,
  type Inequality,
  type Linear,
  rounds,
  scaled,
  type Variable,
} from './linear.ts';
import { fromNumber, negate, type Rational } from './rational.ts';
import type { Terms } from './terms.ts';

/** A truth `offset` sessions ago, wanted true or false. */
export interface Goal {
  readonly node: NodeId;
  readonly offset: number;
  readonly wanted: boolean;
}

export type Answer =
  | {
      readonly kind: 'possible';
      /** Values that make it so. */
      values(): ReadonlyMap<Variable, number>;
      /** The same at the lower ends of where they may lie. */
      lowest(): ReadonlyMap<Variable, number>;
      /** What was left free and had to be chosen: `node@offset`. */
      readonly free: ReadonlyMap<string, boolean>;
    }
  | { readonly kind: 'impossible' }
  /** The budget ran out. */
  | { readonly kind: 'unknown' };

/** What a choice asks for: truths, or where values lie, where a comparison splits in two. */
type Part = Goal | Bound | Inequality | Some;
type Choice = readonly Part[];

/** So many of the goals from one on. */
interface Some {
  readonly goals: readonly Goal[];
  readonly from: number;
  readonly need: number;
}

interface State {
  readonly intervals: ReadonlyMap<Variable, Interval>;
  /** What is said of several values together. */
  readonly inequalities: readonly Inequality[];
  /** Values that were found for them; as long as they fit what comes after, none are looked for. */
  readonly found: ReadonlyMap<Variable, number> | undefined;
  readonly free: ReadonlyMap<string, boolean>;
  /** Of each one has to hold. */
  readonly choices: readonly (readonly Choice[])[];
}

const nothing: State = {
  intervals: new Map(),
  inequalities: [],
  found: undefined,
  free: new Map(),
  choices: [],
};

const longestWindow = 260;

export function search(terms: Terms, goals: readonly Goal[], budget = 2_000): Answer {
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

  const start = expand(terms, goals, nothing);
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

interface Linked {
  readonly inequalities: readonly Inequality[];
  intervalOf(name: Variable): Interval;
  /** Where single values lie that stand in them. */
  readonly ends: readonly Inequality[];
}

/** What is said of values together; each by itself fits its interval already. */
function linked(terms: Terms, { intervals, inequalities }: State): Linked | undefined {
  const past = [...intervals].filter(([name]) => terms.variables.get(name)!.back > 0);
  if (inequalities.length === 0 && past.length === 0) return undefined;
  const ofPast = past.flatMap(([name, interval]) => inequalitiesOf(name, interval));
  const placed = terms.placed([...inequalities, ...ofPast], intervals.keys());
  const names = new Set(placed.flatMap(({ linear }) => [...linear.terms.keys()]));
  const intervalOf = (name: Variable): Interval => intervals.get(name) ?? terms.declared(name);
  return {
    inequalities: placed,
    intervalOf,
    get ends() {
      return [...names].flatMap((name) => inequalitiesOf(name, intervalOf(name)));
    },
  };
}

/** Values of what stands in inequalities. */
function together(terms: Terms, state: State): Feasibility | 'close' {
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
function roundValues(terms: Terms, state: State, found: ReadonlyMap<Variable, number>) {
  const link = linked(terms, state);
  const round = link && feasible([...link.inequalities, ...link.ends]);
  return typeof round === 'object' ? round : found;
}

const valuesOf = (
  { intervals }: State,
  found: ReadonlyMap<Variable, number>,
  pick: (interval: Interval) => number,
): Map<Variable, number> =>
  new Map([
    ...[...intervals].map(([name, interval]): [Variable, number] => [name, pick(interval)]),
    ...found,
  ]);

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
    const isPast = (name: Variable): boolean => terms.variables.get(name)!.back > 0;
    const fits = value === undefined ? ![...(found?.keys() ?? [])].some(isPast) : contains(left, value);
    if (!fits || isPast(one.name)) found = undefined;
    return undefined;
  };
  const partly = (part: Part): symbol | undefined => {
    if ('node' in part) return step(terms, part, tools);
    if ('at' in part) return bound(part);
    if ('need' in part) return someOf(part, tools);
    inequalities.push(part);
    return undefined;
  };

  const tools: Tools = { all, any, assume, bound, inequalities, fail };
  for (let part = open.pop(); part; part = open.pop()) {
    if (partly(part) === fail) return undefined;
  }
  if (inequalities.length > state.inequalities.length) found = undefined;
  return { intervals, inequalities, found, free, choices };
}

interface Tools {
  /** All of them; nothing can fail yet. */
  all(parts: readonly Part[]): undefined;
  any(options: readonly Choice[]): symbol | undefined;
  assume(key: string, value: boolean): symbol | undefined;
  bound(one: Bound): symbol | undefined;
  readonly inequalities: Inequality[];
  readonly fail: symbol;
}

function step(terms: Terms, goal: Goal, tools: Tools): symbol | undefined {
  const { node: id, offset, wanted } = goal;
  const node = terms.node(id);
  const at = (arg: NodeId, is = wanted, back = 0): Goal => ({ node: arg, offset: offset - back, wanted: is });
  const one = (...goals: Goal[]): Choice => goals;
  switch (node.op) {
    case 'const':
      return Number.isNaN(node.value) || (node.value === 1) !== wanted ? tools.fail : undefined;
    case 'and':
    case 'or':
      if ((node.op === 'and') === wanted) return tools.all(node.args.map((arg) => at(arg)));
      return tools.any(node.args.map((arg) => one(at(arg))));
    case 'not':
      return tools.all([at(node.args[0]!, !wanted)]);
    case 'decide':
      return tools.all([at(node.args[wanted ? 0 : 1]!, true)]);
    case 'vote': {
      const n = terms.fixed(node.args[0]!);
      if (n === undefined) break;
      return atLeast(
        tools,
        node.args.slice(1).map((arg) => ({ arg, back: 0 })),
        n,
        wanted,
        at,
      );
    }
    case 'forall':
    case 'exists': {
      const isAll = (node.op === 'forall') === wanted;
      const n = windowOf(terms, node.length, isAll);
      if (n === undefined) break;
      const parts = Array.from({ length: n }, (_, back) => at(node.args[0]!, wanted, back));
      return isAll ? tools.all(parts) : tools.any(parts.map((part) => one(part)));
    }
    case 'kofn': {
      const n = windowOf(terms, node.length, !wanted);
      const k = terms.fixed(node.args[1]!);
      if (n === undefined || k === undefined) break;
      const places = Array.from({ length: n }, (_, back) => ({ arg: node.args[0]!, back }));
      return atLeast(tools, places, k, wanted, at);
    }
    case 'since': {
      // Held since an instant that is so far back that nothing is known of it: left free.
      const [holds, starts] = [node.args[0]!, node.args[1]!];
      if (!wanted) break;
      tools.all([at(holds)]);
      const earlier: Goal = { node: id, offset: offset - 1, wanted: true };
      return offset <= -8 ? undefined : tools.any([one(at(starts)), one(earlier)]);
    }
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge':
    case 'eq':
    case 'ne':
      return comparison(terms, goal, tools);
    case 'if':
      return tools.any([
        one(at(node.args[0]!, true), at(node.args[1]!)),
        one(at(node.args[0]!, false), at(node.args[2]!)),
      ]);
    case 'sample':
      if (terms.program.clocks[terms.node(node.args[0]!).clock]!.kind === 'grid') {
        return tools.all([at(node.args[0]!)]);
      }
      break;
    case 'before':
      return tools.all([at(node.args[0]!, wanted, 1)]);
    default:
  }
  return tools.assume(`${id}@${offset}`, wanted);
}

/**
 * Sessions of a window of truths; the fewest that it may have, or the most, where a param turns it: what holds in every
 * instant of a window holds in each of a shorter one, and what holds in some of it in some of a longer one.
 */
function windowOf(terms: Terms, length: Length, fewest: boolean): number | undefined {
  const reach = terms.program.everyMinutes === undefined ? terms.reach(length) : undefined;
  const n = reach && (fewest ? Math.min(reach.least, longestWindow) : reach.most);
  return n !== undefined && n <= longestWindow ? n : undefined;
}

/** At least n of some truths hold (or, not wanted, so many are false that they cannot). */
function atLeast(
  tools: Tools,
  places: readonly { readonly arg: NodeId; readonly back: number }[],
  n: number,
  wanted: boolean,
  at: (arg: NodeId, is: boolean, back: number) => Goal,
): symbol | undefined {
  const goals = places.map(({ arg, back }) => at(arg, wanted, back));
  return someOf({ goals, from: 0, need: wanted ? n : places.length - n + 1 }, tools);
}

/** The first of them counts, or only later ones do: what fails early is not tried with every company. */
function someOf({ goals, from, need }: Some, { all, any, fail }: Tools): symbol | undefined {
  if (need <= 0) return undefined;
  if (need > goals.length - from) return fail;
  if (need === goals.length - from) return all(goals.slice(from));
  return any([[goals[from]!, { goals, from: from + 1, need: need - 1 }], [{ goals, from: from + 1, need }]]);
}

const opposite: Readonly<Record<CompareOperator, CompareOperator>> = {
  lt: 'ge',
  le: 'gt',
  gt: 'le',
  ge: 'lt',
  eq: 'ne',
  ne: 'eq',
};

function comparison(terms: Terms, { node: id, offset, wanted }: Goal, tools: Tools): symbol | undefined {
  const node = terms.node(id);
  const operator = node.op as CompareOperator;
  const relation = wanted ? operator : opposite[operator];
  const [a, b] = [node.args[0]!, node.args[1]!];
  for (const [side, other, flipped] of [
    [a, b, false],
    [b, a, true],
  ] as const) {
    const special = terms.node(side);
    const bound = terms.fixed(other);
    if (bound === undefined) continue;
    const towards = flipped ? mirrored(relation) : relation;
    if (special.op === 'band') return bandIs(terms, special, side, offset, towards, bound, tools);
    if (special.op === 'score-low' || special.op === 'score-high') {
      const done = scoreIs(terms, special, offset, towards, bound, tools);
      if (done !== 'left') return done;
    }
    if (special.op === 'count-low' || special.op === 'count-high') {
      const n = windowOf(terms, special.length, towards === 'lt' || towards === 'le');
      if (n === undefined) continue;
      const places = Array.from({ length: n }, (_, back) => ({ arg: special.args[0]!, back }));
      const goal = (arg: NodeId, is: boolean, back: number): Goal => ({
        node: arg,
        offset: offset - back,
        wanted: is,
      });
      if (towards === 'ge') return atLeast(tools, places, Math.ceil(bound), true, goal);
      if (towards === 'gt') return atLeast(tools, places, Math.floor(bound) + 1, true, goal);
      if (towards === 'lt') return atLeast(tools, places, Math.ceil(bound), false, goal);
      if (towards === 'le') return atLeast(tools, places, Math.floor(bound) + 1, false, goal);
    }
    const quotient = terms.quotient(side, offset);
    if (quotient) {
      const { top, bottom } = quotient;
      tools.inequalities.push({ linear: scaled(bottom, fromNumber(-1)), strict: true });
      return relate(difference(top, scaled(bottom, fromNumber(bound))), towards, tools);
    }
    const name = terms.single(side, offset);
    if (name !== undefined) return boundBy(name, towards, bound, tools);
  }
  return relate(terms.apart(id, offset), relation, tools);
}

const mirrored = (relation: CompareOperator): CompareOperator =>
  (({ lt: 'gt', le: 'ge', gt: 'lt', ge: 'le', eq: 'eq', ne: 'ne' }) as const)[relation];

/** `name relation at`; of what is not equal a side is chosen. */
const boundBy = (name: Variable, relation: CompareOperator, at: number, tools: Tools): symbol | undefined =>
  relation === 'ne'
    ? tools.any([[{ name, relation: 'lt', at }], [{ name, relation: 'gt', at }]])
    : tools.bound({ name, relation, at });

/** `linear relation 0`. Equality is two inequalities, its opposite a choice between two. */
function relate(linear: Linear, relation: CompareOperator, { inequalities, any }: Tools): symbol | undefined {
  const minus = scaled(linear, negate({ n: 1n, d: 1n } satisfies Rational));
  const push = (one: Linear, strict: boolean): undefined => {
    inequalities.push({ linear: one, strict });
  };
  switch (relation) {
    case 'lt':
      return push(linear, true);
    case 'le':
      return push(linear, false);
    case 'gt':
      return push(minus, true);
    case 'ge':
      return push(minus, false);
    case 'eq':
      push(linear, false);
      return push(minus, false);
    case 'ne':
      return any([[{ linear, strict: true }], [{ linear: minus, strict: true }]]);
  }
}

/** `regime is S`, `in S1..S2`: the band's own bounds. */
function bandIs(
  terms: Terms,
  band: Extract<ReturnType<Terms['node']>, { op: 'band' }>,
  id: NodeId,
  offset: number,
  relation: CompareOperator,
  ordinal: number,
  tools: Tools,
): symbol | undefined {
  const last = band.bounds.length - 1;
  const states = band.bounds.flatMap((_, i) => (holds(i, relation, ordinal) ? [i] : []));
  if (states.length === 0) return tools.fail;
  if (states.length === last + 1) return undefined;
  const from = states[0]!;
  const to = states.at(-1)!;
  // `!=` of a state in the middle leaves two stretches: nothing is added, which only leaves more possible.
  if (to - from + 1 !== states.length) return tools.assume(`${id}@${offset} ${relation} ${ordinal}`, true);
  const [low] = band.bounds[from]!;
  const [, high] = band.bounds[to]!;
  const against = (end: NodeId, relation: 'ge' | 'lt'): symbol | undefined => {
    if (end < 0) return undefined;
    const name = terms.single(band.args[0]!, offset);
    const at = terms.fixed(end);
    return name !== undefined && at !== undefined
      ? tools.bound({ name, relation, at })
      : relate(difference(terms.linear(band.args[0]!, offset), terms.linear(end, offset)), relation, tools);
  };
  return against(low, 'ge') ?? against(high, 'lt');
}

const holds = (i: number, relation: CompareOperator, j: number): boolean =>
  ({ lt: i < j, le: i <= j, gt: i > j, ge: i >= j, eq: i === j, ne: i !== j })[relation];

/** A clamped sum of weights: which terms have to hold is chosen, each either way. */
function scoreIs(
  terms: Terms,
  score: Extract<ReturnType<Terms['node']>, { op: 'score-low' | 'score-high' }>,
  offset: number,
  relation: CompareOperator,
  bound: number,
  tools: Tools,
): symbol | 'left' | undefined {
  const base = terms.fixed(score.base);
  const weights = score.weights.map((id) => terms.fixed(id));
  if (base === undefined || weights.some((w) => w === undefined) || weights.length > 12) return 'left';
  const options: Choice[] = [];
  for (let mask = 0; mask < 1 << weights.length; mask++) {
    let total = base;
    weights.forEach((w, i) => {
      if (mask & (1 << i)) total += w!;
    });
    if (!holds(scoreValue(total), relation, bound)) continue;
    options.push(score.args.map((arg, i) => ({ node: arg, offset, wanted: (mask & (1 << i)) !== 0 })));
  }
  return tools.any(options);
}
