/** Behind `# allow`: what can be allowed. */
import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import { allowableIds } from '../../diagnostics/allowances.ts';
import type { Place } from '../feature.ts';

/** Ids of what can be found and is no error; `undefined` where no allowance is being written. */
export function allowanceIds({ document, analysis }: Place, offset: number): CompletionItem[] | undefined {
  const { line, character } = document.positionAt(offset);
  const half = /^\s*#\s*allow\s+([\w-]*)$/.exec(document.line(line).slice(0, character));
  if (!half) return undefined;
  const range = { start: { line, character: character - half[1]!.length }, end: { line, character } };
  const below = new Set(
    analysis
      .diagnosticsOf(document.uri, { unlinted: true })
      .flatMap(({ id, span }) => (document.positionAt(span.start).line > line ? [id] : [])),
  );
  return [...allowableIds].map((id) => ({
    label: id,
    kind: CompletionItemKind.EnumMember,
    // What is found further down comes first.
    sortText: `${[...below].some((one) => one === id) ? 0 : 1}${id}`,
    textEdit: { range, newText: `${id}: ` },
  }));
}
