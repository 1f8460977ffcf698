import type { ArithmeticExpr, IfExpr, NegateExpr } from '../../syntax/ast.ts';
import { join } from '../clocks.ts';
import type { Context, Env } from '../context.ts';
import { product, quotient, ratio } from '../dimensions.ts';
import { type NumberType, truthType, unitOf } from '../types.ts';
import type { Value } from '../value.ts';
import { draftOf } from './draft.ts';
import { inferCondition, inferNumberIn, mismatch, type NumberValue } from './expect.ts';
import { fit } from './fit.ts';
import { infer } from './index.ts';

export function inferNegate(cx: Context, expr: NegateExpr, env: Env): Value {
  const operand = inferNumberIn(cx, expr.operand, env);
  if (!operand) return cx.unresolved();
  const { unitScale: _, range: __, ...type } = operand.type;
  return {
    type,
    clock: operand.clock,
    node: cx.graph.negate(operand.node, operand.clock, unitOf(type)),
    mixed: operand.mixed,
  };
}

const operators = { '+': 'add', '-': 'sub', '*': 'mul', '/': 'div', of: 'mul' } as const;

export function inferArithmetic(cx: Context, expr: ArithmeticExpr, env: Env): Value {
  const left = inferNumberIn(cx, expr.left, env);
  const right = inferNumberIn(cx, expr.right, env);
  if (!left || !right) return cx.unresolved();
  const type = resultType(cx, expr, left, right, env);
  if (!type) return cx.unresolved();
  const { clock, values, mixed } = join(cx, [left, right]);
  const node = cx.graph.arithmetic(operators[expr.op], values[0]!.node, values[1]!.node, clock, unitOf(type));
  return { type, clock, node, mixed };
}

function resultType(
  cx: Context,
  expr: ArithmeticExpr,
  left: NumberValue,
  right: NumberValue,
  env: Env,
): NumberType | undefined {
  if (expr.op === '+' || expr.op === '-') {
    const operation = expr.op === '+' ? 'add' : 'subtract';
    const type = fit(
      cx,
      { value: left, expr: expr.left },
      { value: right, expr: expr.right },
      operation,
      env,
      expr,
    );
    if (!type) return undefined;
    const { unitScale: _, range: __, ...plain } = type;
    return plain;
  }
  const [a, b] = [left.type, right.type];
  if (a.literal !== undefined && b.literal !== undefined) {
    const literal = a.literal === 'percent' || b.literal === 'percent' ? 'percent' : 'bare';
    return { kind: 'number', dimension: ratio, literal };
  }
  const combine = expr.op === '/' ? quotient : product;
  return { kind: 'number', dimension: combine(a.dimension, b.dimension) };
}

export function inferIf(cx: Context, expr: IfExpr, env: Env): Value {
  const condition = inferCondition(cx, expr.condition, env);
  const yes = infer(cx, expr.then, env);
  const no = infer(cx, expr.else, env);
  if (!condition || yes.type.kind === 'unresolved' || no.type.kind === 'unresolved') return cx.unresolved();

  const { clock, values, mixed } = join(cx, [condition, yes, no]);
  const nodes = values.map((value) => value.node);
  if (yes.type.kind === 'truth') {
    if (no.type.kind !== 'truth') {
      mismatch(cx, no.type, 'a condition', expr.else, env);
      return cx.unresolved();
    }
    const node = cx.graph.truthOf({ op: 'if' }, nodes, clock);
    const parts = [condition, yes, no].map((value) => value.draft!);
    return draftOf(cx, expr, env, 'other', { type: truthType, clock, node, mixed }, parts);
  }
  if (yes.type.kind !== 'number') {
    mismatch(cx, yes.type, 'a number or a condition', expr.then, env);
    return cx.unresolved();
  }
  if (no.type.kind !== 'number') {
    mismatch(cx, no.type, 'a number', expr.else, env);
    return cx.unresolved();
  }
  const type = fit(
    cx,
    { value: yes as NumberValue, expr: expr.then },
    { value: no as NumberValue, expr: expr.else },
    'choose between',
    env,
    expr,
  );
  if (!type) return cx.unresolved();
  return { type, clock, node: cx.graph.add({ op: 'if' }, nodes, clock, 'number', unitOf(type)), mixed };
}
