/** How long the values of a column stand. */
import { type Bits, has, lowest } from '../bits/bits.ts';
import type { Column } from './scope.ts';

/** The first tick after one at which a column has another value; its length where there is none. */
export function nextChange(column: Column, tick: number): number {
  if (!(column instanceof Float64Array)) {
    const { length, certain, possible } = column;
    const change = nextDifference(certain, tick, length);
    return certain === possible ? change : Math.min(change, nextDifference(possible, tick, length));
  }
  let next = tick + 1;
  while (next < column.length && Object.is(column[next], column[tick])) next++;
  return next;
}

/** The first tick after one that a set holds where it does not hold that one, or the other way round. */
function nextDifference(bits: Bits, tick: number, length: number): number {
  const next = tick + 1;
  const same = -has(bits, tick);
  let i = next >> 5;
  let word = (bits[i]! ^ same) & (-1 << (next & 31));
  while (word === 0 && ++i < bits.length) word = bits[i]! ^ same;
  return word === 0 ? length : Math.min(length, 32 * i + lowest(word));
}
