import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { diagnostic } from '../diagnostics/diagnostic.ts';
import { functionTable } from '../functions/table.ts';
import type { SourceFile } from '../source/span.ts';
import type * as Ast from '../syntax/ast.ts';
import { specialForms } from './infer/special.ts';

export type NamedDeclaration =
  | Ast.InputDecl
  | Ast.ParamDecl
  | Ast.ProfileDecl
  | Ast.EnumDecl
  | Ast.LetDecl
  | Ast.EventDecl
  | Ast.RegimeDecl
  | Ast.ScoreDecl
  | Ast.LayerDecl
  | Ast.RuleDecl
  | Ast.AssertDecl;

/** One name of a rule set or of the prelude, and where it stands. */
export interface Entry<D extends NamedDeclaration = NamedDeclaration> {
  readonly name: string;
  readonly ident: Ast.Ident;
  readonly declaration: D;
  readonly source: SourceFile;
  readonly prelude: boolean;
}

export type FunctionEntry = Entry<Ast.LetDecl>;

/** The names of some files. Functions are a namespace of their own. */
export interface Names {
  readonly values: ReadonlyMap<string, Entry>;
  readonly functions: ReadonlyMap<string, FunctionEntry>;
  /** Enumerations by the name of a member. */
  readonly members: ReadonlyMap<string, readonly Entry<Ast.EnumDecl>[]>;
}

/** What an entry is called in messages: `an input`, `a layer`. */
export function kindOf(entry: Entry): string {
  switch (entry.declaration.kind) {
    case 'Input':
      return 'an input';
    case 'Param':
      return 'a param';
    case 'Profile':
      return 'a profile';
    case 'Enum':
      return 'an enumeration';
    case 'Let':
      return 'a definition';
    case 'Event':
      return 'an event';
    case 'Regime':
      return 'a regime';
    case 'Score':
      return 'a score';
    case 'Layer':
      return 'a layer';
    case 'Rule':
      return 'a rule';
    case 'Assert':
      return 'an assertion';
  }
}

export interface ParsedFile {
  readonly source: SourceFile;
  readonly ast: Ast.FileAst;
}

/** Collects the names that files declare, in any order, and reports what is declared twice. */
export function collect(
  files: readonly ParsedFile[],
  prelude: boolean,
): Names & { diagnostics: Diagnostic[] } {
  const values = new Map<string, Entry>();
  const functions = new Map<string, FunctionEntry>();
  const members = new Map<string, Entry<Ast.EnumDecl>[]>();
  const diagnostics: Diagnostic[] = [];

  const put = <D extends NamedDeclaration>(table: Map<string, Entry<D>>, entry: Entry<D>): void => {
    const first = table.get(entry.name);
    if (!first) {
      table.set(entry.name, entry);
      return;
    }
    const bare = (e: Entry): string => kindOf(e).replace(/^an? /, '');
    diagnostics.push(
      diagnostic(
        'redeclared-name',
        { name: entry.name, kind: bare(entry), previous: kindOf(first) },
        { file: entry.source.name, span: entry.ident.span },
        {
          related: [
            {
              file: first.source.name,
              span: first.ident.span,
              message: `\`${entry.name}\` is declared here`,
            },
          ],
        },
      ),
    );
  };

  for (const { source, ast } of files) {
    for (const declaration of ast.statements) {
      for (const ident of declaredNames(declaration)) {
        const entry = { name: ident.name, ident, declaration, source, prelude } as Entry;
        if (declaration.kind === 'Let' && declaration.params !== undefined) {
          if (functionTable.has(ident.name) || specialForms.has(ident.name)) {
            const at = { file: source.name, span: ident.span };
            diagnostics.push(diagnostic('redeclared-function', { name: ident.name }, at));
          } else put(functions, entry as FunctionEntry);
          continue;
        }
        put(values, entry);
        if (declaration.kind === 'Enum') {
          for (const member of declaration.members) {
            const owners = members.get(member.name) ?? [];
            owners.push(entry as Entry<Ast.EnumDecl>);
            members.set(member.name, owners);
          }
        }
      }
    }
  }
  return { values, functions, members, diagnostics };
}

/** Names that a statement gives something. */
export function declaredNames(statement: Ast.Statement): readonly Ast.Ident[] {
  switch (statement.kind) {
    case 'Input':
      return statement.names;
    case 'Param':
    case 'Profile':
    case 'Enum':
    case 'Let':
    case 'Event':
    case 'Regime':
    case 'Score':
    case 'Layer':
      return [statement.name];
    case 'Rule':
    case 'Assert':
      return statement.name ? [statement.name] : [];
    default:
      return [];
  }
}

/** Declarations whose names have no value. */
export const nameless: ReadonlySet<NamedDeclaration['kind']> = new Set([
  'Rule',
  'Profile',
  'Assert',
] as const);

/** A rule set's names above the prelude's: what the rule set declares hides what the prelude does. */
export class Scope {
  readonly own: Names;
  readonly prelude: Names;

  constructor(own: Names, prelude: Names) {
    this.own = own;
    this.prelude = prelude;
  }

  /** A rule, profile or assertion has no value, so that its name hides none of the prelude's. */
  value(name: string): Entry | undefined {
    const own = this.own.values.get(name);
    if (own && !nameless.has(own.declaration.kind)) return own;
    return this.prelude.values.get(name) ?? own;
  }

  function(name: string): FunctionEntry | undefined {
    return this.own.functions.get(name) ?? this.prelude.functions.get(name);
  }

  enumsWith(member: string): readonly Entry<Ast.EnumDecl>[] {
    return this.own.members.get(member) ?? this.prelude.members.get(member) ?? [];
  }

  /** Names of the given kinds of declarations, for suggestions. */
  *names(kinds: ReadonlySet<NamedDeclaration['kind']>): Iterable<string> {
    for (const names of [this.own, this.prelude]) {
      for (const entry of names.values.values()) if (kinds.has(entry.declaration.kind)) yield entry.name;
    }
  }

  *functionNames(): Iterable<string> {
    for (const spec of functionTable.values()) if (!spec.hidden) yield spec.name;
    yield* specialForms.keys();
    yield* this.own.functions.keys();
    yield* this.prelude.functions.keys();
  }
}

/** Declarations whose names have a value at each instant. */
export const valueKinds: ReadonlySet<NamedDeclaration['kind']> = new Set([
  'Input',
  'Param',
  'Let',
  'Score',
  'Regime',
] as const);
