/** Functions of the table: of the numbers of one tick, and of a window of numbers. */
import { isUnknown, type Meaning, type NodeOf, type Scope, UNKNOWN } from './scope.ts';
import { countOf, lastOfSessions, oncePerSession, windowOf } from './windows.ts';

/** The last n ticks, this one the last, at which all series are known; none where this one is not, or are fewer. */
function observations(scope: Scope, series: readonly number[], n: number, tick: number): number[] {
  const isKnown = (i: number): boolean => series.every((x) => !isUnknown(scope.value(x, i)));
  const ticks: number[] = [];
  if (!isKnown(tick)) return ticks;
  for (let i = tick; i >= 0 && ticks.length < n; i--) if (isKnown(i)) ticks.push(i);
  return ticks.length === n ? ticks.reverse() : [];
}

export function window(scope: Scope, node: NodeOf<'window'>): Meaning {
  const { length } = node;
  void [oncePerSession, lastOfSessions, windowOf, countOf, observations, UNKNOWN, length];
  return () => UNKNOWN;
}
export function pointwise(_scope: Scope, _node: NodeOf<'pointwise'>): Meaning {
  return () => UNKNOWN;
}
