import { applyAllowances } from './diagnostics/allowances.ts';
import type { Diagnostic } from './diagnostics/diagnostic.ts';
import type * as Ir from './ir/program.ts';
import { prelude } from './prelude/index.ts';
import { assemble } from './semantics/assemble.ts';
import { checkFiles } from './semantics/check.ts';
import { Context } from './semantics/context.ts';
import { compileExpression } from './semantics/expressions.ts';
import { blameOverrides } from './semantics/overrides.ts';
import { bookInputs, paceOf } from './semantics/pace.ts';
import { collect, type ParsedFile, Scope } from './semantics/scope.ts';
import { settingsOf } from './semantics/settings.ts';
import { unusedParams } from './semantics/unused.ts';
import type { SourceFile } from './source/span.ts';
import type { FileAst } from './syntax/ast.ts';
import { parse } from './syntax/parse.ts';
import type { Parsed } from './syntax/reparse.ts';

export interface CheckOptions {
  /**
   * Names of definitions whose values data supplies: each becomes an input every session, of the definition's type.
   * Names that are no definitions are passed over, so that a data set's columns can be given as they are.
   */
  readonly supplied?: readonly string[];
  /** Expressions to compile beside the rule set, over its names; diagnostics name the file `<expression>`. */
  readonly expressions?: readonly string[];
  /** How files are read: an editor's service keeps trees from one edit to the next. */
  readonly parse?: (source: SourceFile) => Pick<Parsed, 'ast' | 'diagnostics'>;
}

export interface ConcludeOptions {
  /** ISO date by which `# allow ... until DATE` is judged; without one nothing expires. */
  readonly today?: string;
  /** Finds more, where there are no errors; allowances of lint rules are judged only where this is given. */
  readonly lint?: (program: Ir.Program, files: readonly ParsedFile[]) => readonly Diagnostic[];
  /** Ids of lint rules that could find nothing here, so that allowances of them are not judged. */
  readonly unjudged?: readonly string[];
}

export interface CompileOptions extends CheckOptions, ConcludeOptions {}

/** A rule set that was read and checked. Its program is put together when it is first asked for, once. */
export interface Checked {
  readonly sources: readonly SourceFile[];
  readonly files: readonly ParsedFile[];
  readonly found: readonly Diagnostic[];
  /** Nothing that was found is an error. */
  readonly isSound: boolean;
  /** Params that nothing reads; to be asked where the rule set is sound. */
  unusedParams(): readonly Diagnostic[];
  program(): Ir.Program;
}

export interface Compilation {
  /** `null` exactly where there are errors, those of lint rules aside. Put together when it is first asked for: a check has no need of it. */
  readonly program: Ir.Program | null;
  /** In the order of files and places; the expressions' last. */
  readonly diagnostics: Diagnostic[];
  readonly files: FileAst[];
}

const isError = (d: Diagnostic): boolean => d.severity === 'error';

/** Parses, binds, checks and lowers a rule set: all files are one namespace, in any order. */
export const compile = (sources: readonly SourceFile[], options: CompileOptions = {}): Compilation =>
  conclude(check(sources, options), options);

/** Parses, binds and checks. What it gives can be concluded more than once, with lint rules and without. */
export function check(sources: readonly SourceFile[], options: CheckOptions = {}): Checked {
  const read = options.parse ?? parse;
  const files = sources.map((source) => ({ ...read(source), source }));
  const { files: preludeFiles, names } = prelude();
  const own = collect(files, false);
  const scope = new Scope(own, names);
  const settings = settingsOf(files);
  const cx = new Context(
    scope,
    paceOf(scope, settings.everyMinutes),
    bookInputs([...preludeFiles, ...files]),
    new Set(options.supplied),
  );
  const declarations = checkFiles(cx, files);
  const expressions = (options.expressions ?? []).map((text) => compileExpression(cx, text));
  const found = [
    ...files.flatMap((file) => file.diagnostics),
    ...own.diagnostics,
    ...settings.diagnostics,
    ...blameOverrides(cx.diagnostics, cx.calledFrom, scope, preludeFiles),
    ...expressions.flatMap((expression) => expression.diagnostics),
  ];
  let program: Ir.Program | undefined;
  return {
    sources,
    files,
    found,
    isSound: !found.some(isError),
    unusedParams: () => unusedParams(cx),
    program() {
      program ??= assemble(
        cx,
        files,
        settings,
        declarations,
        expressions.map((expression) => expression.compiled!),
      );
      return program;
    },
  };
}

/** What lint rules find beside the checks, with allowances applied, in the order of files and places. */
export function conclude(checked: Checked, options: ConcludeOptions = {}): Compilation {
  const { sources, files, isSound } = checked;
  const order = new Map(sources.map((source, i) => [source.name, i]));
  const place = (d: Diagnostic): number => order.get(d.file) ?? sources.length;
  const linted = (isSound && options.lint?.(checked.program(), files)) || [];
  const found = isSound ? [...checked.found, ...checked.unusedParams(), ...linted] : checked.found;
  const judges = (id: string): boolean =>
    isSound && options.lint !== undefined && options.unjudged?.includes(id) !== true;
  const diagnostics = applyAllowances(found, files, options.today, judges).sort(
    (a, b) => place(a) - place(b) || a.span.start - b.span.start || a.span.end - b.span.end,
  );
  const failed = diagnostics.some((d) => isError(d) && !linted.includes(d));
  return {
    get program() {
      return failed ? null : checked.program();
    },
    files: files.map((file) => file.ast),
    diagnostics,
  };
}
