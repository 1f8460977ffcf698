import { constClock } from '../../ir/graph.ts';
import type { Param } from '../../ir/program.ts';
import type * as Ast from '../../syntax/ast.ts';
import type { Context, Env } from '../context.ts';
import { mismatch } from '../infer/expect.ts';
import { infer } from '../infer/index.ts';
import type { Entry } from '../scope.ts';
import { describe, type Type, unitOf } from '../types.ts';
import type { Value } from '../value.ts';
import { constantOf, inOrder } from './ranges.ts';

/** Enters the param in the program and gives its value: symbolic, on the const clock. */
export function declareParam(cx: Context, entry: Entry<Ast.ParamDecl>, env: Env): Value {
  const { declaration, name } = entry;
  const value = infer(cx, declaration.value, env);
  const { type } = value;
  if (type.kind === 'unresolved') return value;
  if (type.kind !== 'number' && type.kind !== 'duration' && type.kind !== 'enum') {
    mismatch(cx, type, 'a number, a duration or a member of an enumeration', declaration.value, env);
    return cx.unresolved();
  }
  if (value.clock !== constClock) {
    cx.report('not-constant', { what: `the value of param \`${name}\`` }, env, declaration.value.span);
    return cx.unresolved();
  }
  const number = cx.graph.defaultOf(value.node);
  const range = declaration.range ? bounds(cx, declaration.range, type, env) : undefined;
  const step = declaration.step ? stepOf(cx, declaration.step, type, env) : undefined;
  if (range) checkInside(cx, name, number, range, declaration.value, env);
  const param: Param = {
    name,
    file: entry.source.name,
    span: entry.ident.span,
    unit: unitOf(type),
    default: number,
    ...(range ? { low: range[0], high: range[1] } : {}),
    ...(step === undefined ? {} : { step }),
    ...(type.kind === 'enum' ? { enum: type.name } : {}),
    ...(type.kind === 'duration' ? { duration: type.unit } : {}),
    ...(declaration.doc === undefined ? {} : { doc: declaration.doc }),
  };
  cx.params.set(name, param);
  return { type, clock: constClock, node: cx.graph.param(name, param.unit, number), mixed: false };
}

/** `1..10 sessions`: the unit of one end is the other's too. */
function bounds(cx: Context, range: Ast.Range, type: Type, env: Env): readonly [number, number] | undefined {
  const low = settingOf(cx, range.low, type, 'an end of a range', env, true);
  const high = settingOf(cx, range.high, type, 'an end of a range', env, true);
  if (low === undefined || high === undefined) return undefined;
  return inOrder(cx, low, high, range, env) ? [low, high] : undefined;
}

function stepOf(cx: Context, expr: Ast.Expr, type: Type, env: Env): number | undefined {
  const step = settingOf(cx, expr, type, 'a step', env, true);
  if (step === undefined || step > 0) return step;
  cx.report('value-outside-range', { name: 'step', found: step, low: 0, high: Infinity }, env, expr.span);
  return undefined;
}

/**
 * A value for a param: of its type, at compile time. `bareDuration`: a plain count stands for the param's own unit,
 * as in `1..10 sessions`.
 */
export function settingOf(
  cx: Context,
  expr: Ast.Expr,
  type: Type,
  what: string,
  env: Env,
  bareDuration = false,
): number | undefined {
  if (type.kind === 'number') return constantOf(cx, expr, type, what, env);
  const value = infer(cx, expr, env);
  const found = value.type;
  const like = found.kind === type.kind && unitOf(found) === unitOf(type);
  const count =
    bareDuration && type.kind === 'duration' && found.kind === 'number' && found.literal === 'bare';
  if (like || count) return cx.graph.defaultOf(value.node);
  if (found.kind === 'member' && type.kind === 'enum' && type.members.includes(found.name)) {
    return type.members.indexOf(found.name);
  }
  if (found.kind !== 'unresolved') {
    const expected = type.kind === 'duration' ? `a duration in ${type.unit}` : describe(type);
    const text = found.kind === 'duration' ? `a duration in ${found.unit}` : describe(found);
    cx.report('type-mismatch', { expected, found: text }, env, expr.span);
  }
  return undefined;
}

/** Reports a value outside a declared range. */
export function checkInside(
  cx: Context,
  name: string,
  value: number,
  range: readonly [number, number],
  at: Ast.Expr,
  env: Env,
): void {
  const [low, high] = range;
  if (value >= low && value <= high) return;
  cx.report('value-outside-range', { name, found: value, low, high }, env, at.span);
}
