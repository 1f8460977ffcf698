import { constClock } from '../../ir/graph.ts';
import type { Expr } from '../../syntax/ast.ts';
import type { Context, Env } from '../context.ts';
import { describe, type NumberType, type Type } from '../types.ts';
import type { Value } from '../value.ts';
import { infer } from './index.ts';

/** A value that is certainly a number. */
export interface NumberValue extends Value {
  readonly type: NumberType;
}

/** The value where it is a number; else reports, unless the mistake has been told, and gives `undefined`. */
export function asNumber(cx: Context, value: Value, expr: Expr, env: Env): NumberValue | undefined {
  if (value.type.kind === 'number') return value as NumberValue;
  mismatch(cx, value.type, 'a number', expr, env);
  return undefined;
}

export const inferNumberIn = (cx: Context, expr: Expr, env: Env): NumberValue | undefined =>
  asNumber(cx, infer(cx, expr, env), expr, env);

/** The value where it is a condition; else reports, unless the mistake has been told, and gives `undefined`. */
export function inferCondition(cx: Context, expr: Expr, env: Env): Value | undefined {
  const value = infer(cx, expr, env);
  if (value.type.kind === 'truth') return value;
  mismatch(cx, value.type, 'a condition', expr, env);
  return undefined;
}

/** A number that is fixed for a run. */
export function inferConstant(cx: Context, expr: Expr, env: Env, what: string): NumberValue | undefined {
  const value = inferNumberIn(cx, expr, env);
  if (value && value.clock !== constClock) {
    cx.report('not-constant', { what }, env, expr.span);
    return undefined;
  }
  return value;
}

export function mismatch(cx: Context, type: Type, expected: string, expr: Expr, env: Env): void {
  switch (type.kind) {
    case 'unresolved':
      return;
    case 'member':
      cx.report('ambiguous-member', { member: type.name, enums: type.enums }, env, expr.span);
      return;
    case 'layer':
    case 'event':
    case 'regime': {
      const instead = insteadOf(type, expected);
      const params = { name: type.name, found: describe(type), expected };
      cx.report('wrong-kind', instead === undefined ? params : { ...params, instead }, env, expr.span);
      return;
    }
    default:
      cx.report('type-mismatch', { expected, found: describe(type) }, env, expr.span);
  }
}

function insteadOf(type: Type, expected: string): string | undefined {
  if (type.kind === 'layer') return expected === 'a number' ? `${type.name}.size` : `${type.name} is active`;
  if (type.kind === 'event' && expected === 'a condition') return `within 3 days before ${type.name}`;
  if (type.kind === 'regime' && expected === 'a condition') return `${type.name} is ${type.states[0]}`;
  return undefined;
}
