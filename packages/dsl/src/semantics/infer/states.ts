import { gridClock } from '../../ir/graph.ts';
import type { NodeId } from '../../ir/program.ts';
import type { Expr, Ident, InRangeExpr, IsExpr } from '../../syntax/ast.ts';
import type { Context, Env } from '../context.ts';
import type { NamedDeclaration } from '../scope.ts';
import { type Type, truthType, unitOf } from '../types.ts';
import type { Value } from '../value.ts';
import { draftOf } from './draft.ts';
import { infer } from './index.ts';
import { reportUnknown } from './names.ts';

type StateType = Extract<Type, { kind: 'regime' | 'enum' }>;

const statesOf = (type: StateType): readonly string[] =>
  type.kind === 'regime' ? type.states : type.members;

/** Declarations that are no value: a state may share its name with one, as a stance does with its profile. */
const valueless: ReadonlySet<NamedDeclaration['kind']> = new Set(['Rule', 'Profile', 'Assert', 'Enum']);

/** The type of a name that stands for a regime or a value of an enumeration; `undefined` for all else. */
export function stateful(cx: Context, expr: Expr, env: Env): StateType | undefined {
  if (expr.kind === 'Paren') return stateful(cx, expr.inner, env);
  if (expr.kind !== 'Name') return undefined;
  const kind = cx.scope.value(expr.name)?.declaration.kind;
  if (!env.locals?.has(expr.name) && (kind === undefined || valueless.has(kind))) return undefined;
  const { type } = infer(cx, expr, env);
  return type.kind === 'regime' || type.kind === 'enum' ? type : undefined;
}

/** The ordinal of a state as a constant; reports a name that is no state. */
function ordinal(
  cx: Context,
  type: StateType,
  state: Pick<Ident, 'name' | 'span'>,
  env: Env,
): number | undefined {
  const states = statesOf(type);
  const at = states.indexOf(state.name);
  if (at >= 0) return at;
  reportUnknown(
    cx,
    state,
    type.kind === 'regime' ? `state of \`${type.name}\`` : `member of \`${type.name}\``,
    states,
    env,
  );
  return undefined;
}

/** Whether a regime is in a state, or an enumeration's value is a member. */
export function isState(
  cx: Context,
  subject: Value,
  type: StateType,
  state: Pick<Ident, 'name' | 'span'>,
  at: Pick<Expr, 'span'>,
  env: Env,
  operator: 'eq' | 'ne',
): Value {
  const wanted = ordinal(cx, type, state, env);
  if (wanted === undefined) return cx.unresolved();
  const { clock, mixed } = subject;
  const right = cx.graph.number(wanted, unitOf(type));
  const node = cx.graph.truthOf({ op: operator }, [subject.node, right], clock);
  return regimeTruth(cx, at, env, { type: truthType, clock, node, mixed });
}

const regimeTruth = (cx: Context, at: Pick<Expr, 'span'>, env: Env, value: Value): Value =>
  draftOf(cx, at, env, 'regime', value, []);

/** `vol in armed..extreme`: the bounds are states of an ordered regime. */
export function inferStateRange(
  cx: Context,
  expr: InRangeExpr,
  subject: Value,
  type: StateType,
  env: Env,
): Value {
  if (type.kind === 'enum' || !type.ordered) {
    cx.report('unordered-regime', { regime: type.name }, env, expr.span);
    return cx.unresolved();
  }
  const bound = (bound: Expr): number | undefined => {
    if (bound.kind === 'Name') return ordinal(cx, type, bound, env);
    if (bound.kind !== 'Bad') {
      const params = { expected: `a state of \`${type.name}\``, found: `\`${cx.text(env, bound.span)}\`` };
      cx.report('type-mismatch', params, env, bound.span);
    }
    return undefined;
  };
  const low = bound(expr.low);
  const high = bound(expr.high);
  if (low === undefined || high === undefined) return cx.unresolved();
  if (low > high) {
    const span = { start: expr.low.span.start, end: expr.high.span.end };
    cx.report('reversed-range', { low, high }, env, span);
    return cx.unresolved();
  }
  const { clock, mixed } = subject;
  const compare = (op: 'ge' | 'le', ordinal: number): NodeId =>
    cx.graph.truthOf({ op }, [subject.node, cx.graph.number(ordinal, unitOf(type))], clock);
  const node = cx.graph.truthOf({ op: 'and' }, [compare('ge', low), compare('le', high)], clock);
  return regimeTruth(cx, expr, env, { type: truthType, clock, node, mixed });
}

const layerStates = ['active', 'idle', 'pending'] as const;

/** A layer's state as of the instant before. */
export function inferLayerIs(cx: Context, expr: IsExpr, layer: string, env: Env): Value {
  const state = layerStates.find((s) => s === expr.state.name);
  if (!state) {
    reportUnknown(cx, expr.state, 'state of a layer', layerStates, env);
    return cx.unresolved();
  }
  cx.touch((to) => to.layersRead.add(layer));
  const node = cx.graph.truthOf({ op: 'layer-is', layer, state }, [], gridClock);
  return draftOf(cx, expr, env, 'layer', { type: truthType, clock: gridClock, node, mixed: false }, []);
}
