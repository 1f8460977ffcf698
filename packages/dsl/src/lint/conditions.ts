/** Where the conditions of a program stand. */
import type { Assertion, Condition, Forbid, Limit, Program, Rule } from '../ir/program.ts';
import type { Location } from '../source/span.ts';

/** Who asks conditions: rules, guards and limits, which act on them, and assertions. */
export type Asking = Rule | Forbid | Limit | Assertion;

export function* askingParts({ rules, forbids, limits, assertions }: Program): Iterable<Asking> {
  yield* rules;
  yield* forbids;
  yield* limits;
  yield* assertions;
}

/** What a part asks, each a tree of conditions. */
export function rootsOf(part: Asking): readonly Condition[] {
  if ('condition' in part) return [part.condition];
  const roots = 'actions' in part ? [part.when, part.unless, part.until] : [part.when];
  return roots.filter((one) => one !== undefined);
}

/** The conditions of some trees in the order of the text, parents first. A name stands for what is not looked into. */
export function conditionsIn(roots: readonly Condition[]): readonly Condition[] {
  const found: Condition[] = [];
  const open = roots.toReversed();
  for (let condition = open.pop(); condition; condition = open.pop()) {
    found.push(condition);
    if (condition.form === 'name') continue;
    for (let i = condition.children.length - 1; i >= 0; i--) open.push(condition.children[i]!);
  }
  return found;
}

/** What the names in some trees stand for: definitions, and the bodies of functions as they are called. */
export function definitionsIn(roots: readonly Condition[], found: Condition[] = []): Condition[] {
  for (const { form, children } of roots) {
    if (form === 'name') found.push(...children);
    else if (children.length > 0) definitionsIn(children, found);
  }
  return found;
}

/** Whether a definition of the rule set that a condition names is so itself: then it is told there, and mended there. */
export function isByDefinition(
  { form, text, name, children }: Condition,
  isOwn: (at: Location) => boolean,
  isSo: (definition: Condition) => boolean,
): boolean {
  // The body of a function may be so in this call alone.
  return form === 'name'
    ? text === name && children.some((one) => isOwn(one) && isSo(one))
    : children.some((child) => isByDefinition(child, isOwn, isSo));
}
