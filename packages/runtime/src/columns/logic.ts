/** Comparisons, and the three-valued logic of Kleene. */
import type { Ir } from '@hedgerow/dsl';
import { and, type Bits, complement, or, wordsFor } from '../bits/bits.ts';
import { compare } from '../bits/compare.ts';
import { addTo, countTo, reaching } from '../bits/count.ts';
import type { NodeOf } from '../reference/scope.ts';
import { cheapestFirst } from './cost.ts';
import { isGapless } from './gaps.ts';
import { type Places, placesOf, scattered } from './places.ts';
import type { ColumnScope } from './scope.ts';
import {
  codes,
  codesOf,
  combined,
  isKnownThroughout,
  spread,
  type Truths,
  truthsOf,
  truthsOfCodes,
  unknownTruths,
} from './truth.ts';

const { UNKNOWN } = codes;

export function comparison(scope: ColumnScope, node: NodeOf<Ir.CompareOperator>): Truths {
  const { length } = scope.ticks(node);
  const [a, b] = [scope.numbers(node.args[0]!), scope.numbers(node.args[1]!)];
  const certain = new Int32Array(wordsFor(length));
  compare(certain, length, node.op, 'certain', a, b);
  if (isGapless(a) && isGapless(b)) return { length, certain, possible: certain };
  const possible = new Int32Array(wordsFor(length));
  compare(possible, length, node.op, 'possible', a, b);
  return truthsOf(length, certain, possible);
}

const together =
  (join: typeof and) =>
  ([left, right]: readonly Bits[]): Bits => {
    const out = left!.slice();
    join(out, right!);
    return out;
  };

/** Where a truth is unknown. */
function unknownOf({ certain, possible }: Truths): Bits {
  const out = possible.slice();
  for (let i = 0; i < out.length; i++) out[i] = out[i]! & ~certain[i]!;
  return out;
}

const opposite = (bits: Bits): Bits => {
  const out = new Int32Array(bits.length);
  complement(out, bits);
  return out;
};

const wholeTruths = (scope: ColumnScope, condition: Ir.NodeId, length: number): Truths =>
  spread(scope.truths(condition), length);

/** At the open places alone, where these are few: at others it does not matter, and is false. */
function truthsAt(scope: ColumnScope, condition: Ir.NodeId, open: Places, length: number): Truths {
  if (open.length * scope.thrift.oneIn > length) return wholeTruths(scope, condition, length);
  const some = wholeTruths(scope.at(open), condition, open.length);
  return combined(length, [some], ([bits]) => scattered(bits!, open, length));
}

/** The cheap ones first: the dear ones are asked only at the places that those leave open. */
export function conjunction(scope: ColumnScope, node: NodeOf<'and'>): Truths {
  const { length } = scope.ticks(node);
  const isAnd = node.op === 'and';
  const join = together(isAnd ? and : or);
  const [first, ...rest] = cheapestFirst(scope, node.args);
  let truths = wholeTruths(scope, first!, length);
  for (const arg of rest) {
    let its: Truths;
    if (scope.cost(arg) <= scope.thrift.cheap) its = wholeTruths(scope, arg, length);
    else {
      const open = placesOf(isAnd ? truths.possible : opposite(truths.certain), length);
      if (open.length === 0) break;
      its = truthsAt(scope, arg, open, length);
    }
    truths = combined(length, [truths, its], join);
  }
  return truths;
}

export function not(scope: ColumnScope, node: NodeOf<'not'>): Truths {
  const { length } = scope.ticks(node);
  const truths = wholeTruths(scope, node.args[0]!, length);
  const certain = opposite(truths.possible);
  return { length, certain, possible: isKnownThroughout(truths) ? certain : opposite(truths.certain) };
}

/** The code of: true when so many are certain, false when not so many are possible. */
export const atLeast = (needed: number, certain: number, possible: number): number =>
  2 * Number(certain >= needed) + 1 - Number(possible < needed);

/**
 * `at least N of (...)`: how many conditions are certain, and how many possible. The dear ones are asked only where the
 * cheap ones leave the vote open.
 */
export function vote(scope: ColumnScope, node: NodeOf<'vote'>): Truths {
  const [n, ...conditions] = node.args;
  const { length } = scope.ticks(node);
  const needed = Math.ceil(scope.value(n!, 0));
  if (Number.isNaN(needed)) return unknownTruths(length);
  const certain = countTo(conditions.length, length);
  let possible = certain;
  let missing = conditions.length;
  const judged = (): Truths =>
    truthsOf(length, reaching(certain, needed), reaching(possible, needed - missing));
  for (const condition of cheapestFirst(scope, conditions)) {
    let its: Truths;
    if (scope.cost(condition) <= scope.thrift.cheap) its = wholeTruths(scope, condition, length);
    else {
      const truths = judged();
      const open = placesOf(unknownOf(truths), length);
      if (open.length === 0) return truths;
      its = truthsAt(scope, condition, open, length);
    }
    if (possible === certain && !isKnownThroughout(its)) possible = certain.map((digit) => digit.slice());
    addTo(certain, certain, its.certain);
    if (possible !== certain) addTo(possible, possible, its.possible);
    missing--;
  }
  return judged();
}

/** A comparison of an interval: [it surely holds, it surely does not]. */
export function decide(scope: ColumnScope, node: NodeOf<'decide'>): Truths {
  const { length } = scope.ticks(node);
  const [yes, no] = [node.args[0]!, node.args[1]!].map((arg) => wholeTruths(scope, arg, length));
  return truthsOf(length, yes!.certain, together(or)([opposite(no!.certain), yes!.certain]));
}

/** `C since E`: S = C and (E or S one tick before), unknown before the first tick. */
export function since(scope: ColumnScope, node: NodeOf<'since'>): Truths {
  const { length } = scope.ticks(node);
  const [c, e] = [node.args[0]!, node.args[1]!].map((arg) => codesOf(wholeTruths(scope, arg, length)));
  const out = new Uint8Array(length);
  let held: number = UNKNOWN;
  for (let i = 0; i < length; i++) {
    held = c![i]! & (e![i]! | held);
    out[i] = held;
  }
  return truthsOfCodes(out);
}
