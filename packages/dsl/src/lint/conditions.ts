/** Where the conditions of a program stand. */
import type { Condition, Program } from '../ir/program.ts';

/** The roots: what rules, guards, assertions and tests ask. */
export function* rootConditions(program: Program): Iterable<Condition> {
  for (const { when, unless, until } of program.rules) {
    yield when;
    if (unless) yield unless;
    if (until) yield until;
  }
  for (const { when } of program.forbids) yield when;
  for (const { when } of program.limits) if (when) yield when;
  for (const { condition } of program.assertions) yield condition;
}

/** Every condition once, parents first, however many rules share the definition that it stands in. */
export function* conditionsOf(program: Program): Iterable<Condition> {
  const seen = new Set<string>();
  const open = [...rootConditions(program)].reverse();
  for (let condition = open.pop(); condition; condition = open.pop()) {
    const key = `${condition.file}:${condition.span.start}-${condition.span.end}:${condition.form}`;
    if (seen.has(key)) continue;
    seen.add(key);
    yield condition;
    open.push(...[...condition.children].reverse());
  }
}
