import type { Action, Condition, Length, Rule } from '../../ir/program.ts';
import type * as Ast from '../../syntax/ast.ts';
import { onGrid } from '../clocks.ts';
import type { Context, Env } from '../context.ts';
import { conditionOf } from '../infer/draft.ts';
import { durationOf } from '../infer/durations.ts';
import { inferCondition, mismatch } from '../infer/expect.ts';
import { infer } from '../infer/index.ts';
import { unitOf } from '../types.ts';
import { nameOf } from './anonymous.ts';
import { layerOf } from './layer-names.ts';
import { expiryOf } from './layers.ts';
import { sizeOf } from './sizes.ts';

/** A rule, checked; `undefined` after a report. */
export function declareRule(cx: Context, rule: Ast.RuleDecl, env: Env): Rule | undefined {
  const when = rootCondition(cx, rule.when, env);
  const unless = rule.unless ? rootCondition(cx, rule.unless, env) : undefined;
  const until = rule.until ? rootCondition(cx, rule.until, env) : undefined;
  const hold = rule.hold ? spanOfTime(cx, rule.hold, 'a hold', env) : undefined;
  const cooldown = rule.cooldown ? spanOfTime(cx, rule.cooldown, 'a cooldown', env) : undefined;
  const actions = rule.actions.map((action) => actionOf(cx, action, env));
  if (!when || !actions.every((action) => action !== undefined)) return undefined;
  return {
    name: nameOf(cx, rule, env),
    file: env.source.name,
    span: rule.span,
    when,
    actions,
    priority: rule.priority?.value ?? 0,
    ...(unless ? { unless } : {}),
    ...(until ? { until } : {}),
    ...(hold ? { hold } : {}),
    ...(cooldown ? { cooldown } : {}),
    ...(rule.doc === undefined ? {} : { doc: rule.doc }),
  };
}

/** A condition that decisions read, with its tree; `undefined` after a report. */
export function rootCondition(cx: Context, expr: Ast.Expr, env: Env): Condition | undefined {
  const value = inferCondition(cx, expr, env);
  return value && conditionOf(cx, value.draft!);
}

/** A stretch of time that decisions wait: of sessions or calendar time, since nothing is printed in it. */
export function spanOfTime(cx: Context, expr: Ast.DurationExpr, what: string, env: Env): Length | undefined {
  const duration = durationOf(cx, expr, env);
  if (!duration) return undefined;
  const { count, unit } = duration;
  if (unit !== 'prints') return { count, unit };
  cx.report('window-unit', { what, expected: 'sessions or calendar time', found: 'prints' }, env, expr.span);
  return undefined;
}

function actionOf(cx: Context, action: Ast.Action, env: Env): Action | undefined {
  if (action.kind === 'alert') return alertOf(cx, action, env);
  const declared = layerOf(cx, action.layer, env);
  if (!declared) return undefined;
  const {
    layer: { name: layer },
    base,
  } = declared;
  switch (action.kind) {
    case 'activate': {
      if (!action.size) return { verb: 'activate', layer };
      const size = sizeOf(cx, action.size, base, env);
      return size && { verb: 'activate', layer, size };
    }
    case 'scale': {
      const size = sizeOf(cx, action.size, base, env);
      return size && { verb: 'scale', layer, size };
    }
    case 'deactivate':
      return { verb: 'deactivate', layer };
    case 'roll':
      return { verb: 'roll', layer, expiry: expiryOf(cx, action.expiry, env) };
  }
}

function alertOf(cx: Context, action: Ast.AlertAction, env: Env): Action | undefined {
  const parts: (string | { node: number; unit: string })[] = [];
  let whole = true;
  for (const part of action.text.parts) {
    if (typeof part === 'string') {
      parts.push(part);
      continue;
    }
    const value = infer(cx, part, env);
    const { kind } = value.type;
    if (kind === 'number' || kind === 'truth' || kind === 'enum' || kind === 'regime') {
      parts.push({ node: onGrid(cx, value), unit: unitOf(value.type) });
    } else {
      whole = false;
      mismatch(cx, value.type, 'a value', part, env);
    }
  }
  return whole ? { verb: 'alert', text: parts, level: action.level } : undefined;
}
