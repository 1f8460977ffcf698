/** Where the conditions of a program stand. */
import type { Condition, Program } from '../ir/program.ts';

/** The roots: what rules, guards and limits ask. */
export function* actingConditions(program: Program): Iterable<Condition> {
  for (const { when, unless, until } of program.rules) {
    yield when;
    if (unless) yield unless;
    if (until) yield until;
  }
  for (const { when } of program.forbids) yield when;
  for (const { when } of program.limits) if (when) yield when;
}

/** With what is asserted. */
export function* rootConditions(program: Program): Iterable<Condition> {
  yield* actingConditions(program);
  for (const { condition } of program.assertions) yield condition;
}

const known = new WeakMap<Program, Map<Roots, readonly Condition[]>>();

/** Which conditions: those that rules, guards and limits ask, or what is asserted too. */
export type Roots = 'acting' | 'all';

/** Every condition once, parents first, however many rules share the definition that it stands in. */
export function conditionsOf(program: Program, which: Roots = 'all'): readonly Condition[] {
  const made = known.get(program) ?? new Map<Roots, readonly Condition[]>();
  known.set(program, made);
  const found =
    made.get(which) ?? reached(which === 'all' ? rootConditions(program) : actingConditions(program));
  made.set(which, found);
  return found;
}

function reached(roots: Iterable<Condition>): readonly Condition[] {
  const found: Condition[] = [];
  const seen = new Map<string, Set<number>>();
  const isNew = ({ file, form, span: { start, end } }: Condition): boolean => {
    const key = `${form} ${file}`;
    const places = seen.get(key) ?? new Set();
    seen.set(key, places);
    const { size } = places;
    return places.add(start * longest + (end - start)).size > size;
  };
  const open = [...roots].reverse();
  for (let condition = open.pop(); condition; condition = open.pop()) {
    if (!isNew(condition)) continue;
    found.push(condition);
    for (let i = condition.children.length - 1; i >= 0; i--) open.push(condition.children[i]!);
  }
  return found;
}

/** More characters than a condition has. */
const longest = 2 ** 24;
