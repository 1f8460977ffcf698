/** Comparisons, and the three-valued logic of Kleene. */
import type { Ir } from '@hedgerow/dsl';
import { FALSE, isUnknown, type Meaning, type NodeOf, type Scope, TRUE, truth, UNKNOWN } from './scope.ts';

const holds: Readonly<Record<Ir.CompareOperator, (a: number, b: number) => boolean>> = {
  lt: (a, b) => a < b,
  le: (a, b) => a <= b,
  gt: (a, b) => a > b,
  ge: (a, b) => a >= b,
  eq: (a, b) => a === b,
  ne: (a, b) => a !== b,
};

/** Unknown where a side is. */
export function comparison(scope: Scope, node: NodeOf<'lt'>): Meaning {
  const [left, right] = [node.args[0]!, node.args[1]!];
  return (tick) => {
    const a = scope.value(left, tick);
    const b = scope.value(right, tick);
    return isUnknown(a) || isUnknown(b) ? UNKNOWN : truth(holds[node.op](a, b));
  };
}

/** False as soon as one is false, true when all are true. */
export function kleeneAnd(truths: Iterable<number>): number {
  let result = TRUE;
  for (const c of truths) {
    if (c === FALSE) return FALSE;
    if (isUnknown(c)) result = UNKNOWN;
  }
  return result;
}

/** True as soon as one is true, false when all are false. */
export function kleeneOr(truths: Iterable<number>): number {
  let result = FALSE;
  for (const c of truths) {
    if (c === TRUE) return TRUE;
    if (isUnknown(c)) result = UNKNOWN;
  }
  return result;
}

/** True when so many are true, false when so many cannot be any more. `possible` counts the unknown ones too. */
export function atLeast(needed: number, certain: number, possible: number): number {
  if (certain >= needed) return TRUE;
  return possible < needed ? FALSE : UNKNOWN;
}

export function conjunction(scope: Scope, node: NodeOf<'and'>): Meaning {
  const kleene = node.op === 'and' ? kleeneAnd : kleeneOr;
  return (tick) => kleene(node.args.map((arg) => scope.value(arg, tick)));
}

export const not = (scope: Scope, node: NodeOf<'not'>): Meaning => {
  const c = node.args[0]!;
  return (tick) => 1 - scope.value(c, tick);
};

/** `at least N of (...)` */
export function vote(scope: Scope, node: NodeOf<'vote'>): Meaning {
  const [n, ...conditions] = node.args;
  return (tick) => {
    let certain = 0;
    let possible = 0;
    for (const condition of conditions) {
      const c = scope.value(condition, tick);
      if (c === TRUE) certain++;
      if (c !== FALSE) possible++;
    }
    return atLeast(scope.value(n!, tick), certain, possible);
  };
}

/** A comparison of an interval: true where it surely holds, false where it surely does not. */
export function decide(scope: Scope, node: NodeOf<'decide'>): Meaning {
  const [yes, no] = [node.args[0]!, node.args[1]!];
  return (tick) => {
    if (scope.value(yes, tick) === TRUE) return TRUE;
    return scope.value(no, tick) === TRUE ? FALSE : UNKNOWN;
  };
}

/** An interval read as one number. */
export function exact(scope: Scope, node: NodeOf<'exact'>): Meaning {
  const [low, high] = [node.args[0]!, node.args[1]!];
  return (tick) => {
    const value = scope.value(low, tick);
    return value === scope.value(high, tick) ? value : UNKNOWN;
  };
}
