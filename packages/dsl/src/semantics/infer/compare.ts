import type { CompareOperator, NodeId } from '../../ir/program.ts';
import type { CompareExpr, CompareOp, Expr, InRangeExpr, IsExpr } from '../../syntax/ast.ts';
import { join } from '../clocks.ts';
import type { Context, Env } from '../context.ts';
import { type Type, truthType, unitOf } from '../types.ts';
import type { Draft, Value } from '../value.ts';
import { draftOf } from './draft.ts';
import { asNumber, type NumberValue } from './expect.ts';
import { checkScale, fit } from './fit.ts';
import { infer } from './index.ts';
import { inferLayerIs, inferStateRange, isState, stateful } from './states.ts';

const operators: Readonly<Record<CompareOp, CompareOperator>> = {
  '<': 'lt',
  '<=': 'le',
  '>': 'gt',
  '>=': 'ge',
  '==': 'eq',
  '!=': 'ne',
};

/** `a < b`, and chains: `a < b <= c` is `a < b and b <= c`. */
export function inferCompare(cx: Context, expr: CompareExpr, env: Env): Value {
  const state = stateComparison(cx, expr, env);
  if (state) return state;
  const sides = expr.operands.map((operand) => {
    const value = asNumber(cx, infer(cx, operand, env), operand, env);
    return { value, expr: operand };
  });
  if (!sides.every((side): side is Side => side.value !== undefined)) return cx.unresolved();
  const pairs: Value[] = [];
  for (const [i, op] of expr.ops.entries()) {
    const [left, right] = [sides[i]!, sides[i + 1]!];
    const at = { span: { start: left.expr.span.start, end: right.expr.span.end } };
    const pair = compare(cx, left, operators[op], right, env, expr.ops.length === 1 ? expr : at, expr);
    if (pair) pairs.push(pair);
  }
  if (pairs.length < expr.ops.length) return cx.unresolved();
  return pairs.length === 1 ? pairs[0]! : both(cx, expr, env, pairs);
}

interface Side {
  readonly value: NumberValue;
  readonly expr: Expr;
}

function both(
  cx: Context,
  expr: Expr,
  env: Env,
  parts: readonly Value[],
  form: Draft['form'] = 'and',
): Value {
  const { clock, values, mixed } = join(cx, parts);
  const nodes = values.map((value) => value.node);
  const node = cx.graph.truthOf({ op: 'and' }, nodes, clock);
  const drafts = parts.map((part) => part.draft!);
  return draftOf(cx, expr, env, form, { type: truthType, clock, node, mixed }, drafts);
}

/** One comparison of two numbers, `undefined` after a report. */
function compare(
  cx: Context,
  left: Side,
  operator: CompareOperator,
  right: Side,
  env: Env,
  at: Pick<Expr, 'span'>,
  whole: Expr,
): Value | undefined {
  const type = fit(cx, left, right, 'compare', env, whole);
  if (!type) return undefined;
  if (!checkScale(cx, left.value.type, right.value, right.expr, env)) return undefined;
  if (!checkScale(cx, right.value.type, left.value, left.expr, env)) return undefined;
  const { clock, values, mixed } = join(cx, [left.value, right.value]);
  const [a, b] = [values[0]!, values[1]!];
  const node =
    a.interval || b.interval
      ? compareIntervals(cx, a, operator, b, clock)
      : cx.graph.truthOf({ op: operator }, [a.node, b.node], clock);
  const unit = unitOf(type);
  const terms = [...(left.value.terms ?? []), ...(right.value.terms ?? [])];
  return draftOf(cx, at, env, 'compare', { type: truthType, clock, node, mixed }, terms, {
    compare: { left: left.value, operator, right: right.value, unit },
  });
}

/** Decided as soon as the ends of the intervals decide it. */
function compareIntervals(cx: Context, a: Value, operator: CompareOperator, b: Value, clock: number): NodeId {
  const [x, y] = [a.interval ?? { low: a.node, high: a.node }, b.interval ?? { low: b.node, high: b.node }];
  const truth = (op: CompareOperator | 'and' | 'or' | 'decide', ...args: NodeId[]): NodeId =>
    cx.graph.truthOf({ op }, args, clock);
  switch (operator) {
    case 'lt':
      return truth('decide', truth('lt', x.high, y.low), truth('ge', x.low, y.high));
    case 'le':
      return truth('decide', truth('le', x.high, y.low), truth('gt', x.low, y.high));
    case 'gt':
      return truth('decide', truth('gt', x.low, y.high), truth('le', x.high, y.low));
    case 'ge':
      return truth('decide', truth('ge', x.low, y.high), truth('lt', x.high, y.low));
    case 'eq':
    case 'ne': {
      const same = truth('and', truth('ge', x.low, y.high), truth('le', x.high, y.low));
      const apart = truth('or', truth('lt', x.high, y.low), truth('gt', x.low, y.high));
      return operator === 'eq' ? truth('decide', same, apart) : truth('decide', apart, same);
    }
  }
}

/** `mode == steward`, `vol != extreme`: one side is a regime or an enumeration, the other a state's name. */
function stateComparison(cx: Context, expr: CompareExpr, env: Env): Value | undefined {
  if (expr.ops.length !== 1 || (expr.ops[0] !== '==' && expr.ops[0] !== '!=')) return undefined;
  const [first, second] = [expr.operands[0]!, expr.operands[1]!];
  const [subject, state] = stateful(cx, first, env) ? [first, second] : [second, first];
  const type = stateful(cx, subject, env);
  if (!type || state.kind !== 'Name' || stateful(cx, state, env)) return undefined;
  return isState(cx, infer(cx, subject, env), type, state, expr, env, expr.ops[0] === '==' ? 'eq' : 'ne');
}

/** `x in a..b`: a <= x and x <= b. */
export function inferInRange(cx: Context, expr: InRangeExpr, env: Env): Value {
  const subject = infer(cx, expr.value, env);
  const { type } = subject;
  if (type.kind === 'regime' || type.kind === 'enum') return inferStateRange(cx, expr, subject, type, env);
  const value = asNumber(cx, subject, expr.value, env);
  const low = asNumber(cx, infer(cx, expr.low, env), expr.low, env);
  const high = asNumber(cx, infer(cx, expr.high, env), expr.high, env);
  if (!value || !low || !high) return cx.unresolved();
  const x = { value, expr: expr.value };
  const from = compare(cx, x, 'ge', { value: low, expr: expr.low }, env, expr, expr);
  const to = compare(cx, x, 'le', { value: high, expr: expr.high }, env, expr, expr);
  if (!from || !to) return cx.unresolved();
  const [a, b] = [cx.graph.defaultOf(low.node), cx.graph.defaultOf(high.node)];
  if (a > b) {
    const span = { start: expr.low.span.start, end: expr.high.span.end };
    cx.report('reversed-range', { low: a, high: b }, env, span);
    return cx.unresolved();
  }
  return both(cx, expr, env, [from, to]);
}

/** `R is S`, `L is active`. */
export function inferIs(cx: Context, expr: IsExpr, env: Env): Value {
  const subject = infer(cx, expr.subject, env);
  const type: Type = subject.type;
  switch (type.kind) {
    case 'unresolved':
      return subject;
    case 'layer':
      return inferLayerIs(cx, expr, type.name, env);
    case 'regime':
    case 'enum':
      return isState(cx, subject, type, expr.state, expr, env, 'eq');
    default:
      cx.report(
        'type-mismatch',
        { expected: 'a regime, a layer or an enumeration', found: unitOf(type) },
        env,
        expr.subject.span,
      );
      return cx.unresolved();
  }
}
