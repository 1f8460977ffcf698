/** What the text leaves out: the unit that a bare number takes, the arguments that have defaults. */
import {
  type InlayHint,
  InlayHintKind,
  type Range,
  type TextDocumentIdentifier,
} from 'vscode-languageserver-types';
import { functionTable } from '../../functions/table.ts';
import { unitOf } from '../../semantics/types.ts';
import type { CallExpr, CompareExpr, Expr } from '../../syntax/ast.ts';
import { expressionsOf } from '../../syntax/expressions.ts';
import { type FeatureContext, type Place, placeOf } from '../feature.ts';

export function inlayHints(
  cx: FeatureContext,
  params: { readonly textDocument: TextDocumentIdentifier; readonly range: Range },
): InlayHint[] {
  const place = placeOf(cx, params);
  const file = place?.analysis.file(params.textDocument.uri);
  if (!place || !file) return [];
  const { start, end } = place.document.span(params.range);
  const hints: InlayHint[] = [];
  for (const statement of file.ast.statements) {
    if (statement.span.end < start || end < statement.span.start) continue;
    for (const expr of expressionsOf(statement)) {
      if (expr.span.end < start || end < expr.span.start) continue;
      if (expr.kind === 'Compare') hints.push(...units(expr, place));
      if (expr.kind === 'Call') hints.push(...defaults(expr, place));
    }
  }
  return hints.sort(
    (a, b) => a.position.line - b.position.line || a.position.character - b.position.character,
  );
}

const shown: Readonly<Record<string, string>> = { index: 'pts', price: 'pts', count: '' };

/** `vix > 28` is read as `28 pts`: told where a bare number meets a name with a unit that people write. */
function units({ operands }: CompareExpr, { document, analysis }: Place): InlayHint[] {
  const unit = operands.map((one) => unitOfName(one, analysis)).find((one) => one !== undefined);
  const label = unit === undefined ? undefined : (shown[unit] ?? undefined);
  if (!label) return [];
  return operands
    .filter((one) => one.kind === 'Number' && one.suffix === '')
    .map(({ span }) => ({
      position: document.positionAt(span.end),
      label,
      kind: InlayHintKind.Type,
      paddingLeft: true,
    }));
}

function unitOfName(expr: Expr, analysis: Place['analysis']): string | undefined {
  const entry = expr.kind === 'Name' ? analysis.scope.value(expr.name) : undefined;
  if (!entry || !['Input', 'Let', 'Param'].includes(entry.declaration.kind)) return undefined;
  const { type } = analysis.valueOf(entry);
  return type.kind === 'number' && type.literal === undefined ? unitOf(type) : undefined;
}

/** `rsi(spx)` is read as `rsi(spx, n = 14)`. */
function defaults({ callee, args, span }: CallExpr, { document }: Place): InlayHint[] {
  const spec = functionTable.get(callee.name);
  if (!spec || spec.hidden || document.text[span.end - 1] !== ')') return [];
  const left = spec.parameters.slice(args.length);
  const told = left.flatMap((one) =>
    'default' in one && one.default !== undefined ? [`${one.name}: ${one.default}`] : [],
  );
  if (told.length === 0 || told.length < left.length) return [];
  const label = `${args.length > 0 ? ', ' : ''}${told.join(', ')}`;
  return [{ position: document.positionAt(span.end - 1), label, kind: InlayHintKind.Parameter }];
}
