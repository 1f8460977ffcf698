/** Every expression of a statement, outer ones first. */
import type { Expr, Statement } from './ast.ts';

const isNode = (value: unknown): value is { readonly kind: string } =>
  typeof value === 'object' && value !== null && 'kind' in value;

const found = new WeakMap<Statement, readonly Expr[]>();

/** Found once for each statement: an edit leaves most as they were. */
export function expressionsOf(statement: Statement): readonly Expr[] {
  const known = found.get(statement) ?? [...walk(statement)];
  found.set(statement, known);
  return known;
}

/** The tree is plain data, so that it is walked without knowing each kind of statement. */
function* walk(statement: Statement): Iterable<Expr> {
  const open: unknown[] = [statement];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (Array.isArray(one)) {
      open.push(...one.toReversed());
      continue;
    }
    if (!isNode(one)) continue;
    if (expressionKinds.has(one.kind)) yield one as Expr;
    open.push(...Object.values(one).toReversed());
  }
}

const expressionKinds: ReadonlySet<string> = new Set<Expr['kind']>([
  'Number',
  'Money',
  'Duration',
  'Date',
  'Name',
  'Member',
  'Call',
  'Negate',
  'Arithmetic',
  'If',
  'Paren',
  'Ago',
  'By',
  'Logic',
  'Not',
  'Compare',
  'InRange',
  'Is',
  'For',
  'Within',
  'Since',
  'Crosses',
  'Trend',
  'Move',
  'Diverges',
  'Vote',
  'EventWindow',
  'Bad',
]);
