/**
 * Operators with a memory. Their values are computed forward, tick by tick from the first: each definition here is
 * called once a tick, in order.
 */
import { kleeneAnd, kleeneOr } from './logic.ts';
import { FALSE, isUnknown, type Meaning, type NodeOf, type Scope, TRUE, UNKNOWN } from './scope.ts';

/** `C since E`: S = C and (E or S one tick before). Before the first tick S is unknown. */
export function since(scope: Scope, node: NodeOf<'since'>): Meaning {
  const [c, e] = [node.args[0]!, node.args[1]!];
  let held = UNKNOWN;
  return (tick) => {
    held = kleeneAnd([scope.value(c, tick), kleeneOr([scope.value(e, tick), held])]);
    return held;
  };
}

/**
 * `regime R { S when C until C2 ... S otherwise }`: the ordinal of the state.
 *
 * At each tick, in this order:
 * 1. a state above the present one whose `when` is true takes over, the topmost of them;
 * 2. the present state stays: one with `until` where that is not true, one without where its `when` is not false;
 * 3. else the first state below whose `when` is true, else the state `otherwise`.
 *
 * An unknown condition never changes the state. At the start there is none, and it is unknown: the first `when` that
 * is true begins one, and `otherwise` begins once every `when` is false.
 */
export function machine(scope: Scope, node: NodeOf<'machine'>): Meaning {
  const { states } = node;
  const otherwise = states.findIndex((state) => state.when < 0);
  const last = otherwise < 0 ? UNKNOWN : otherwise;
  let state = UNKNOWN;

  return (tick) => {
    const condition = (index: number): number => scope.value(node.args[index]!, tick);
    const when = (i: number): number => (states[i]!.when < 0 ? FALSE : condition(states[i]!.when));
    /** The first state of a stretch whose `when` is true, or -1. */
    const first = (from: number, to: number): number => {
      for (let i = from; i < to; i++) if (when(i) === TRUE) return i;
      return -1;
    };

    if (isUnknown(state) || state === otherwise) {
      const begun = first(0, states.length);
      if (begun >= 0) state = begun;
      else if (states.every((_, i) => when(i) === FALSE)) state = last;
      return state;
    }
    const above = first(0, state);
    if (above >= 0) {
      state = above;
      return state;
    }
    const { until } = states[state]!;
    const stays = until >= 0 ? condition(until) !== TRUE : when(state) !== FALSE;
    if (!stays) {
      const below = first(state + 1, states.length);
      state = below >= 0 ? below : last;
    }
    return state;
  };
}
