/** What comparisons are of each other, and what a range decides of one. */
import type { CompareOperator } from './program.ts';

/** `a < b` is `b > a`. */
export const mirrored: Readonly<Record<CompareOperator, CompareOperator>> = {
  lt: 'gt',
  le: 'ge',
  gt: 'lt',
  ge: 'le',
  eq: 'eq',
  ne: 'ne',
};

/** `not (a < b)` is `a >= b`, of what is known. */
export const negated: Readonly<Record<CompareOperator, CompareOperator>> = {
  lt: 'ge',
  le: 'gt',
  gt: 'le',
  ge: 'lt',
  eq: 'ne',
  ne: 'eq',
};

/** Of two known numbers. */
export const holds = (a: number, operator: CompareOperator, b: number): boolean =>
  ({ lt: a < b, le: a <= b, gt: a > b, ge: a >= b, eq: a === b, ne: a !== b })[operator];

/** What is true of every value from `low` to `high` against a level; `undefined` where it depends on the value. */
export function decided(
  operator: CompareOperator,
  low: number,
  high: number,
  level: number,
): boolean | undefined {
  switch (operator) {
    case 'gt':
      return low > level ? true : high <= level ? false : undefined;
    case 'ge':
      return low >= level ? true : high < level ? false : undefined;
    case 'lt':
      return high < level ? true : low >= level ? false : undefined;
    case 'le':
      return high <= level ? true : low > level ? false : undefined;
    case 'eq':
      return level < low || level > high ? false : undefined;
    case 'ne':
      return level < low || level > high ? true : undefined;
  }
}
