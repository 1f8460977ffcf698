/**
 * Gates: where a conjunction's cheap parts leave it open for any set of a sweep, its dear ones are made, and nowhere
 * else. Whether those hold at other ticks does not matter.
 */
import { and, type Bits, count, or, wordsFor } from '../bits/bits.ts';
import { costsOf, usual } from '../columns/cost.ts';
import { type Places, placesOf } from '../columns/places.ts';
import { union } from './axes.ts';
import { type Cell, combinations } from './memo.ts';
import type { Part } from './planes.ts';
import type { Scene } from './scene.ts';

/** Combinations of the axes that a gate hangs on: where there are more, no gate is made. */
const MOST = 256;

/** `undefined` where it is open too often. */
export type Gate = Cell<Places | undefined>;

export const isDear = ({ program }: Scene, node: number): boolean => costsOf(program)[node]! > usual.cheap;

/** The ticks at which all of these are possible, for one combination or another. */
export function gateOf({ cursor, timeline }: Scene, possible: readonly Part[]): Gate {
  const axes = union(possible.map((part) => part.axes));
  const { length } = timeline.grid;
  let gate: { readonly places: Places | undefined } | undefined;
  return () => {
    gate ??= { places: combinations(cursor.sizes, axes) > MOST ? undefined : made() };
    return gate.places;
  };

  function made(): Places | undefined {
    const open = new Int32Array(wordsFor(length));
    const saved = cursor.places.slice();
    eachCombination(cursor.places, axes, cursor.sizes, () => {
      const now: Bits = possible[0]!.bits().slice();
      for (const { bits } of possible.slice(1)) and(now, bits());
      or(open, now);
    });
    cursor.places.set(saved);
    return count(open) * usual.oneIn > length ? undefined : placesOf(open, length);
  }
}

function eachCombination(
  places: Int32Array,
  [axis, ...rest]: readonly number[],
  sizes: readonly number[],
  told: () => void,
): void {
  if (axis === undefined) {
    told();
    return;
  }
  for (let place = 0; place < sizes[axis]!; place++) {
    places[axis] = place;
    eachCombination(places, rest, sizes, told);
  }
}
