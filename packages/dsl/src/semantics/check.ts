/** Everything that a rule set declares, checked and lowered. */
import type * as Ir from '../ir/program.ts';
import type * as Ast from '../syntax/ast.ts';
import type { Context, Env } from './context.ts';
import { declareApproval, declareAssertion, declareForbid, declareLimit } from './declare/guards.ts';
import { layerFor } from './declare/layer-names.ts';
import { declareProfile } from './declare/profiles.ts';
import { declareRule } from './declare/rules.ts';
import { declareTest } from './declare/tests.ts';
import { checkFunction } from './infer/calls.ts';
import { inOrderOfUse } from './order.ts';
import type { Made } from './recall/moved.ts';
import { resolve } from './resolve.ts';
import { type Entry, type NamedDeclaration, type ParsedFile, valueKinds } from './scope.ts';

/** How a statement's meaning is come by: from a memory, or by checking it. */
export interface Recall {
  of<T extends Made>(statement: Ast.Statement, env: Env, check: () => T | undefined): T | undefined;
}
export const anew: Recall = { of: (_, __, check) => check() };

/** What decisions are made of, before it is put together as a program. */
export interface Declarations {
  readonly profiles: Ir.Profile[];
  readonly rules: Ir.Rule[];
  readonly forbids: Ir.Forbid[];
  readonly limits: Ir.Limit[];
  readonly approvals: Ir.Approval[];
  readonly assertions: Ir.Assertion[];
  readonly tests: Ir.Test[];
  /** Prelude declarations that all but the tests use: they belong to the rule set's hash. */
  readonly used: ReadonlySet<Entry>;
  /** Names that all but the tests look at. */
  readonly named: readonly Entry[];
}

/** Checks all statements, the ones that others name first. */
export function checkFiles(cx: Context, files: readonly ParsedFile[], recall: Recall): Declarations {
  const found = {
    profiles: [] as Ir.Profile[],
    rules: [] as Ir.Rule[],
    forbids: [] as Ir.Forbid[],
    limits: [] as Ir.Limit[],
    approvals: [] as Ir.Approval[],
    assertions: [] as Ir.Assertion[],
  };
  const each = (visit: (statement: Ast.Statement, env: Env) => void): void => {
    for (const { source, ast } of files) for (const statement of ast.statements) visit(statement, { source });
  };
  for (const entry of inOrderOfUse(cx.scope)) {
    if (valueKinds.has(entry.declaration.kind)) resolve(cx, entry);
  }
  each((statement, env) => checkNames(cx, statement, env));
  each((statement, env) => checkStatement(cx, statement, env, found, recall));
  for (const name of cx.layersRead) layerFor(cx, cx.scope.value(name) as Entry<Ast.LayerDecl>);
  const used = new Set(cx.used);
  const named = [...cx.values.keys()];
  const tests: Ir.Test[] = [];
  each((statement, env) => {
    if (statement.kind === 'Test')
      tests.push(recall.of(statement, env, () => declareTest(cx, statement, env))!);
  });
  for (const name of cx.layersRead) layerFor(cx, cx.scope.value(name) as Entry<Ast.LayerDecl>);
  return { ...found, tests, used, named };
}

/** The entry that a declaration made; none for the second of two that bear one name. */
function entryOf<D extends NamedDeclaration>(
  cx: Context,
  declaration: D,
  name: string,
): Entry<D> | undefined {
  const entry = cx.scope.own.values.get(name);
  return entry?.declaration === declaration ? (entry as Entry<D>) : undefined;
}

/** What has a name but no value of its own: functions, members, approvers. */
function checkNames(cx: Context, statement: Ast.Statement, env: Env): void {
  switch (statement.kind) {
    case 'Let': {
      const entry = cx.scope.own.functions.get(statement.name.name);
      if (entry?.declaration === statement) checkFunction(cx, entry);
      return;
    }
    case 'Enum':
      checkMembers(cx, statement, env);
      return;
    case 'Require':
      for (const approver of statement.approvers) cx.approvers.add(approver.name);
      return;
    default:
      return;
  }
}

function checkMembers(cx: Context, declaration: Ast.EnumDecl, env: Env): void {
  const seen = new Set<string>();
  for (const member of declaration.members) {
    if (seen.has(member.name)) {
      const previous = `a member of \`${declaration.name.name}\``;
      cx.report('redeclared-name', { name: member.name, kind: 'member', previous }, env, member.span);
    }
    seen.add(member.name);
  }
}

function checkStatement(
  cx: Context,
  statement: Ast.Statement,
  env: Env,
  found: Omit<Declarations, 'tests' | 'used' | 'named'>,
  recall: Recall,
): void {
  const put = <T extends Made>(list: T[], declare: () => T | undefined): void => {
    const item = recall.of(statement, env, declare);
    if (item !== undefined) list.push(item);
  };
  switch (statement.kind) {
    case 'Layer': {
      const entry = entryOf(cx, statement, statement.name.name);
      if (entry) layerFor(cx, entry);
      return;
    }
    case 'Profile': {
      const entry = entryOf(cx, statement, statement.name.name);
      if (entry) found.profiles.push(declareProfile(cx, entry, env));
      return;
    }
    case 'Rule':
      put(found.rules, () => declareRule(cx, statement, env));
      return;
    case 'Forbid':
      put(found.forbids, () => declareForbid(cx, statement, env));
      return;
    case 'Limit':
      put(found.limits, () => declareLimit(cx, statement, env));
      return;
    case 'Require':
      put(found.approvals, () => declareApproval(cx, statement, env));
      return;
    case 'Assert':
      put(found.assertions, () => declareAssertion(cx, statement, env));
      return;
    default:
      return;
  }
}
