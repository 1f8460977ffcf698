/** What a finding is known by from one version of a file to the next: for baselines and SARIF. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { sha256 } from '../hash/sha256.ts';
import type { ParsedFile } from '../semantics/scope.ts';

/**
 * A hash of the id, the file, the declaration that the finding stands in without its white space, and the place within
 * it; so it survives lines inserted above and a reformatting. Equal ones are told apart by their order.
 */
export function fingerprints(
  findings: readonly Diagnostic[],
  files: readonly ParsedFile[],
): Map<Diagnostic, string> {
  const byName = new Map(files.map((file) => [file.source.name, file]));
  const counts = new Map<string, number>();
  return new Map(
    findings.map((finding) => {
      const key = JSON.stringify([finding.id, finding.file, ...placeOf(finding, byName.get(finding.file))]);
      const ordinal = counts.get(key) ?? 0;
      counts.set(key, ordinal + 1);
      return [finding, sha256(`${key}#${ordinal}`).slice(0, 32)];
    }),
  );
}

const bare = (text: string): string => text.replace(/\s+/g, '');

function placeOf({ span }: Diagnostic, file: ParsedFile | undefined): readonly string[] {
  if (!file) return [];
  const { text } = file.source;
  const around = file.ast.statements.find((s) => s.span.start <= span.start && span.end <= s.span.end);
  const { start, end } = around?.span ?? span;
  return [
    bare(text.slice(start, end)),
    bare(text.slice(start, span.start)),
    bare(text.slice(span.start, span.end)),
  ];
}
