import type { BarField, Test, TestStep } from '../../ir/program.ts';
import { cover } from '../../source/span.ts';
import type * as Ast from '../../syntax/ast.ts';
import type { Context, Env } from '../context.ts';
import { ratio } from '../dimensions.ts';
import { inferConstant } from '../infer/expect.ts';
import { adapt, checkScale, expectDimension } from '../infer/fit.ts';
import { infer } from '../infer/index.ts';
import { isBarField, reportUnknown } from '../infer/names.ts';
import { resolve } from '../resolve.ts';
import { type Entry, kindOf } from '../scope.ts';
import { describe, type Type } from '../types.ts';
import { checkDate } from './dates.ts';
import { layerOf } from './layer-names.ts';
import { checkSetting } from './profiles.ts';
import { rootCondition } from './rules.ts';

export function declareTest(cx: Context, test: Ast.TestDecl, env: Env): Test {
  const steps = test.steps.map((step) => stepOf(cx, step, env));
  return {
    file: env.source.name,
    span: test.span,
    title: test.title.value,
    steps: steps.filter((step) => step !== undefined),
    ...(test.doc === undefined ? {} : { doc: test.doc }),
  };
}

function stepOf(cx: Context, step: Ast.TestStep, env: Env): TestStep | undefined {
  const at = { file: env.source.name, span: step.span };
  switch (step.kind) {
    case 'from':
      return checkDate(cx, step.date, env) ? { ...at, kind: 'from', date: step.date.text } : undefined;
    case 'data':
      return { ...at, kind: 'data', path: step.path.value };
    case 'given':
      return givenOf(cx, step, env);
    case 'set': {
      const setting = checkSetting(cx, step.setting, env);
      return setting && { ...at, kind: 'set', param: setting.param, value: setting.value };
    }
    case 'profile': {
      const entry = cx.scope.own.values.get(step.name.name);
      if (entry?.declaration.kind === 'Profile') return { ...at, kind: 'profile', name: entry.name };
      reportUnknown(cx, step.name, 'profile', cx.scope.names(new Set(['Profile'])), env);
      return undefined;
    }
    case 'approve': {
      const layer = layerOf(cx, step.layer, env);
      const known = approversKnown(cx, step.by, env);
      if (!layer || !known || !checkDate(cx, step.on, env)) return undefined;
      const by = step.by.map((approver) => approver.name);
      return { ...at, kind: 'approve', layer: layer.layer.name, by, on: step.on.text };
    }
    case 'expect':
      return expectedDecision(cx, step, env);
    case 'expect-condition': {
      const condition = rootCondition(cx, step.condition, env);
      if (!condition || (step.on && !checkDate(cx, step.on, env))) return undefined;
      return {
        ...at,
        kind: 'expect-condition',
        mode: step.mode,
        condition,
        ...(step.on ? { on: step.on.text } : {}),
      };
    }
  }
}

function approversKnown(cx: Context, approvers: readonly Ast.Ident[], env: Env): boolean {
  const unknown = approvers.filter((approver) => !cx.approvers.has(approver.name));
  for (const approver of unknown) reportUnknown(cx, approver, 'approver', cx.approvers, env);
  return unknown.length === 0;
}

function expectedDecision(cx: Context, step: Ast.ExpectDecisionStep, env: Env): TestStep | undefined {
  const layer = step.layer && layerOf(cx, step.layer, env);
  if ((step.layer && !layer) || (step.on && !checkDate(cx, step.on, env))) return undefined;
  const ends = step.size
    ? [step.size.low, step.size.high].map((expr) => {
        const value = inferConstant(cx, expr, env, 'an expected size');
        const fits = value && expectDimension(cx, value, expr, ratio, 'an expected size', env);
        return fits ? cx.graph.defaultOf(value.node) : undefined;
      })
    : [];
  if (step.size && (ends[0] === undefined || ends[1] === undefined)) return undefined;
  return {
    file: env.source.name,
    span: step.span,
    kind: 'expect',
    negated: step.negated,
    action: step.action,
    ...(layer ? { layer: layer.layer.name } : {}),
    ...(step.on ? { on: step.on.text } : {}),
    ...(step.size ? { low: ends[0]!, high: ends[1]! } : {}),
  };
}

const givenKinds = new Set(['Input', 'Let', 'Score'] as const);

/** Values for an input, or for a definition that the test supplies. */
function givenOf(cx: Context, given: Ast.GivenStep, env: Env): TestStep | undefined {
  const step = cx.scope.value(given.name.name) ? given : asOneName(given);
  const entry = cx.scope.value(step.name.name);
  if (!entry) {
    reportUnknown(cx, step.name, 'input or definition', cx.scope.names(givenKinds), env);
    return undefined;
  }
  if (!(givenKinds as ReadonlySet<string>).has(entry.declaration.kind)) {
    const found = kindOf(entry);
    const isParam = entry.declaration.kind === 'Param';
    const params = { name: entry.name, found, expected: 'an input or a definition' };
    const instead = isParam ? { instead: `set ${entry.name} = ...` } : {};
    cx.report('wrong-kind', { ...params, ...instead }, env, step.name.span);
    return undefined;
  }
  const whole = resolve(cx, entry);
  const field = step.member?.name;
  if (field !== undefined && !(whole.bars && isBarField(field))) {
    const members = whole.bars ? ['open', 'high', 'low', 'close', 'volume'] : [];
    cx.report('unknown-member', { member: field, of: entry.name, members }, env, step.member!.span);
    return undefined;
  }
  const type = field === undefined ? whole.type : whole.bars!(field as BarField).type;
  const values = step.values.map((value) => givenValue(cx, value, type, entry, env));
  if (type.kind === 'unresolved' || !values.every((value) => value !== undefined)) return undefined;
  return {
    file: env.source.name,
    span: step.span,
    kind: 'given',
    name: entry.name,
    field: (field as BarField | undefined) ?? (whole.bars ? 'close' : 'value'),
    values,
  };
}

/** `book.vega` where `book` is no name: the name of a namespace. */
function asOneName({ member, ...step }: Ast.GivenStep): Ast.GivenStep {
  if (member === undefined) return step;
  const name = `${step.name.name}.${member.name}`;
  return { ...step, name: { kind: 'Ident', name, span: cover(step.name.span, member.span) } };
}

/** One given value as a plain number, NaN for `unknown`; `undefined` after a report. */
function givenValue(
  cx: Context,
  expr: Ast.GivenValue,
  type: Type,
  entry: Entry,
  env: Env,
): number | undefined {
  if (expr.kind === 'Unknown') return Number.NaN;
  if (type.kind === 'truth') {
    if (expr.kind === 'Name' && expr.name === 'true') return 1;
    if (expr.kind === 'Name' && expr.name === 'false') return 0;
  }
  if (type.kind === 'enum' && expr.kind === 'Name') {
    const ordinal = type.members.indexOf(expr.name);
    if (ordinal >= 0) return ordinal;
    reportUnknown(cx, expr, `member of \`${type.name}\``, type.members, env);
    return undefined;
  }
  if (type.kind !== 'number') {
    const found = describe(infer(cx, expr, env).type);
    if (type.kind !== 'unresolved') {
      cx.report('type-mismatch', { expected: describe(type), found }, env, expr.span);
    }
    return undefined;
  }
  const value = inferConstant(cx, expr, env, 'a given value');
  if (!value) return undefined;
  const fits =
    value.type.literal !== undefined
      ? adapt(cx, value, expr, type, env) && checkScale(cx, type, value, expr, env)
      : expectDimension(cx, value, expr, type.dimension, `\`${entry.name}\``, env);
  if (!fits) return undefined;
  const number = cx.graph.defaultOf(value.node);
  if (type.range && (number < type.range[0] || number > type.range[1])) {
    const [low, high] = type.range;
    cx.report('value-outside-range', { name: entry.name, found: number, low, high }, env, expr.span);
    return undefined;
  }
  return number;
}
