/** A rule's condition with one of its parts taken away. */
import type { Ir } from '@hedgerow/dsl';
import type { ValueNow } from './redecide.ts';

/** Forms whose parts can be taken away one by one. */
const joining: ReadonlySet<Ir.Condition['form']> = new Set(['and', 'or', 'vote'] as const);

/**
 * Whether a condition is made of parts: it joins them, or is the name of one that does. A call is a part itself: what
 * stands in a function's body speaks of its parameters.
 */
function hasParts({ form, children, text, name }: Ir.Condition): boolean {
  if (joining.has(form)) return children.length > 0;
  return form === 'name' && text === name && children.some(hasParts);
}

/** The parts that a reader would name: through `and`, `or` and votes, and through definitions that are made of these. */
export function partsOf(condition: Ir.Condition): readonly Ir.Condition[] {
  return hasParts(condition) ? condition.children.flatMap(partsOf) : [condition];
}

/**
 * The truth of a condition as if one part had not been written: an `and` asks only for the others, an `or` and a vote
 * have one candidate less (a vote still asks for as many). What has no part left is `nothing`. Three-valued as Kleene's.
 */
export function truthWithout(
  condition: Ir.Condition,
  part: Ir.Condition,
  nothing: 0 | 1,
): (value: ValueNow) => number {
  if (condition === part) return () => nothing;
  if (!partsOf(condition).includes(part)) return (value) => value(condition.node);
  const rest = condition.children.filter((child) => child !== part);
  const truths = rest.map((child) => truthWithout(child, part, nothing));
  if (truths.length === 0) return () => nothing;
  switch (condition.form) {
    case 'or':
      return (value) => atLeast(1, truths, value);
    case 'vote':
      return (value) => atLeast(value(condition.atLeast!), truths, value);
    default:
      return (value) => atLeast(truths.length, truths, value);
  }
}

function atLeast(n: number, truths: readonly ((value: ValueNow) => number)[], value: ValueNow): number {
  let [held, open] = [0, 0];
  for (const truth of truths) {
    const now = truth(value);
    if (now === 1) held++;
    else if (Number.isNaN(now)) open++;
  }
  if (held >= n) return 1;
  return held + open < n ? 0 : Number.NaN;
}
