/** Above each rule: what it did on the data, and what can be asked of it. */
import type { CodeLens, TextDocumentIdentifier } from 'vscode-languageserver-types';
import { type FeatureContext, placeOf } from '../feature.ts';
import { commandNames } from './commands.ts';

export function codeLenses(
  cx: FeatureContext,
  params: { readonly textDocument: TextDocumentIdentifier },
): CodeLens[] {
  const place = placeOf(cx, params);
  const file = place?.analysis.file(params.textDocument.uri);
  if (!place || !file) return [];
  const { document } = place;
  const { runner } = cx;
  return file.ast.statements.flatMap((statement): CodeLens[] => {
    if (statement.kind !== 'Rule') return [];
    const { line } = document.positionAt(statement.span.start);
    const rule = statement.name?.name ?? `rule@${line + 1}`;
    const at = statement.name?.span ?? { start: statement.span.start, end: statement.span.start + 4 };
    const range = document.range(at);
    const lens = (title: string, command: string, ...args: unknown[]): CodeLens => ({
      range,
      command: { title, command, arguments: [document.uri, ...args] },
    });
    const summary = runner.summary?.(document.uri, rule);
    return [
      ...(summary === undefined ? [] : [lens(summary, commandNames.backtest, rule)]),
      ...(runner.backtest && summary === undefined ? [lens('backtest', commandNames.backtest, rule)] : []),
      ...(runner.explain ? [lens('why', commandNames.explain, rule)] : []),
    ];
  });
}
