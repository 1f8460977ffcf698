import { gridClock } from '../../ir/graph.ts';
import type { CallExpr } from '../../syntax/ast.ts';
import { join, lift } from '../clocks.ts';
import type { Context, Env } from '../context.ts';
import { count } from '../dimensions.ts';
import { numberOf, truthType, unitOf } from '../types.ts';
import type { Value } from '../value.ts';
import { draftOf } from './draft.ts';
import { durationOf, windowOn } from './durations.ts';
import { inferCondition, inferNumberIn, mismatch, type NumberValue } from './expect.ts';
import { fit } from './fit.ts';
import { infer } from './index.ts';

/**
 * Calls that are operators of the language rather than functions of the table: their arguments are conditions, or
 * they see through unknown.
 */
export const specialForms: ReadonlyMap<string, { readonly signature: string; readonly doc: string }> =
  new Map([
    [
      'count',
      { signature: 'count(C, D)', doc: 'At how many instants of the window D the condition C was true.' },
    ],
    ['known', { signature: 'known(x)', doc: 'Whether x is known; never unknown itself.' }],
    ['coalesce', { signature: 'coalesce(x, y, ...)', doc: 'The first of its arguments that is known.' }],
  ]);

export function callSpecial(cx: Context, expr: CallExpr, env: Env): Value {
  switch (expr.callee.name) {
    case 'count':
      return takes(cx, expr, env, '2 arguments, a condition and a duration', 2, 2)
        ? countOf(cx, expr, env)
        : cx.unresolved();
    case 'known':
      return takes(cx, expr, env, '1 argument', 1, 1) ? knownOf(cx, expr, env) : cx.unresolved();
    default:
      return takes(cx, expr, env, 'at least 2 arguments', 2, Infinity)
        ? coalesceOf(cx, expr, env)
        : cx.unresolved();
  }
}

function takes(
  cx: Context,
  expr: CallExpr,
  env: Env,
  expected: string,
  least: number,
  most: number,
): boolean {
  const found = expr.args.length;
  if (found >= least && found <= most) return true;
  cx.report('argument-count', { name: expr.callee.name, expected, found }, env, expr.span);
  for (const arg of expr.args) infer(cx, arg, env);
  return false;
}

/** An interval while some instants are unknown: unknown ones counted as false, and as true. */
function countOf(cx: Context, expr: CallExpr, env: Env): Value {
  const condition = inferCondition(cx, expr.args[0]!, env);
  const duration = durationOf(cx, expr.args[1]!, env);
  if (!condition || !duration) return cx.unresolved();
  const window = windowOn(cx, duration, condition, 'instants', expr.args[0]!, env);
  if (!window) return cx.unresolved();
  const { clock, length } = window;
  const { node: inner, mixed } = lift(cx, condition, clock);
  const end = (op: 'count-low' | 'count-high') =>
    cx.graph.add({ op, length }, [inner], clock, 'number', 'count');
  const interval = { low: end('count-low'), high: end('count-high') };
  const node = cx.graph.add({ op: 'exact' }, [interval.low, interval.high], clock, 'number', 'count');
  return { type: numberOf(count), clock, node, mixed, interval };
}

function knownOf(cx: Context, expr: CallExpr, env: Env): Value {
  const value = infer(cx, expr.args[0]!, env);
  if (value.type.kind === 'unresolved') return value;
  if (value.type.kind === 'layer' || value.type.kind === 'event' || value.type.kind === 'duration') {
    mismatch(cx, value.type, 'a value', expr.args[0]!, env);
    return cx.unresolved();
  }
  const { clock, mixed, node: inner } = atInstants(cx, value);
  const node = cx.graph.truthOf({ op: 'known' }, [inner], clock);
  return draftOf(
    cx,
    expr,
    env,
    'other',
    { type: truthType, clock, node, mixed },
    value.draft ? [value.draft] : [],
  );
}

/**
 * A slow value as each instant sees it. What was never published, and what has gone stale, has no print that could be
 * seen to be unknown; only an instant can tell.
 */
function atInstants(cx: Context, value: Value): Value {
  const { kind } = cx.graph.clocks[value.clock]!;
  return kind === 'prints' || kind === 'period' ? lift(cx, value, gridClock) : value;
}

function coalesceOf(cx: Context, expr: CallExpr, env: Env): Value {
  const first = infer(cx, expr.args[0]!, env);
  return first.type.kind === 'truth' ? coalesceTruths(cx, expr, env) : coalesceNumbers(cx, expr, env);
}

function coalesceTruths(cx: Context, expr: CallExpr, env: Env): Value {
  const parts = expr.args.map((arg) => inferCondition(cx, arg, env));
  if (!parts.every((part) => part !== undefined)) return cx.unresolved();
  const { clock, values, mixed } = join(
    cx,
    parts.map((part) => atInstants(cx, part)),
  );
  const nodes = values.map((value) => value.node);
  const node = cx.graph.truthOf({ op: 'coalesce' }, nodes, clock);
  const drafts = parts.map((part) => part.draft!);
  return draftOf(cx, expr, env, 'other', { type: truthType, clock, node, mixed }, drafts);
}

function coalesceNumbers(cx: Context, expr: CallExpr, env: Env): Value {
  const parts: NumberValue[] = [];
  for (const arg of expr.args) {
    const part = inferNumberIn(cx, arg, env);
    if (part) parts.push(part);
  }
  if (parts.length < expr.args.length) return cx.unresolved();
  let type = parts[0]!.type;
  for (const [i, part] of parts.entries()) {
    if (i === 0) continue;
    const soFar = { value: { ...parts[0]!, type }, expr: expr.args[0]! };
    const fitted = fit(cx, soFar, { value: part, expr: expr.args[i]! }, 'choose between', env, expr.args[i]!);
    if (!fitted) return cx.unresolved();
    type = fitted;
  }
  const { clock, values, mixed } = join(
    cx,
    parts.map((part) => atInstants(cx, part)),
  );
  const nodes = values.map((value) => value.node);
  return { type, clock, node: cx.graph.add({ op: 'coalesce' }, nodes, clock, 'number', unitOf(type)), mixed };
}
