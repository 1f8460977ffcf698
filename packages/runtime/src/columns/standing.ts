/** How long values stand. */
import type { Ir } from '@hedgerow/dsl';
import { type Bits, has, lowest } from '../bits/bits.ts';
import { tickwise } from '../timeline/tickwise.ts';
import type { Evaluation } from '../timeline/types.ts';
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

/** The first tick after one at which a node that reads the layers may change, while they stay as they are. */
export function changeBesideLayers(
  { value, standsUntil }: Required<Pick<Evaluation, 'value' | 'standsUntil'>>,
  { op, args }: Ir.Node,
  tick: number,
): number {
  if (op === 'layer-is' || op === 'layer-size') return Number.POSITIVE_INFINITY;
  if (!tickwise.has(op)) return tick + 1;
  // One that is false makes a conjunction false, whatever becomes of the others; one that is true, a disjunction true.
  const alone = op === 'and' ? 0 : op === 'or' ? 1 : undefined;
  const decisive = args.find((arg) => value(arg, tick) === alone);
  if (decisive !== undefined) return standsUntil(decisive, tick);
  return Math.min(...args.map((arg) => standsUntil(arg, tick)));
}
