import type { Approval, Assertion, Forbid, Limit } from '../../ir/program.ts';
import type * as Ast from '../../syntax/ast.ts';
import { onGrid } from '../clocks.ts';
import type { Context, Env } from '../context.ts';
import { type Dimension, money, ratio } from '../dimensions.ts';
import { inferNumberIn } from '../infer/expect.ts';
import { expectDimension } from '../infer/fit.ts';
import { unitOf } from '../types.ts';
import { nameOf } from './anonymous.ts';
import { layerOf } from './layer-names.ts';
import type { DeclaredLayer } from './layers.ts';
import { rootCondition, spanOfTime } from './rules.ts';

export function declareForbid(cx: Context, forbid: Ast.ForbidDecl, env: Env): Forbid | undefined {
  const layer = forbid.layer && layerOf(cx, forbid.layer, env);
  const when = rootCondition(cx, forbid.when, env);
  if (!when || (forbid.layer && !layer)) return undefined;
  return {
    file: env.source.name,
    span: forbid.span,
    text: cx.text(env, forbid.span),
    action: forbid.action,
    when,
    ...(layer ? { layer: layer.layer.name } : {}),
    ...(forbid.because ? { because: forbid.because.value } : {}),
  };
}

export function declareLimit(cx: Context, limit: Ast.LimitDecl, env: Env): Limit | undefined {
  const layer = layerOf(cx, limit.layer, env);
  const to = inferNumberIn(cx, limit.to, env);
  const when = limit.when ? rootCondition(cx, limit.when, env) : undefined;
  if (!layer || !to || (limit.when && !when)) return undefined;
  const dimension = limitedBy(cx, limit, layer, env);
  if (!dimension) return undefined;
  const what = `a limit of ${limit.quantity}`;
  if (!expectDimension(cx, to, limit.to, dimension, what, env)) return undefined;
  return {
    file: env.source.name,
    span: limit.span,
    text: cx.text(env, limit.span),
    layer: layer.layer.name,
    quantity: limit.quantity,
    to: onGrid(cx, to),
    unit: to.type.literal === undefined ? unitOf(to.type) : dimension.text,
    ...(when ? { when } : {}),
  };
}

/** What the quantity is measured in; a layer without it cannot be limited by it. */
function limitedBy(
  cx: Context,
  limit: Ast.LimitDecl,
  declared: DeclaredLayer,
  env: Env,
): Dimension | undefined {
  if (limit.quantity === 'size') return ratio;
  const { layer, base } = declared;
  const has = limit.quantity === 'margin' ? layer.margin !== undefined : base !== undefined;
  if (has) return limit.quantity === 'margin' ? money() : base;
  if (!declared.failed) {
    cx.report('limit-without-base', { layer: layer.name, quantity: limit.quantity }, env, limit.layer.span);
  }
  return undefined;
}

export function declareApproval(cx: Context, require: Ast.RequireDecl, env: Env): Approval | undefined {
  const layer = layerOf(cx, require.layer, env);
  const within = require.within ? spanOfTime(cx, require.within, 'the time for approvals', env) : undefined;
  const approvers = require.approvers.map((approver) => approver.name);
  const repeated = require.approvers.find((approver, i) => approvers.indexOf(approver.name) < i);
  if (repeated) cx.report('duplicate-approver', { approver: repeated.name }, env, repeated.span);
  const count = require.count.value;
  const most = new Set(approvers).size;
  if (!Number.isInteger(count) || count < 1 || count > most) {
    cx.report('approvals-out-of-reach', { found: count, most }, env, require.count.span);
    return undefined;
  }
  if (!layer || repeated || (require.within && !within)) return undefined;
  return {
    file: env.source.name,
    span: require.span,
    count,
    approvers,
    action: require.action,
    layer: layer.layer.name,
    ...(within ? { within } : {}),
  };
}

export function declareAssertion(cx: Context, assertion: Ast.AssertDecl, env: Env): Assertion | undefined {
  const condition = rootCondition(cx, assertion.condition, env);
  if (!condition) return undefined;
  return {
    file: env.source.name,
    span: assertion.span,
    name: nameOf(cx, assertion, env),
    mode: assertion.mode,
    condition,
  };
}
