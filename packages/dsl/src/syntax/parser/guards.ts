/** What bounds the rules: vetoes, ceilings, approvals, and what is asserted of them. */
import { span } from '../../source/span.ts';
import type {
  ActionVerb,
  AssertDecl,
  DurationExpr,
  Expr,
  ForbidDecl,
  Ident,
  LimitDecl,
  RequireDecl,
} from '../ast.ts';
import { layerQuantities, verbs } from '../words.ts';
import { choose } from './choose.ts';
import type { Cursor } from './cursor.ts';
import { duration, numberLiteral } from './durations.ts';
import { expression } from './expressions.ts';
import { isVerb } from './rules.ts';
import { string } from './strings.ts';

const verb = (p: Cursor): ActionVerb => choose(p, 'an action', verbs);

/** `forbid ACTION [LAYER] when C [because "..."]` */
export function forbid(p: Cursor): ForbidDecl {
  const { start } = p.next();
  const action = verb(p);
  const layer: Ident | undefined = p.at('word') ? p.name('the name of a layer') : undefined;
  p.expect('when', ' and a condition');
  const isNext = (t: { text: string }) => t.text === 'because';
  const when = p.hole(() => expression(p), isNext);
  const because = p.acceptWord('because') && p.attempt(() => string(p, 'a reason in double quotes'), isNext);
  return {
    kind: 'Forbid',
    action,
    ...(layer && { layer }),
    when,
    ...(because && { because }),
    span: p.spanFrom(start),
  };
}

/** `limit L.size to E [when C]` */
export function limit(p: Cursor): LimitDecl {
  const { start } = p.next();
  const layer = p.name('the name of a layer and what of it, as in `second_engine.margin`');
  if (!p.accept('.')) {
    const expected = `\`.\` and one of \`size\`, \`margin\` and \`notional\`, as in \`${layer.name}.margin\``;
    p.fail('unexpected-token', { expected, found: p.found() });
  }
  const quantity = choose(p, 'what of the layer', layerQuantities);
  p.expect('to', ' and the ceiling');
  const to = p.hole(
    () => expression(p),
    (t) => t.kind === 'when',
  );
  const when = limitCondition(p);
  return { kind: 'Limit', layer, quantity, to, ...(when && { when }), span: p.spanFrom(start) };
}

/** The condition of a limit, unless an action follows it: then a rule without a name begins at that `when`. */
function limitCondition(p: Cursor): Expr | undefined {
  if (!p.at('when')) return undefined;
  const mark = p.mark();
  p.next();
  const condition = p.hole(
    () => expression(p),
    (t) => isVerb(t) || t.kind === 'unless',
  );
  if (!isVerb(p.peek()) && !p.at('unless')) return condition;
  p.rewind(mark);
  return undefined;
}

/** `require N approvals from (a, b, c) to ACTION LAYER [within D]` */
export function requirement(p: Cursor): RequireDecl {
  const { start } = p.next();
  const count = numberLiteral(p);
  if (!p.acceptWord('approval')) p.expectWord('approvals', ' after their number');
  p.expect('from', ' and who approves, as in `from (risk, pm, ops)`');
  const approvers = p.list(() => p.name('the name of an approver'), ' around the approvers');
  p.expect('to', ' and an action');
  const action = verb(p);
  const layer = p.name(`the name of the layer to ${action}`);
  const within: DurationExpr | undefined =
    p.accept('within') &&
    p.attempt(
      () => duration(p),
      () => false,
    );
  return {
    kind: 'Require',
    count,
    approvers,
    action,
    layer,
    ...(within && { within }),
    span: p.spanFrom(start),
  };
}

/** `assert [NAME:] always C`, `assert [NAME:] never C` */
export function assertion(p: Cursor): AssertDecl {
  const { start } = p.next();
  const name = p.at('word') && p.at(':', 1) ? p.name('the name of an assertion') : undefined;
  if (name) p.next();
  const mode = choose(p, 'when it holds', ['always', 'never'] as const);
  const condition = p.hole(
    () => expression(p),
    () => false,
  );
  return { kind: 'Assert', ...(name && { name }), mode, condition, span: span(start, p.previous.end) };
}
