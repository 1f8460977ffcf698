import { constClock } from '../../ir/graph.ts';
import { linearIn } from '../../ir/linear.ts';
import type { Expiry, Layer, Leg } from '../../ir/program.ts';
import type * as Ast from '../../syntax/ast.ts';
import { onGrid } from '../clocks.ts';
import type { Context, Env } from '../context.ts';
import { count as countDimension, type Dimension, isLevel, money, ratio } from '../dimensions.ts';
import { checkCount } from '../infer/durations.ts';
import { inferConstant, inferNumberIn, mismatch, type NumberValue } from '../infer/expect.ts';
import { expectDimension } from '../infer/fit.ts';
import { infer } from '../infer/index.ts';
import { reportUnknown } from '../infer/names.ts';
import { checkIntent } from '../intent/check.ts';
import type { Entry } from '../scope.ts';
import { describe, numberOf, unitOf } from '../types.ts';
import type { Value } from '../value.ts';

/** A layer of the program, and the dimension of what its size is a share of. */
export interface DeclaredLayer {
  readonly layer: Layer;
  readonly base?: Dimension;
  /** Of its declaration, what a diagnostic has told of is missing here. */
  readonly failed: boolean;
}

export function declareLayer(cx: Context, entry: Entry<Ast.LayerDecl>, env: Env): DeclaredLayer {
  const { declaration, name } = entry;
  const base = declaration.base ? amountOf(cx, declaration.base, 'the base of a size', env) : undefined;
  const margin = declaration.margin ? marginOf(cx, declaration.margin, env) : undefined;
  const intents = declaration.intents.map((intent) => intentOf(cx, intent, env));
  const reported = cx.diagnostics.length;
  const legs = declaration.legs.map((leg) => legOf(cx, leg, env));
  const areSound = cx.diagnostics.length === reported && !legs.includes(undefined);
  const layer: Layer = {
    name,
    file: entry.source.name,
    span: entry.ident.span,
    legs: legs.filter((leg) => leg !== undefined),
    intents: intents.filter((intent) => intent !== undefined),
    ...(base ? { base: onGrid(cx, base) } : {}),
    ...(margin ? { margin } : {}),
    ...(declaration.doc === undefined ? {} : { doc: declaration.doc }),
  };
  if (areSound) {
    for (const [i, intent] of intents.entries()) {
      if (intent) checkIntent(cx, name, layer.legs, intent, declaration.intents[i]!, env);
    }
  }
  const failed = Boolean((declaration.base && !base) || (declaration.margin && !margin));
  return base ? { layer, base: base.type.dimension, failed } : { layer, failed };
}

/** Money or contracts. */
export function amountOf(cx: Context, expr: Ast.Expr, what: string, env: Env): NumberValue | undefined {
  const value = inferNumberIn(cx, expr, env);
  return value && expectDimension(cx, value, expr, [money(), countDimension], what, env) ? value : undefined;
}

/** `margin(size) = slope * size + intercept`; inside, `size` is the layer's size. */
function marginOf(cx: Context, expr: Ast.Expr, env: Env): NonNullable<Layer['margin']> | undefined {
  const variable = cx.graph.add({ op: 'param', name: '(size)' }, [], constClock, 'number', 'ratio');
  const size: Value = { type: numberOf(ratio), clock: constClock, node: variable, mixed: false };
  const value = inferNumberIn(cx, expr, { ...env, locals: new Map([['size', size]]) });
  if (!value || !expectDimension(cx, value, expr, money(), 'a margin', env)) return undefined;
  const linear = linearIn(cx.graph, value.node, variable);
  if (!linear) {
    cx.report('margin-not-linear', { text: cx.text(env, expr.span) }, env, expr.span);
    return undefined;
  }
  const zero = cx.graph.number(0, unitOf(value.type));
  const part = (node: number | undefined): number => onGrid(cx, { ...value, node: node ?? zero });
  return { slope: part(linear.slope), intercept: part(linear.intercept) };
}

const greeks = ['delta', 'gamma', 'vega', 'theta', 'rho'];
const operators = { '<': 'lt', '<=': 'le', '>': 'gt', '>=': 'ge', '==': 'eq', '!=': 'ne' } as const;

/** `delta < 0`: a greek of the structure against a number. */
function intentOf(cx: Context, expr: Ast.Expr, env: Env): Layer['intents'][number] | undefined {
  if (expr.kind === 'Bad') return undefined;
  if (expr.kind !== 'Compare' || expr.ops.length !== 1 || expr.operands[0]!.kind !== 'Name') {
    cx.report('intent-form', { text: cx.text(env, expr.span) }, env, expr.span);
    return undefined;
  }
  const [greek, bound] = [expr.operands[0]!, expr.operands[1]!];
  if (!greeks.includes(greek.name)) {
    reportUnknown(cx, greek, 'greek', greeks, env);
    return undefined;
  }
  const value = inferConstant(cx, bound, env, 'the bound of an intent');
  if (!value) return undefined;
  return { greek: greek.name, operator: operators[expr.ops[0]!], value: cx.graph.defaultOf(value.node) };
}

function legOf(cx: Context, leg: Ast.Leg, env: Env): Leg | undefined {
  const underlying = infer(cx, { kind: 'Name', span: leg.underlying.span, name: leg.underlying.name }, env);
  if (underlying.type.kind === 'unresolved') return undefined;
  if (underlying.type.kind !== 'number' || !isLevel(underlying.type.dimension)) {
    if (underlying.type.kind === 'number') {
      const params = {
        what: 'an underlying',
        expected: 'an index or a price',
        found: describe(underlying.type),
      };
      cx.report('wrong-dimension', params, env, leg.underlying.span);
    } else {
      const at = { kind: 'Name', span: leg.underlying.span, name: leg.underlying.name } as const;
      mismatch(cx, underlying.type, 'an index or a price', at, env);
    }
    return undefined;
  }
  const { count } = leg;
  if (count && !checkCount(cx, cx.graph.number(count.value), 'contracts', count, env)) return undefined;
  const delta = leg.delta ? deltasOf(cx, leg.delta, env) : undefined;
  const target = leg.target ? targetOf(cx, leg.target, env) : undefined;
  if (delta && target !== undefined && (target < delta[0] || target > delta[1])) {
    const params = { name: 'target', found: target, low: delta[0], high: delta[1] };
    cx.report('value-outside-range', params, env, leg.target!.span);
    return undefined;
  }
  return {
    side: leg.side,
    count: count?.value ?? 1,
    instrument: leg.instrument,
    underlying: leg.underlying.name,
    level: onGrid(cx, underlying),
    ...(delta ? { deltaLow: delta[0], deltaHigh: delta[1] } : {}),
    ...(target === undefined ? {} : { target }),
    ...(leg.expiry ? { expiry: expiryOf(cx, leg.expiry, env) } : {}),
  };
}

/** The absolute delta of an option lies between 0 and 1; `65..85` means 0.65..0.85. */
function deltasOf(cx: Context, range: Ast.Range, env: Env): readonly [number, number] | undefined {
  const low = deltaOf(cx, range.low, env);
  const high = range.low === range.high ? low : deltaOf(cx, range.high, env);
  if (low === undefined || high === undefined) return undefined;
  const wrong = [low, high].find((delta) => !isDelta(delta));
  if (wrong !== undefined) {
    reportDelta(cx, wrong, [low, high], range.low === range.high ? range.low : range, env);
    return undefined;
  }
  if (low <= high) return [low, high];
  cx.report('reversed-range', { low, high }, env, range.span);
  return undefined;
}

function targetOf(cx: Context, expr: Ast.Expr, env: Env): number | undefined {
  const target = deltaOf(cx, expr, env);
  if (target === undefined || isDelta(target)) return target;
  reportDelta(cx, target, [target, target], expr, env);
  return undefined;
}

const isDelta = (value: number): boolean => value > 0 && value < 1;

function deltaOf(cx: Context, expr: Ast.Expr, env: Env): number | undefined {
  const value = inferConstant(cx, expr, env, 'a delta');
  if (!value || !expectDimension(cx, value, expr, ratio, 'a delta', env)) return undefined;
  return cx.graph.defaultOf(value.node);
}

/** Traders say "a 65 delta": whole numbers from 1 to 99 are certainly hundredths. */
function reportDelta(
  cx: Context,
  found: number,
  [low, high]: readonly [number, number],
  at: Ast.Range | Ast.Expr,
  env: Env,
): void {
  const hundredths = [low, high].every((delta) => delta >= 1 && delta < 100);
  if (!hundredths) {
    cx.report('delta-out-of-range', { found }, env, at.span);
    return;
  }
  const meant = low === high ? `${low / 100}` : `${low / 100}..${high / 100}`;
  const fix = cx.replace(env, at.span, meant, `write \`${meant}\``);
  cx.report('delta-out-of-range', { found, meant }, env, at.span, fix);
}

export function expiryOf(cx: Context, expiry: Ast.Expiry, env: Env): Expiry {
  const [low, high] = [expiry.low?.value, expiry.high?.value];
  if (low !== undefined && high !== undefined && low > high) {
    cx.report('reversed-range', { low, high }, env, expiry.span);
  }
  return {
    text: cx.text(env, expiry.span),
    ...(low === undefined ? {} : { low }),
    ...(high === undefined ? {} : { high }),
    ...(expiry.unit === undefined ? {} : { unit: expiry.unit }),
    ...(expiry.cycle === undefined ? {} : { cycle: expiry.cycle }),
  };
}
