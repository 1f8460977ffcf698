import { constClock, gridClock } from '../../ir/graph.ts';
import type { NodeId } from '../../ir/program.ts';
import type * as Ast from '../../syntax/ast.ts';
import { lift } from '../clocks.ts';
import type { Context, Env } from '../context.ts';
import { inferCondition, inferConstant, inferNumberIn, type NumberValue } from '../infer/expect.ts';
import { fit } from '../infer/fit.ts';
import type { Entry } from '../scope.ts';
import type { Type } from '../types.ts';
import type { Value } from '../value.ts';

export function declareRegime(cx: Context, entry: Entry<Ast.RegimeDecl>, env: Env): Value {
  const { by, bands, states, name } = entry.declaration;
  const members = by ? bands : states;
  const names = members.map((member) => member.state.name);
  const repeated = members.find((member, i) => names.indexOf(member.state.name) < i);
  if (repeated) {
    const first = members[names.indexOf(repeated.state.name)]!;
    cx.report(
      'redeclared-name',
      { name: repeated.state.name, kind: 'state', previous: `a state of \`${name.name}\`` },
      env,
      repeated.state.span,
      { related: [{ file: env.source.name, span: first.state.span, message: 'declared here' }] },
    );
    return cx.unresolved();
  }
  const type: Type = { kind: 'regime', name: name.name, states: names, ordered: by !== undefined };
  return by ? bandsOf(cx, entry, by, type, env) : machineOf(cx, entry, type, env);
}

/** Ordered bands: the state is the band that holds the value, on the value's own clock. */
function bandsOf(cx: Context, entry: Entry<Ast.RegimeDecl>, by: Ast.Expr, type: Type, env: Env): Value {
  const { bands, name } = entry.declaration;
  const value = inferNumberIn(cx, by, env);
  if (!value) return cx.unresolved();
  const bounds: [NodeId, NodeId][] = [];
  for (const band of bands) {
    const low = boundOf(cx, band.low, value, by, env);
    const high = boundOf(cx, band.high, value, by, env);
    if (low === undefined || high === undefined) return cx.unresolved();
    bounds.push([low, high]);
  }
  if (!adjoining(cx, bands, bounds, value, env)) return cx.unresolved();
  const clock = value.clock === constClock ? gridClock : value.clock;
  const node = cx.graph.add(
    { op: 'band', regime: name.name, bounds },
    [value.node],
    clock,
    'number',
    `regime:${name.name}`,
  );
  return { type, clock, node, mixed: value.mixed };
}

/** A bound's node, -1 for an open end, `undefined` after a report. */
function boundOf(
  cx: Context,
  expr: Ast.Expr | undefined,
  value: NumberValue,
  by: Ast.Expr,
  env: Env,
): NodeId | undefined {
  if (!expr) return -1;
  const bound = inferConstant(cx, expr, env, 'a bound of a regime');
  if (!bound || !fit(cx, { value, expr: by }, { value: bound, expr }, 'compare', env, expr)) return undefined;
  return bound.node;
}

/** Bands follow each other without a gap or an overlap, from the least to the greatest value there is. */
function adjoining(
  cx: Context,
  bands: readonly Ast.RegimeBand[],
  bounds: readonly (readonly [NodeId, NodeId])[],
  value: NumberValue,
  env: Env,
): boolean {
  const range = value.type.range ?? [-Infinity, Infinity];
  const at = (node: NodeId, open: number): number => (node < 0 ? open : cx.graph.defaultOf(node));
  let end = range[0];
  for (const [i, band] of bands.entries()) {
    const low = at(bounds[i]![0], -Infinity);
    const high = at(bounds[i]![1], Infinity);
    if (low > high) {
      cx.report('reversed-range', { low, high }, env, band.span);
      return false;
    }
    const previous = bands[i - 1];
    const params = { state: band.state.name, previous: previous?.state.name ?? null, from: end, to: low };
    if (low > end) {
      cx.report('regime-gap', params, env, band.span);
      return false;
    }
    if (previous && low < end) {
      cx.report('regime-overlap', { ...params, previous: previous.state.name }, env, band.span);
      return false;
    }
    end = high;
  }
  const last = bands.at(-1);
  if (last && end < range[1]) {
    const params = { state: null, previous: last.state.name, from: end, to: range[1] };
    cx.report('regime-gap', params, env, last.span);
    return false;
  }
  return true;
}

/** A state machine steps from instant to instant, so it lives on the grid. */
function machineOf(cx: Context, entry: Entry<Ast.RegimeDecl>, type: Type, env: Env): Value {
  const { states, name } = entry.declaration;
  const conditions: NodeId[] = [];
  let whole = true;
  const take = (expr: Ast.Expr | undefined): number => {
    if (!expr) return -1;
    const condition = inferCondition(cx, expr, env);
    if (!condition) {
      whole = false;
      return -1;
    }
    return conditions.push(lift(cx, condition, gridClock).node) - 1;
  };
  const lowered = states.map((state) => ({ when: take(state.when), until: take(state.until) }));
  const otherwise = states.findIndex((state) => state.when === undefined);
  if (otherwise !== states.length - 1) {
    const at = otherwise < 0 ? name : states[otherwise]!;
    cx.report('regime-otherwise', { regime: name.name, found: otherwise >= 0 }, env, at.span);
    return cx.unresolved();
  }
  if (!whole) return cx.unresolved();
  const operation = { op: 'machine' as const, regime: name.name, states: lowered };
  const node = cx.graph.add(operation, conditions, gridClock, 'number', `regime:${name.name}`);
  return { type, clock: gridClock, node, mixed: false };
}
