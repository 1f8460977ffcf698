/** Truth over windows at some ticks alone: each window is read on its own, from the ticks that any of them holds. */
import type { NodeOf } from '../reference/scope.ts';
import { atLeast } from './logic.ts';
import { type Places, stretchesOf } from './places.ts';
import type { ColumnScope } from './scope.ts';
import { codes, codesOf, type Truths, truthsOfCodes } from './truth.ts';

const { FALSE, TRUE, UNKNOWN } = codes;

/** `undefined` where the windows are to be made whole. */
export function truthsOfStretches(
  whole: ColumnScope,
  node: NodeOf<'forall' | 'kofn'>,
  rows: Places,
): Truths | undefined {
  const reach = whole.reach(node, node.length);
  if (!reach?.inTicks || whole.mask(node.args[0]!) === 0) return undefined;
  const { count } = reach;
  const starts = new Int32Array(rows.length);
  for (let k = 0; k < rows.length; k++) starts[k] = Math.max(0, rows[k]! - count + 1);
  const { union, first, last } = stretchesOf(starts, rows);
  if (whole.thrift.oneHeldIn * union.length > whole.ticks(node).length) return undefined;
  const c = codesOf(whole.at(union).truths(node.args[0]!));
  const out = new Uint8Array(rows.length);
  if (node.op === 'kofn') {
    const needed = whole.value(node.args[1]!, 0);
    for (let k = 0; k < out.length; k++) {
      let certain = 0;
      let possible = Math.max(0, count - 1 - rows[k]!);
      for (let i = first[k]!; i <= last[k]!; i++) {
        certain += c[i]! >> 1;
        possible += c[i]! & 1;
      }
      out[k] = atLeast(needed, certain, possible);
    }
    return truthsOfCodes(out);
  }
  const [start, end] = node.op === 'forall' ? [TRUE, FALSE] : [FALSE, TRUE];
  for (let k = 0; k < out.length; k++) {
    let code: number = rows[k]! < count - 1 ? UNKNOWN : start;
    for (let i = last[k]!; i >= first[k]! && code !== end; i--) {
      code = node.op === 'forall' ? code & c[i]! : code | c[i]!;
    }
    out[k] = code;
  }
  return truthsOfCodes(out);
}
