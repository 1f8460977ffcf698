/** Calls of the function table: arguments against parameters, then the node that the kind of kernel asks for. */
import type { FunctionSpec, ParameterSpec } from '../../functions/spec.ts';
import { functionTable } from '../../functions/table.ts';
import { constClock } from '../../ir/graph.ts';
import type { ClockId, NodeId } from '../../ir/program.ts';
import type { CallExpr, Expr } from '../../syntax/ast.ts';
import { join, lift, meet } from '../clocks.ts';
import type { Context, Env } from '../context.ts';
import { unitOf } from '../types.ts';
import type { Value } from '../value.ts';
import { asDuration, checkCount } from './durations.ts';
import { asNumber, inferNumberIn, mismatch } from './expect.ts';
import { infer } from './index.ts';
import { type Arguments, placeOf, reach } from './placement.ts';
import { Signature } from './signature.ts';

export function callTable(cx: Context, expr: CallExpr, table: FunctionSpec, env: Env): Value {
  const spec = variantOf(cx, expr, table, env);
  const { parameters } = spec;
  const least = parameters.filter((p) => !('default' in p) || p.default === undefined).length;
  if (expr.args.length < least || expr.args.length > parameters.length) {
    const expected = countText(least, parameters.length);
    cx.report('argument-count', { name: table.name, expected, found: expr.args.length }, env, expr.span);
    for (const arg of expr.args) infer(cx, arg, env);
    return cx.unresolved();
  }
  const signature = new Signature(cx, spec, expr, env);
  const taken: Arguments = { series: [], statics: [], others: [] };
  let whole = true;
  for (const [i, parameter] of parameters.entries()) {
    if (!take(cx, signature, parameter, expr.args[i], taken, env)) whole = false;
  }
  if (!whole) return cx.unresolved();
  return lower(cx, spec, signature, taken, env);
}

/** `min` and `max` of two numbers are functions of one instant; with a duration they are windows. */
function variantOf(cx: Context, expr: CallExpr, table: FunctionSpec, env: Env): FunctionSpec {
  const pointwise = functionTable.get(`${table.name}2`);
  if (!pointwise || expr.args.length !== 2) return table;
  return infer(cx, expr.args[1]!, env).type.kind === 'duration' ? table : pointwise;
}

const countText = (least: number, most: number): string => {
  if (least === most) return least === 1 ? '1 argument' : `${least} arguments`;
  return `${least} to ${most} arguments`;
};

/** Takes one argument, or the parameter's default; `false` after a report. */
function take(
  cx: Context,
  signature: Signature,
  parameter: ParameterSpec,
  arg: Expr | undefined,
  into: Arguments,
  env: Env,
): boolean {
  switch (parameter.role) {
    case 'series': {
      const value = inferNumberIn(cx, arg!, env);
      if (!value || !signature.accept(parameter.name, parameter.dimension, value, arg!)) return false;
      into.series.push(value);
      return true;
    }
    case 'bars':
      return takeBars(cx, signature, parameter, arg!, into, env);
    case 'window':
      return takeWindow(cx, signature, parameter, arg, into, env);
    case 'static': {
      const node = arg ? signature.constant(parameter, arg) : cx.graph.number(parameter.default!);
      if (node === undefined) return false;
      into.statics.push(node);
      into.others.push(node);
      return true;
    }
  }
}

function takeBars(
  cx: Context,
  signature: Signature,
  parameter: Extract<ParameterSpec, { role: 'bars' }>,
  arg: Expr,
  into: Arguments,
  env: Env,
): boolean {
  const value = infer(cx, arg, env);
  if (value.type.kind === 'unresolved') return false;
  if (value.type.kind !== 'number') {
    mismatch(cx, value.type, 'an input with bars', arg, env);
    return false;
  }
  if (!value.bars) {
    const params = { name: signature.spec.name, parameter: parameter.name };
    cx.report('bars-expected', params, env, arg.span);
    return false;
  }
  signature.bindBars(value.type);
  for (const field of parameter.fields) into.series.push(value.bars(field));
  return true;
}

/** A bare count is so many observations, a duration a stretch of time. */
function takeWindow(
  cx: Context,
  signature: Signature,
  parameter: Extract<ParameterSpec, { role: 'window' }>,
  arg: Expr | undefined,
  into: Arguments,
  env: Env,
): boolean {
  if (!arg) {
    const count = cx.graph.number(parameter.default!);
    into.window = { count, unit: 'observations', at: signature.expr };
    into.statics.push(count);
    return true;
  }
  const value = infer(cx, arg, env);
  if (value.type.kind === 'duration') {
    const duration = asDuration(cx, value, arg, env);
    if (!duration) return false;
    into.window = { ...duration, at: arg };
  } else {
    const number = asNumber(cx, value, arg, env);
    if (!number) return false;
    if (number.clock !== constClock) {
      cx.report('not-constant', { what: `the window of \`${signature.spec.name}\`` }, env, arg.span);
      return false;
    }
    if (!checkCount(cx, number.node, 'observations', arg, env)) return false;
    into.window = { count: number.node, unit: 'observations', at: arg };
  }
  const found = cx.graph.defaultOf(into.window.count);
  const time = into.window.unit;
  if ((time === 'observations' || time === 'prints' || time === 'sessions') && found < parameter.min) {
    const params = { name: signature.spec.name, found, least: parameter.min };
    cx.report('window-too-short', params, env, arg.span);
    return false;
  }
  into.statics.push(into.window.count);
  return true;
}

function lower(cx: Context, spec: FunctionSpec, signature: Signature, args: Arguments, env: Env): Value {
  const place = placeOf(cx, spec, args, env);
  if (!place) return cx.unresolved();
  const { clock } = place;
  const length = place.length && reach(cx, spec, place.length);
  const at = meet(cx, clock, constClock);
  const lifted = args.series.map((value) => lift(cx, value, at));
  const mixed = join(cx, lifted).mixed;
  const nodes = lifted.map((value) => value.node);
  const of = (member: string | undefined): Value => {
    const type = signature.result(member);
    const fn = spec.name;
    const which = member === undefined ? {} : { member };
    const operation =
      spec.kind === 'pointwise'
        ? ({ op: 'pointwise', fn, ...which, statics: args.statics } as const)
        : spec.kind === 'window'
          ? ({ op: 'window', fn, ...which, length: length!, statics: args.others } as const)
          : ({ op: 'recurrence', fn, member: member ?? '', statics: args.statics } as const);
    const node = cx.graph.add(operation, nodes, at, 'number', unitOf(type));
    return { type, clock: at, node, mixed };
  };
  if (spec.name === 'yoy') return yearOnYear(cx, nodes[0]!, at, mixed, signature);
  const members = spec.members;
  if (!members) return of(undefined);
  return {
    ...of(members[0]!.name),
    members: new Map(members.map(({ name }) => [name, () => of(name)])),
  };
}

/** `x / x a year before - 1`: looking a year back is an operator, since it follows reference periods. */
function yearOnYear(cx: Context, x: NodeId, clock: ClockId, mixed: boolean, signature: Signature): Value {
  const type = signature.result(undefined);
  const past = cx.graph.add({ op: 'year-ago' }, [x], clock, 'number', cx.graph.nodes[x]!.unit);
  const growth = cx.graph.arithmetic('div', x, past, clock, 'ratio');
  const node = cx.graph.arithmetic('sub', growth, cx.graph.number(1), clock, unitOf(type));
  return { type, clock, node, mixed };
}
