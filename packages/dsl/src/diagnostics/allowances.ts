/** `# allow ID [until DATE]: reason` on the line above silences a warning there; errors cannot be silenced. */
import { lintRuleIds } from '../lint/ids.generated.ts';
import { closeTo } from '../semantics/suggest.ts';
import { lineStarts, positionIn, type SourceFile, type Span } from '../source/span.ts';
import type { Comment, FileAst } from '../syntax/ast.ts';
import { checkSpecs } from './catalogue/checks.ts';
import { type CheckId, type Diagnostic, type DiagnosticId, diagnostic } from './diagnostic.ts';

interface Allowance {
  readonly id: DiagnosticId;
  readonly until: string | undefined;
  readonly span: Span;
  /** The line that it speaks of: the first below that is no such comment. */
  readonly line: number;
}

interface ParsedFile {
  readonly source: SourceFile;
  readonly ast: FileAst;
}

const lintIds: ReadonlySet<string> = new Set(lintRuleIds);

/** Ids of what may be allowed: neither errors, nor what is found of allowances themselves. */
export const allowableIds: ReadonlySet<string> = new Set([
  ...Object.entries(checkSpecs)
    .filter(([id, { severity }]) => severity !== 'error' && !id.endsWith('-allowance'))
    .map(([id]) => id),
  ...lintRuleIds,
]);

/**
 * What remains of the diagnostics, and what is wrong with the allowances themselves. `judges`: whether a lint rule could
 * find something, so that an allowance of it where it found nothing is in vain.
 */
export function applyAllowances(
  diagnostics: readonly Diagnostic[],
  files: readonly ParsedFile[],
  today: string | undefined,
  judges: (id: string) => boolean,
): Diagnostic[] {
  let remaining = [...diagnostics];
  for (const { source, ast } of files) {
    const comments = ast.comments.filter(({ text }) => /^#\s*allow\b/.test(text));
    if (comments.length === 0) continue;
    const starts = lineStarts(source.text);
    const lineOf = (offset: number): number => positionIn(starts, offset).line;
    const at = (span: Span) => ({ file: source.name, span });
    const taken = new Set(comments.map(({ span }) => lineOf(span.start)));
    for (const comment of comments) {
      const read = readAllowance(comment, source.name);
      if ('severity' in read) {
        remaining.push(read);
        continue;
      }
      let line = lineOf(comment.span.start) + 1;
      while (taken.has(line)) line++;
      const { id, until, span }: Allowance = { ...read, line };
      if (until !== undefined && today !== undefined && until < today) {
        remaining.push(diagnostic('expired-allowance', { id, until }, at(span)));
        continue;
      }
      const silenced = (d: Diagnostic): boolean =>
        d.id === id && d.file === source.name && d.severity !== 'error' && lineOf(d.span.start) === line;
      if (remaining.some(silenced)) remaining = remaining.filter((d) => !silenced(d));
      else if (!lintIds.has(id) || judges(id))
        remaining.push(diagnostic('unused-allowance', { id }, at(span)));
    }
  }
  return remaining;
}

const form = /^#\s*allow\s+(?<id>[\w-]+)(?:\s+until\s+(?<until>[^:\s]*))?\s*(?<colon>:?)\s*(?<reason>.*)$/;

/** One comment as an allowance, or what is wrong with it. */
function readAllowance({ text, span }: Comment, file: string): Omit<Allowance, 'line'> | Diagnostic {
  const { id, until, colon, reason } = form.exec(text)?.groups ?? {};
  const invalid = (found: string, expected: string): Diagnostic =>
    diagnostic('invalid-allowance', { found, expected }, { file, span });
  if (id === undefined) return invalid('`allow` alone', 'the id of a warning');
  const isCheck = Object.hasOwn(checkSpecs, id);
  if (!isCheck && !lintIds.has(id)) {
    const suggestions = closeTo(id, [...Object.keys(checkSpecs), ...lintRuleIds]).slice(0, 3);
    return diagnostic('unknown-allowance', { id, suggestions }, { file, span });
  }
  // Of lint rules a setting makes errors, which may be allowed.
  if (isCheck && checkSpecs[id as CheckId].severity === 'error')
    return diagnostic('allowance-of-error', { id }, { file, span });
  if (until !== undefined && !isDate(until)) return invalid(`\`${until}\``, 'a date such as `2026-12-31`');
  if (colon !== ':' || reason === '') return invalid('no reason', 'a colon and the reason for allowing it');
  return { id: id as DiagnosticId, until, span };
}

/** Whether a text is a date that exists; no clock is asked. */
function isDate(text: string): boolean {
  const [, y, m, d] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []).map(Number);
  if (!m || !d || m > 12) return false;
  const leap = y! % 4 === 0 && (y! % 100 !== 0 || y! % 400 === 0);
  return d <= [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1]!;
}
