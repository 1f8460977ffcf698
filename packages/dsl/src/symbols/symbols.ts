/** Where each name of a rule set is declared and used: one index for definition, references, rename, hover and tokens. */
import type { FunctionSpec } from '../functions/spec.ts';
import { functionTable } from '../functions/table.ts';
import { specialForms } from '../semantics/infer/special.ts';
import { type Entry, nameless, type ParsedFile, type Scope } from '../semantics/scope.ts';
import { cover, type Span } from '../source/span.ts';
import type { EnumDecl, Expr, Ident, LetDecl, RegimeDecl, Statement } from '../syntax/ast.ts';
import { visitNames } from './visit-names.ts';

/** What a word stands for. */
export type Target =
  /** Something declared in the rule set or the prelude; a function of the author's among them. */
  | { readonly kind: 'entry'; readonly entry: Entry }
  | { readonly kind: 'function'; readonly spec: FunctionSpec }
  | { readonly kind: 'form'; readonly name: string }
  /** A parameter of a `let f(x)`. */
  | { readonly kind: 'local'; readonly owner: Entry<LetDecl>; readonly ident: Ident }
  /** A state of a regime, a member of an enumeration. */
  | { readonly kind: 'state'; readonly owner: Entry<RegimeDecl>; readonly name: string }
  | { readonly kind: 'member'; readonly owner: Entry<EnumDecl>; readonly name: string }
  /** `.high` of bars, `.signal` of a function, `.size` of a layer. */
  | { readonly kind: 'field'; readonly object: Expr; readonly name: string }
  | { readonly kind: 'approver'; readonly name: string };

export interface Occurrence {
  readonly file: string;
  readonly span: Span;
  readonly role: 'declaration' | 'use';
  readonly target: Target;
}

/** Two targets are the same thing exactly where their keys are equal. */
export function keyOf(target: Target): string {
  switch (target.kind) {
    case 'entry':
      return `entry ${isFunction(target.entry) ? 'function ' : ''}${target.entry.source.name} ${target.entry.name}`;
    case 'function':
      return `function ${target.spec.name}`;
    case 'form':
      return `form ${target.name}`;
    case 'local':
      return `local ${target.owner.source.name} ${target.owner.name} ${target.ident.name}`;
    case 'state':
    case 'member':
      return `${target.kind} ${target.owner.source.name} ${target.owner.name} ${target.name}`;
    case 'field':
      return `field ${target.name}`;
    case 'approver':
      return `approver ${target.name}`;
  }
}

const isFunction = ({ declaration }: Entry): boolean =>
  declaration.kind === 'Let' && declaration.params !== undefined;

export class SymbolIndex {
  /** By file, in the order of the text. */
  readonly #byFile = new Map<string, Occurrence[]>();
  readonly #byKey = new Map<string, Occurrence[]>();

  constructor(files: readonly ParsedFile[], scope: Scope) {
    for (const file of files) {
      const found: Occurrence[] = [];
      const resolver = new Resolver(file.source.name, scope, found);
      for (const statement of file.ast.statements) resolver.statement(statement);
      found.sort((a, b) => a.span.start - b.span.start);
      this.#byFile.set(file.source.name, found);
      for (const one of found) {
        const key = keyOf(one.target);
        const list = this.#byKey.get(key);
        if (list) list.push(one);
        else this.#byKey.set(key, [one]);
      }
    }
  }

  in(file: string): readonly Occurrence[] {
    return this.#byFile.get(file) ?? [];
  }

  /** The word at an offset, its end included: a caret behind a word is still at it. */
  at(file: string, offset: number): Occurrence | undefined {
    return this.in(file).findLast(({ span }) => span.start <= offset && offset <= span.end);
  }

  /** All places of the same thing. */
  of(target: Target): readonly Occurrence[] {
    return this.#byKey.get(keyOf(target)) ?? [];
  }
}

/** Says what the words of one file stand for. */
class Resolver {
  readonly #file: string;
  readonly #scope: Scope;
  readonly #found: Occurrence[];

  constructor(file: string, scope: Scope, found: Occurrence[]) {
    this.#file = file;
    this.#scope = scope;
    this.#found = found;
  }

  #add(span: Span, target: Target | undefined, role: Occurrence['role'] = 'use'): void {
    if (target) this.#found.push({ file: this.#file, span, role, target });
  }

  #value(name: string): Target | undefined {
    const entry = this.#scope.value(name);
    return entry && { kind: 'entry', entry };
  }

  statement(statement: Statement): void {
    const locals = this.#locals(statement);
    visitNames(statement, {
      declares: (ident) => this.#declaration(statement, ident),
      value: (ident) => this.#use(ident, locals),
      member: (object, member, whole) => {
        const name = object.kind === 'Name' && !locals.has(object.name) ? object.name : undefined;
        const dotted = name === undefined ? undefined : this.#value(`${name}.${member.name}`);
        if (dotted) {
          this.#add(whole, dotted);
          return true;
        }
        this.#add(member.span, { kind: 'field', object, name: member.name });
        return false;
      },
      call: (callee) => this.#add(callee.span, this.#callee(callee.name)),
      state: (subject, ident) => this.#add(ident.span, this.#stateOf(subject, ident.name)),
      approver: (ident) => this.#add(ident.span, { kind: 'approver', name: ident.name }),
      named: (ident, kinds) => {
        const own = this.#scope.own.values.get(ident.name) ?? this.#scope.value(ident.name);
        if (own && kinds.includes(own.declaration.kind)) this.#add(ident.span, { kind: 'entry', entry: own });
      },
      given: (name, member) => {
        const dotted = member && this.#value(`${name.name}.${member.name}`);
        if (dotted) {
          this.#add(cover(name.span, member.span), dotted);
          return;
        }
        this.#use(name, locals);
        if (member) {
          const object = { kind: 'Name', name: name.name, span: name.span } as const;
          this.#add(member.span, { kind: 'field', object, name: member.name });
        }
      },
    });
  }

  #locals(statement: Statement): ReadonlyMap<string, Target> {
    if (statement.kind !== 'Let' || !statement.params) return new Map();
    const owner = this.#scope.own.functions.get(statement.name.name);
    if (!owner) return new Map();
    return new Map(statement.params.map((ident) => [ident.name, { kind: 'local', owner, ident }]));
  }

  #declaration(statement: Statement, ident: Ident): void {
    const { own } = this.#scope;
    const declares = (entry: Entry | undefined): Target | undefined =>
      entry?.ident === ident ? { kind: 'entry', entry } : undefined;
    const whole = declares(own.values.get(ident.name)) ?? declares(own.functions.get(ident.name));
    this.#add(ident.span, whole ?? this.#part(statement, ident), 'declaration');
  }

  /** A parameter, a state or a member, declared within a statement. */
  #part(statement: Statement, ident: Ident): Target | undefined {
    const { own } = this.#scope;
    if (statement.kind === 'Let') return this.#locals(statement).get(ident.name);
    if (statement.kind !== 'Regime' && statement.kind !== 'Enum') return undefined;
    const owner = own.values.get(statement.name.name);
    if (owner?.declaration !== statement) return undefined;
    return statement.kind === 'Regime'
      ? { kind: 'state', owner: owner as Entry<RegimeDecl>, name: ident.name }
      : { kind: 'member', owner: owner as Entry<EnumDecl>, name: ident.name };
  }

  #use(ident: { readonly name: string; readonly span: Span }, locals: ReadonlyMap<string, Target>): void {
    const [owner] = this.#scope.enumsWith(ident.name);
    const member: Target | undefined = owner && { kind: 'member', owner, name: ident.name };
    const value = this.#value(ident.name);
    // A profile and a member of an enumeration may share a name: as a value it is the member.
    const isNoValue = value?.kind === 'entry' && nameless.has(value.entry.declaration.kind);
    this.#add(ident.span, locals.get(ident.name) ?? (isNoValue ? (member ?? value) : (value ?? member)));
  }

  #callee(name: string): Target | undefined {
    const spec = functionTable.get(name);
    if (spec && !spec.hidden) return { kind: 'function', spec };
    if (specialForms.has(name)) return { kind: 'form', name };
    const entry = this.#scope.function(name);
    return entry && { kind: 'entry', entry };
  }

  #stateOf(subject: Expr, name: string): Target | undefined {
    const inner = subject.kind === 'Paren' ? subject.inner : subject;
    const entry = inner.kind === 'Name' ? this.#scope.value(inner.name) : undefined;
    if (entry?.declaration.kind === 'Regime') {
      return { kind: 'state', owner: entry as Entry<RegimeDecl>, name };
    }
    const [owner] = this.#scope.enumsWith(name);
    return owner && { kind: 'member', owner, name };
  }
}
