/** Applies the certain fixes of findings to texts. */
import type { Diagnostic, TextEdit } from '../diagnostics/diagnostic.ts';
import type { SourceFile } from '../source/span.ts';

export interface Fixed {
  readonly files: readonly SourceFile[];
  /** Findings whose fix was applied. */
  readonly applied: readonly Diagnostic[];
}

const overlaps = (a: TextEdit, b: TextEdit): boolean =>
  a.file === b.file && a.span.start <= b.span.end && b.span.start <= a.span.end;

/**
 * One round: fixes in the order of the findings, each whole or not at all; one that touches what an earlier one
 * changes waits for the next round, when findings are made anew.
 */
export function applyFixes(files: readonly SourceFile[], findings: readonly Diagnostic[]): Fixed {
  const taken: TextEdit[] = [];
  const applied: Diagnostic[] = [];
  const names = new Set(files.map(({ name }) => name));
  for (const finding of findings) {
    const edits = finding.fix?.edits ?? [];
    if (edits.length === 0 || edits.some((edit) => !names.has(edit.file))) continue;
    if (edits.some((edit) => taken.some((other) => overlaps(edit, other)))) continue;
    taken.push(...edits);
    applied.push(finding);
  }
  const fixed = files.map(({ name, text }) => {
    const own = taken.filter((edit) => edit.file === name).sort((a, b) => b.span.start - a.span.start);
    const changed = own.reduce(
      (so, { span, text: instead }) => so.slice(0, span.start) + instead + so.slice(span.end),
      text,
    );
    return { name, text: changed };
  });
  return { files: fixed, applied };
}
