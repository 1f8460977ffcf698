/** Arithmetic, and the other operators on the numbers of one tick. */
import { finite, isUnknown, type Meaning, type NodeOf, type Scope, truth, UNKNOWN } from './scope.ts';

/** IEEE doubles; unknown where an operand is, and where the result is not finite. */
export function arithmetic(scope: Scope, node: NodeOf<'add'>): Meaning {
  const [a, b] = [node.args[0]!, node.args[1]!];
  switch (node.op) {
    case 'add':
      return (tick) => finite(scope.value(a, tick) + scope.value(b, tick));
    case 'sub':
      return (tick) => finite(scope.value(a, tick) - scope.value(b, tick));
    case 'mul':
      return (tick) => finite(scope.value(a, tick) * scope.value(b, tick));
    case 'div':
      return (tick) => finite(scope.value(a, tick) / scope.value(b, tick));
  }
}

export const negation = (scope: Scope, node: NodeOf<'neg'>): Meaning => {
  const x = node.args[0]!;
  return (tick) => -scope.value(x, tick);
};

/** `if c then a else b`: unknown where c is, whatever a and b are. */
export function choice(scope: Scope, node: NodeOf<'if'>): Meaning {
  const [c, a, b] = [node.args[0]!, node.args[1]!, node.args[2]!];
  return (tick) => {
    const condition = scope.value(c, tick);
    if (isUnknown(condition)) return UNKNOWN;
    return scope.value(condition === 1 ? a : b, tick);
  };
}

/** `known(x)`: itself never unknown. */
export const known = (scope: Scope, node: NodeOf<'known'>): Meaning => {
  const x = node.args[0]!;
  return (tick) => truth(!isUnknown(scope.value(x, tick)));
};

/** `coalesce(x, y, ...)`: the first known one. */
export const coalesce =
  (scope: Scope, node: NodeOf<'coalesce'>): Meaning =>
  (tick) => {
    for (const arg of node.args) {
      const x = scope.value(arg, tick);
      if (!isUnknown(x)) return x;
    }
    return UNKNOWN;
  };
