import {
  DiagnosticSeverity,
  DiagnosticTag,
  type Diagnostic as LspDiagnostic,
  type TextDocumentIdentifier,
} from 'vscode-languageserver-types';
import type { Diagnostic, Fix } from '../../diagnostics/diagnostic.ts';
import type { FeatureContext } from '../feature.ts';
import type { TextDocument } from '../text-document.ts';

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
} as const;

/** What travels with a diagnostic, so that a fix needs no second look at its message. */
export interface DiagnosticData {
  readonly id: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly fix?: Fix;
}

const unused: ReadonlySet<string> = new Set(['unused-param', 'unused-declaration', 'unused-allowance']);

export function toLsp(one: Diagnostic, document: TextDocument, cx: FeatureContext): LspDiagnostic {
  const href = cx.documentation(one.id);
  const related = (one.related ?? []).flatMap(({ file, span, message }) => {
    const other = cx.workspace.get(file);
    return other ? [{ location: { uri: file, range: other.range(span) }, message }] : [];
  });
  const data: DiagnosticData = { id: one.id, params: one.params, ...(one.fix && { fix: one.fix }) };
  return {
    range: document.range(one.span),
    severity: severities[one.severity],
    code: one.id,
    ...(href !== undefined && { codeDescription: { href } }),
    source: 'hedgerow',
    message: one.help === undefined ? one.message : `${one.message}\n${one.help}`,
    ...(related.length > 0 && { relatedInformation: related }),
    ...(unused.has(one.id) && { tags: [DiagnosticTag.Unnecessary] }),
    data,
  };
}

/** All findings in one document; with `unlinted`, those of lint rules only where they are known already, with `before`
 * from an earlier text, too. */
export function diagnosticsOf(
  cx: FeatureContext,
  uri: string,
  options: { readonly unlinted?: boolean; readonly before?: boolean } = {},
): LspDiagnostic[] {
  const document = cx.workspace.get(uri);
  if (!document) return [];
  return cx.workspace
    .analysis(uri)
    .diagnosticsOf(uri, options)
    .map((one) => toLsp(one, document, cx));
}

/** `textDocument/diagnostic`: the answer to a client that asks instead of being told. */
export function pullDiagnostics(
  cx: FeatureContext,
  { textDocument }: { readonly textDocument: TextDocumentIdentifier },
) {
  return { kind: 'full', items: diagnosticsOf(cx, textDocument.uri) } as const;
}
