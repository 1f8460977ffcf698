import { constClock } from '../../ir/graph.ts';
import type { Ident, MemberExpr, NameExpr } from '../../syntax/ast.ts';
import type { Context, Env } from '../context.ts';
import { resolve } from '../resolve.ts';
import { type Entry, kindOf, valueKinds } from '../scope.ts';
import { certain, closeTo } from '../suggest.ts';
import type { Value } from '../value.ts';
import { draftOf } from './draft.ts';
import { infer } from './index.ts';
import { layerMember, layerMembers } from './layer-members.ts';

const barFields = ['open', 'high', 'low', 'close', 'volume'] as const;

export function inferName(cx: Context, expr: NameExpr, env: Env): Value {
  const local = env.locals?.get(expr.name);
  if (local) return local;
  const entry = cx.scope.value(expr.name);
  if (!entry) return enumMember(cx, expr) ?? unknownName(cx, expr, env);
  switch (entry.declaration.kind) {
    case 'Layer':
      return { ...cx.unresolved(), type: { kind: 'layer', name: entry.name } };
    case 'Event':
      return { ...cx.unresolved(), type: { kind: 'event', name: entry.name } };
    case 'Rule':
    case 'Profile':
    case 'Assert':
    case 'Enum': {
      const member = enumMember(cx, expr);
      if (member) return member;
      cx.report('wrong-kind', { name: expr.name, found: kindOf(entry), expected: 'a value' }, env, expr.span);
      return cx.unresolved();
    }
    default:
      return declaredValue(cx, entry, expr, env);
  }
}

/** What a declared name is worth, and its place in *why* trees. */
function declaredValue(cx: Context, entry: Entry, expr: NameExpr | MemberExpr, env: Env): Value {
  const { name } = entry;
  cx.touch((to) => to.read.add(to.scope.value(name)!));
  const value = resolve(cx, entry);
  if (!value.draft) return value;
  return draftOf(cx, expr, env, 'name', value, [value.draft], { name });
}

function enumMember(cx: Context, expr: NameExpr): Value | undefined {
  const owners = cx.scope.enumsWith(expr.name);
  if (owners.length === 0) return undefined;
  for (const owner of owners) if (owner.prelude) cx.touch((to) => to.used.add(owner));
  if (owners.length === 1) {
    const { name, declaration } = owners[0]!;
    const members = declaration.members.map((member) => member.name);
    return {
      type: { kind: 'enum', name, members },
      clock: constClock,
      node: cx.graph.number(members.indexOf(expr.name), `enum:${name}`),
      mixed: false,
    };
  }
  const enums = owners.map((owner) => owner.name);
  return { ...cx.unresolved(), type: { kind: 'member', name: expr.name, enums }, clock: constClock };
}

function unknownName(cx: Context, expr: NameExpr, env: Env): Value {
  const candidates = [...(env.locals?.keys() ?? []), ...cx.scope.names(valueKinds)];
  reportUnknown(cx, expr, 'value', candidates, env);
  return cx.unresolved();
}

/** Reports a name that means nothing here, with those that are close; a single one is a certain fix. */
export function reportUnknown(
  cx: Context,
  name: { readonly name: string; readonly span: Ident['span'] },
  expected: string,
  candidates: Iterable<string>,
  env: Env,
): void {
  // A name in a namespace is meant only where it was typed with its dot.
  const alike = [...candidates].filter((one) => one.includes('.') === name.name.includes('.'));
  const close = [...new Set(closeTo(name.name, alike))];
  const only = certain(name.name, close);
  const fix = only === undefined ? {} : cx.replace(env, name.span, only, `change to \`${only}\``);
  cx.report(
    'unknown-name',
    { name: name.name, expected, suggestions: close.slice(0, 3) },
    env,
    name.span,
    fix,
  );
}

export function inferMember(cx: Context, expr: MemberExpr, env: Env): Value {
  const { name } = expr.member;
  if (expr.object.kind === 'Name' && !env.locals?.has(expr.object.name)) {
    // A name of a namespace (`book.vega`) is looked for first: who declares `second_engine.margin` means it.
    const entry = cx.scope.value(`${expr.object.name}.${name}`);
    if (entry) return declaredValue(cx, entry, expr, env);
    const namesakes = cx.scope.value(expr.object.name) ? [] : namespaceOf(cx, expr.object.name);
    if (namesakes.length > 0) return unknownMember(cx, expr, namesakes, env);
  }
  const object = infer(cx, expr.object, env);
  const type = object.type;
  if (type.kind === 'unresolved') return object;
  if (type.kind === 'layer') {
    const member = layerMember(cx, type.name, name, expr, env);
    return member ?? unknownMember(cx, expr, [...layerMembers, ...namespaceOf(cx, type.name)], env);
  }
  if (object.bars && isBarField(name)) return object.bars(name);
  const member = object.members?.get(name);
  if (member) return member();
  const members = object.bars ? barFields : [...(object.members?.keys() ?? [])];
  return unknownMember(cx, expr, members, env);
}

/** What stands behind the dot of the declared names that begin with `prefix.`. */
const namespaceOf = (cx: Context, prefix: string): string[] =>
  [...cx.scope.names(valueKinds)]
    .filter((name) => name.startsWith(`${prefix}.`))
    .map((name) => name.slice(prefix.length + 1));

export const isBarField = (name: string): name is (typeof barFields)[number] =>
  (barFields as readonly string[]).includes(name);

function unknownMember(cx: Context, expr: MemberExpr, members: readonly string[], env: Env): Value {
  const of = cx.text(env, expr.object.span);
  const close = closeTo(expr.member.name, members);
  const only = certain(expr.member.name, close);
  const fix = only === undefined ? {} : cx.replace(env, expr.member.span, only, `change to \`${only}\``);
  cx.report('unknown-member', { member: expr.member.name, of, members }, env, expr.member.span, fix);
  return cx.unresolved();
}
