/** Places of the text that lead elsewhere: data files of tests, and the pages of allowed diagnostics. */
import type { DocumentLink, TextDocumentIdentifier } from 'vscode-languageserver-types';
import { type FeatureContext, placeOf } from '../feature.ts';
import { folderOf } from '../workspace.ts';

export function documentLinks(
  cx: FeatureContext,
  params: { readonly textDocument: TextDocumentIdentifier },
): DocumentLink[] {
  const place = placeOf(cx, params);
  const file = place?.analysis.file(params.textDocument.uri);
  if (!place || !file) return [];
  const { document } = place;
  const links: DocumentLink[] = [];
  for (const statement of file.ast.statements) {
    if (statement.kind !== 'Test') continue;
    for (const step of statement.steps) {
      if (step.kind !== 'data') continue;
      const path = step.path.value.split('/').map(encodeURIComponent).join('/');
      const target = /^([a-z]+:|\/)/i.test(path) ? path : `${folderOf(document.uri)}/${path}`;
      links.push({ range: document.range(step.path.span), target, tooltip: 'open the data of this test' });
    }
  }
  for (const { text, span } of file.ast.comments) {
    const id = /^#\s*allow\s+([\w-]+)/.exec(text);
    const target = id && cx.documentation(id[1]!);
    if (!id || !target) continue;
    const start = span.start + id[0].length - id[1]!.length;
    const range = document.range({ start, end: start + id[1]!.length });
    links.push({ range, target, tooltip: `what ${id[1]} means` });
  }
  return links;
}
