/** What flips from one point to the next: conditions by point, then by tick. */
import type { Flips } from './flips.ts';

export interface Changes {
  /** By point where its changes begin; one longer than there are points. */
  readonly first: Int32Array;
  readonly tick: Int32Array;
  /** Which of the conditions. */
  readonly of: Int32Array;
}

/** Sorted by counting. What lies at the first point or below is no change, and what lies past the last never comes. */
export function changesOf(conditions: readonly Flips[], points: number): Changes {
  const first = new Int32Array(points + 1);
  for (const flips of conditions)
    for (let t = 0; t < flips.length; t++) {
      const point = flips[t]!;
      if (point > 0 && point < points) first[point + 1] = first[point + 1]! + 1;
    }
  for (let point = 1; point <= points; point++) first[point] = first[point]! + first[point - 1]!;
  const next = first.slice();
  const count = first[points]!;
  const tick = new Int32Array(count);
  const of = new Int32Array(count);
  const ticks = conditions[0]?.length ?? 0;
  for (let t = 0; t < ticks; t++)
    for (let i = 0; i < conditions.length; i++) {
      const point = conditions[i]![t]!;
      if (point <= 0 || point >= points) continue;
      const at = next[point]!;
      next[point] = at + 1;
      tick[at] = t;
      of[at] = i;
    }
  return { first, tick, of };
}
