import type { Ir } from '@hedgerow/dsl';

/** Operators of the language that read the same tick of their arguments alone; functions of the table are not among them. */
export const tickwise: ReadonlySet<Ir.Node['op']> = new Set([
  'add',
  'sub',
  'mul',
  'div',
  'neg',
  'if',
  'known',
  'coalesce',
  'lt',
  'le',
  'gt',
  'ge',
  'eq',
  'ne',
  'and',
  'or',
  'not',
  'vote',
  'decide',
  'exact',
  'band',
  'score-low',
  'score-high',
] as const);
