/** What declared ranges and constants decide before any data is read. */
import { decided, mirrored } from '../ir/comparison.ts';
import type { Condition, Length, NodeId, Program } from '../ir/program.ts';
import { settledParams } from '../prove/prover.ts';
import { Terms } from '../prove/terms.ts';

const known = new WeakMap<Program, Terms>();

/** Asked for every comparison: made once a program. */
function termsOf(program: Program): Terms {
  const terms = known.get(program) ?? new Terms({ program, params: settledParams(program) });
  known.set(program, terms);
  return terms;
}

/** A number that is the same for a whole run, and that no param turns. */
export const fixedValue = (program: Program, id: NodeId): number | undefined => termsOf(program).fixed(id);

/** Sessions of a duration; `undefined` where it is counted otherwise. */
export const sessionsOf = (program: Program, length: Length): number | undefined =>
  termsOf(program).sessions(length);

/** Of a comparison with a constant: the range of the other side where that decides it, and how. */
export function decidedByRange(
  program: Program,
  { compare }: Condition,
): { readonly low: number; readonly high: number; readonly holds: boolean } | undefined {
  if (!compare) return undefined;
  const terms = termsOf(program);
  const [left, right] = [terms.fixed(compare.left), terms.fixed(compare.right)];
  if ((left === undefined) === (right === undefined)) return undefined;
  const { low, high } = terms.range(left === undefined ? compare.left : compare.right);
  if (!Number.isFinite(low) || !Number.isFinite(high)) return undefined;
  const operator = left === undefined ? compare.operator : mirrored[compare.operator];
  const holds = decided(operator, low, high, left ?? right!);
  return holds === undefined ? undefined : { low, high, holds };
}
