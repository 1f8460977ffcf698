import type { CheckMemory } from './check-memory.ts';
import { applyAllowances } from './diagnostics/allowances.ts';
import type { Diagnostic } from './diagnostics/diagnostic.ts';
import { Graph } from './ir/graph.ts';
import type * as Ir from './ir/program.ts';
import { prelude } from './prelude/index.ts';
import { type Assembled, assemble } from './semantics/assemble.ts';
import { anew, checkFiles } from './semantics/check.ts';
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

export interface CheckOptions {
  /**
   * Names of definitions whose values data supplies: each becomes an input every session, of the definition's type.
   * Names that are no definitions are passed over, so that a data set's columns can be given as they are.
   */
  readonly supplied?: readonly string[];
  /** Expressions to compile beside the rule set, over its names; diagnostics name the file `<expression>`. */
  readonly expressions?: readonly string[];
  /** What is known of the rule set as it was before an edit. */
  readonly checkMemory?: CheckMemory;
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
  /** The same over the graph that it was checked in, whatever else is in that: nothing is numbered anew. */
  loose(): Ir.Program;
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
  const memory = options.checkMemory;
  const files = sources.map((source) => ({ ...(memory?.parse(source) ?? parse(source)), source }));
  const { files: preludeFiles, names } = prelude();
  const own = collect(files, false);
  const scope = new Scope(own, names);
  const settings = settingsOf(files);
  const graph = graphFor(scope, files, settings.everyMinutes, memory);
  const cx = new Context(scope, graph, new Set(options.supplied));
  const declarations = checkFiles(cx, files, memory?.recall(cx, files) ?? anew);
  const expressions = (options.expressions ?? []).map((text) => compileExpression(cx, text));
  const found = [
    ...files.flatMap((file) => file.diagnostics),
    ...own.diagnostics,
    ...settings.diagnostics,
    ...blameOverrides(cx.diagnostics, cx.calledFrom, scope, preludeFiles),
    ...expressions.flatMap((expression) => expression.diagnostics),
  ];
  let assembled: Assembled | undefined;
  const put = (): Assembled => {
    const compiled = expressions.map((expression) => expression.compiled!);
    assembled ??= assemble(cx, files, settings, declarations, compiled);
    return assembled;
  };
  return {
    sources,
    files,
    found,
    isSound: !found.some(isError),
    unusedParams: () => unusedParams(cx),
    program: () => put().compacted(),
    loose: () => put().loose,
  };
}

/** The graph that a rule set is checked in: that of the rule set as it was before, where no input was declared anew. */
export function graphFor(
  scope: Scope,
  files: readonly ParsedFile[],
  everyMinutes: number | undefined,
  memory?: CheckMemory,
): Graph {
  const inputs = files.flatMap(({ ast }) => ast.statements.filter(({ kind }) => kind === 'Input'));
  const ofBook = bookInputs([...prelude().files, ...files]);
  const declared = inputs.map((one) => JSON.stringify(one, withoutPlaces));
  const pace = paceOf(scope, everyMinutes);
  return memory?.graph(pace, ofBook, declared) ?? new Graph(pace, ofBook);
}

/** Not `canonical`, which is loaded with programs only. */
const withoutPlaces = (key: string, value: unknown): unknown =>
  key === 'span' || key === 'doc' ? undefined : value;

/** What lint rules find beside the checks, with allowances applied, in the order of files and places. */
export function conclude(checked: Checked, options: ConcludeOptions = {}): Compilation {
  const { sources, files, isSound } = checked;
  const order = new Map(sources.map((source, i) => [source.name, i]));
  const place = (d: Diagnostic): number => order.get(d.file) ?? sources.length;
  const linted = (isSound && options.lint?.(checked.loose(), files)) || [];
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
