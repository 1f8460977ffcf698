import { gridClock } from '../../ir/graph.ts';
import type { BarField, ClockId, Input } from '../../ir/program.ts';
import type * as Ast from '../../syntax/ast.ts';
import { sessionClock } from '../clocks.ts';
import type { Context, Env } from '../context.ts';
import { count, isLevel, namedDimension } from '../dimensions.ts';
import { draftOf } from '../infer/draft.ts';
import { checkCount } from '../infer/durations.ts';
import { reportUnknown } from '../infer/names.ts';
import type { Entry } from '../scope.ts';
import { type NumberType, numberOf, type Type, truthType, unitOf, unresolvedType } from '../types.ts';
import type { Value } from '../value.ts';
import { rangeOf } from './ranges.ts';

const everySession: Input['every'] = { unit: 'session', count: 1 };

/** Enters the input in the program and gives its value, on its own clock. */
export function declareInput(cx: Context, entry: Entry<Ast.InputDecl>, env: Env): Value {
  const { declaration, name } = entry;
  const declared = typeNamed(cx, declaration.type, env);
  const range = declaration.range ? rangeOf(cx, declaration.range, declared, env) : undefined;
  const type = range && declared.kind === 'number' ? ranged(declared, range) : declared;
  if (
    declaration.bars &&
    !(type.kind === 'number' && isLevel(type.dimension)) &&
    type.kind !== 'unresolved'
  ) {
    const params = { what: 'an input with `bars`', expected: 'an index or a price', found: unitOf(type) };
    cx.report('wrong-dimension', params, env, declaration.type.span);
  }
  const every = declaration.every ?? everySession;
  if (declaration.every) checkCount(cx, cx.graph.number(every.count), 'minutes', declaration.every, env);
  const { staleAfter } = declaration;
  if (staleAfter) checkAge(cx, staleAfter, env);
  cx.inputs.set(name, {
    name,
    file: entry.source.name,
    span: entry.ident.span,
    unit: unitOf(type),
    bars: declaration.bars,
    every: { unit: every.unit, count: every.count },
    supplied: false,
    ...(range ? { low: range[0], high: range[1] } : {}),
    ...(staleAfter ? { stale: { count: staleAfter.count, unit: staleAfter.unit } } : {}),
    ...(declaration.from ? { from: declaration.from.value } : {}),
    ...(type.kind === 'enum' ? { enum: type.name } : {}),
    ...(declaration.doc === undefined ? {} : { doc: declaration.doc }),
  });
  const clock = clockOf(cx, name, every);
  const value = observation(cx, name, 'value', type, clock);
  if (type.kind === 'truth') return draftOf(cx, entry.ident, env, 'other', value, []);
  if (!declaration.bars || type.kind !== 'number') return value;
  return {
    ...observation(cx, name, 'close', type, clock),
    bars: (field) =>
      observation(cx, name, field, field === 'volume' ? numberOf(count) : numberOf(type.dimension), clock),
  };
}

/** How long a value stands: in time, since nothing is printed in it. */
function checkAge(cx: Context, age: Ast.DurationLiteral, env: Env): void {
  if (age.unit === 'prints') {
    const params = { what: 'the age of a value', expected: 'sessions or calendar time', found: 'prints' };
    cx.report('window-unit', params, env, age.span);
  } else checkCount(cx, cx.graph.number(age.count), age.unit, age, env);
}

/** A definition whose value the data supplies: an input every session, of the type that it computes. */
export function declareSupplied(cx: Context, entry: Entry, computed: Value): Value {
  const { name, declaration } = entry;
  const { type } = computed;
  if (type.kind === 'unresolved') return computed;
  cx.inputs.set(name, {
    name,
    file: entry.source.name,
    span: entry.ident.span,
    unit: unitOf(type),
    bars: false,
    every: everySession,
    supplied: true,
    ...(type.kind === 'enum' ? { enum: type.name } : {}),
    ...(declaration.doc === undefined ? {} : { doc: declaration.doc }),
  });
  const value = observation(cx, name, 'value', type, sessionClock(cx));
  if (type.kind !== 'truth') return value;
  return draftOf(cx, entry.ident, { source: entry.source }, 'other', value, []);
}

function observation(
  cx: Context,
  name: string,
  field: BarField | 'value',
  type: Type,
  clock: ClockId,
): Value {
  const form = type.kind === 'truth' ? 'truth' : 'number';
  const node = cx.graph.add({ op: 'input', name, field }, [], clock, form, unitOf(type));
  return { type, clock, node, mixed: false };
}

function clockOf(cx: Context, name: string, every: Input['every']): ClockId {
  if (every.unit === 'minutes') return gridClock;
  if (every.unit === 'session') return sessionClock(cx);
  return cx.graph.clock({ kind: 'prints', inputs: [name] });
}

function ranged(type: NumberType, range: readonly [number, number]): NumberType {
  return { ...type, range, ...(range[1] === 1 ? { unitScale: true } : {}) };
}

const dimensionNames = ['index', 'price', 'money', 'rate', 'ratio', 'count', 'duration', 'truth'];

function typeNamed(cx: Context, ref: Ast.TypeRef, env: Env): Type {
  // The parser found no type and said so.
  if (ref.name === '') return unresolvedType;
  if (ref.name === 'truth') return truthType;
  const dimension = namedDimension(ref.name, ref.currency);
  if (dimension) return numberOf(dimension);
  const owner = cx.scope.value(ref.name);
  if (owner?.declaration.kind === 'Enum') {
    if (owner.prelude) cx.used.add(owner);
    return { kind: 'enum', name: ref.name, members: owner.declaration.members.map((member) => member.name) };
  }
  reportUnknown(cx, ref, 'type', [...dimensionNames, ...cx.scope.names(new Set(['Enum']))], env);
  return unresolvedType;
}
