/** `regime R by X { dormant below 25  watch 25..28 ... }`: ordered bands. */
import { isUnknown, type Meaning, type NodeOf, type Scope, UNKNOWN } from './scope.ts';

/**
 * The ordinal of the band that holds x: its lower bound included, its upper one not. Unknown where x is, and where no
 * band holds it (params may leave a gap between bands).
 */
export function band(scope: Scope, node: NodeOf<'band'>): Meaning {
  return (tick) => {
    const x = scope.value(node.args[0]!, tick);
    if (isUnknown(x)) return UNKNOWN;
    const ordinal = node.bounds.findIndex(
      ([low, high]) => (low < 0 || x >= scope.value(low, tick)) && (high < 0 || x < scope.value(high, tick)),
    );
    return ordinal < 0 ? UNKNOWN : ordinal;
  };
}
