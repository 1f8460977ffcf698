/**
 * Truth over a window: `C for D`, `C within D`, `C for K of N sessions`, `count(C, D)`.
 *
 * Each is decided as soon as the known instants decide it. Instants before history are unknown, so that a window that
 * is not filled can be decided by what it holds, and else is unknown.
 */
import { atLeast } from './logic.ts';
import { FALSE, isUnknown, type Meaning, type NodeOf, type Scope, TRUE, UNKNOWN } from './scope.ts';
import { lastOfSessions, windowOf } from './windows.ts';

/** `C for D`: true at every instant of the window. One false decides. */
export function forAll(scope: Scope, node: NodeOf<'forall'>): Meaning {
  const c = node.args[0]!;
  return (tick) => {
    const window = windowOf(scope, node, node.length, tick);
    if (!window) return UNKNOWN;
    let result = window.filled ? TRUE : UNKNOWN;
    for (let i = window.from; i <= tick; i++) {
      const held = scope.value(c, i);
      if (held === FALSE) return FALSE;
      if (isUnknown(held)) result = UNKNOWN;
    }
    return result;
  };
}

/** `C within D`: true at some instant of the window. One true decides. */
export function exists(scope: Scope, node: NodeOf<'exists'>): Meaning {
  const c = node.args[0]!;
  return (tick) => {
    const window = windowOf(scope, node, node.length, tick);
    if (!window) return UNKNOWN;
    let result = window.filled ? FALSE : UNKNOWN;
    for (let i = window.from; i <= tick; i++) {
      const held = scope.value(c, i);
      if (held === TRUE) return TRUE;
      if (isUnknown(held)) result = UNKNOWN;
    }
    return result;
  };
}

/** How often a condition held: surely, and at most, were every unknown true. */
function tally(scope: Scope, c: number, ticks: Iterable<number>): { certain: number; possible: number } {
  let certain = 0;
  let possible = 0;
  for (const i of ticks) {
    const held = scope.value(c, i);
    if (held === TRUE) certain++;
    if (held !== FALSE) possible++;
  }
  return { certain, possible };
}

function* each(from: number, to: number): Iterable<number> {
  for (let i = from; i <= to; i++) yield i;
}

/** `C for K of N sessions`, each session by its last value so far. */
export function kOfN(scope: Scope, node: NodeOf<'kofn'>): Meaning {
  const [c, k] = [node.args[0]!, node.args[1]!];
  const { length } = node;
  return (tick) => {
    const window = windowOf(scope, node, length, tick);
    if (!window) return UNKNOWN;
    if (length.unit !== 'sessions') {
      const { certain, possible } = tally(scope, c, each(window.from, tick));
      return atLeast(scope.value(k, tick), certain, possible + window.missing);
    }
    const sessions = lastOfSessions(scope.ticks(node), window.from, tick);
    const missing = window.filled ? 0 : scope.value(length.count, 0) - sessions.length;
    const { certain, possible } = tally(scope, c, sessions);
    return atLeast(scope.value(k, tick), certain, possible + missing);
  };
}

/** `count(C, D)`: the least that it may be. */
export const countLow =
  (scope: Scope, node: NodeOf<'count-low'>): Meaning =>
  (tick) => {
    const window = windowOf(scope, node, node.length, tick);
    return window ? tally(scope, node.args[0]!, each(window.from, tick)).certain : UNKNOWN;
  };

/** `count(C, D)`: the greatest that it may be; unknown where it cannot be told how many instants are missing. */
export const countHigh =
  (scope: Scope, node: NodeOf<'count-low'>): Meaning =>
  (tick) => {
    const window = windowOf(scope, node, node.length, tick);
    return window ? tally(scope, node.args[0]!, each(window.from, tick)).possible + window.missing : UNKNOWN;
  };
