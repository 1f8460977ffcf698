import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { PreludeCall } from './context.ts';
import type { Entry, ParsedFile, Scope } from './scope.ts';

/**
 * The prelude is sound by itself, so that a mistake found in it comes from a name that the rule set overrides, or from
 * the arguments that it gives a function of the prelude: it is told there, once for each such name or call.
 */
export function blameOverrides(
  diagnostics: readonly Diagnostic[],
  calledFrom: ReadonlyMap<Diagnostic, PreludeCall>,
  scope: Scope,
  preludeFiles: readonly ParsedFile[],
): Diagnostic[] {
  const files = new Map(preludeFiles.map((file) => [file.source.name, file]));
  const blamed = new Set<Entry>();
  return diagnostics.flatMap((found) => {
    const file = files.get(found.file);
    const entry = file && overriddenAt(found, file, scope);
    const call = calledFrom.get(found);
    if (file && !entry && call) return [argumentMisfit(found, call)];
    if (!entry) return [found];
    if (blamed.has(entry)) return [];
    blamed.add(entry);
    const at = { file: entry.source.name, span: entry.ident.span };
    const related = [{ file: found.file, span: found.span, message: found.message }];
    return [diagnostic('override-misfit', { name: entry.name, reason: found.message }, at, { related })];
  });
}

function argumentMisfit(found: Diagnostic, { name, env, span }: PreludeCall): Diagnostic {
  const related = [{ file: found.file, span: found.span, message: found.message }];
  const at = { file: env.source.name, span };
  return diagnostic('argument-misfit', { name, reason: found.message }, at, { related });
}

/** The overriding entry that the prelude's statement around a finding reads, if there is one. */
function overriddenAt(found: Diagnostic, { source, ast }: ParsedFile, scope: Scope): Entry | undefined {
  const statement = ast.statements.find(
    (s) => s.span.start <= found.span.start && found.span.end <= s.span.end,
  );
  if (!statement) return undefined;
  const words = source.text.slice(statement.span.start, statement.span.end).match(/[A-Za-z_]\w*/g) ?? [];
  const own = words.map((word) => scope.own.values.get(word) ?? scope.own.functions.get(word));
  return own.find((entry) => entry !== undefined);
}
