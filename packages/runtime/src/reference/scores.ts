/** `score S { [base B] +W when C ... }`: a sum clamped to 0..1, an interval while conditions are unknown. */
import { scoreValue } from '@hedgerow/dsl';
import { isUnknown, type Meaning, type NodeOf, type Scope, TRUE } from './scope.ts';

/** The least (greatest) that the score may be: an unknown condition counts as whatever makes it less (more). */
export function scoreEnd(scope: Scope, node: NodeOf<'score-low'>): Meaning {
  const extreme = node.op === 'score-low' ? Math.min : Math.max;
  return (tick) => {
    let sum = scope.value(node.base, tick);
    node.args.forEach((condition, i) => {
      const weight = scope.value(node.weights[i]!, tick);
      const c = scope.value(condition, tick);
      if (c === TRUE) sum += weight;
      if (isUnknown(c)) sum += extreme(0, weight);
    });
    return scoreValue(sum);
  };
}
