/** What a rule reads, and who reads a definition: asked as editors ask for calls. */
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  Position,
  Range,
  TextDocumentIdentifier,
} from 'vscode-languageserver-types';
import type { Entry } from '../../semantics/scope.ts';
import type { Span } from '../../source/span.ts';
import type { Occurrence } from '../../symbols/symbols.ts';
import { type FeatureContext, type Place, placeOf, wordAt } from '../feature.ts';
import { symbolsOf } from '../symbols.ts';
import { preludeLocation } from './navigation.ts';
import { outline, symbolKinds } from './symbols.ts';

interface Asked {
  readonly item: CallHierarchyItem;
}

/** The declaration of the word at a position, or the statement that it stands in. */
export function prepareCallHierarchy(
  cx: FeatureContext,
  params: { readonly textDocument: TextDocumentIdentifier; readonly position: Position },
): CallHierarchyItem[] | null {
  const found = wordAt(cx, params);
  if (found?.word.target.kind === 'entry') return [itemOf(found.word.target.entry, cx)];
  const place = placeOf(cx, params);
  const item = place && statementItem(place, place.document.offsetAt(params.position));
  return item ? [item] : null;
}

/** The names that a declaration reads, each with the places where it does. */
export function outgoingCalls(cx: FeatureContext, { item }: Asked): CallHierarchyOutgoingCall[] {
  const place = placeOf(cx, { textDocument: item });
  if (!place) return [];
  const { document, analysis } = place;
  const { start, end } = document.span(item.range);
  const found = new Map<Entry, Range[]>();
  for (const { span, role, target } of symbolsOf(analysis).in(document.uri)) {
    if (role !== 'use' || target.kind !== 'entry' || span.start < start || end < span.end) continue;
    add(found, target.entry, document.range(span));
  }
  return [...found].map(([entry, fromRanges]) => ({ to: itemOf(entry, cx), fromRanges }));
}

/** The statements that read a name, each with the places where it does. */
export function incomingCalls(cx: FeatureContext, { item }: Asked): CallHierarchyIncomingCall[] {
  const found = wordAt(cx, { textDocument: item, position: item.selectionRange.start });
  if (found?.word.target.kind !== 'entry') return [];
  const { analysis, word } = found;
  const calls = new Map<string, { readonly from: CallHierarchyItem; readonly fromRanges: Range[] }>();
  for (const { file, span, role } of symbolsOf(analysis).of(word.target)) {
    const document = role === 'use' ? cx.workspace.get(file) : undefined;
    const from = document && statementItem({ document, analysis }, span.start);
    if (!document || !from) continue;
    const key = `${from.uri} ${JSON.stringify(from.selectionRange)}`;
    const call = calls.get(key) ?? { from, fromRanges: [] };
    call.fromRanges.push(document.range(span));
    calls.set(key, call);
  }
  return [...calls.values()];
}

function add<K>(map: Map<K, Range[]>, key: K, range: Range): void {
  const known = map.get(key);
  if (known) known.push(range);
  else map.set(key, [range]);
}

function itemOf(entry: Entry, cx: FeatureContext): CallHierarchyItem {
  const { name, declaration, ident, source } = entry;
  const document = cx.workspace.get(source.name);
  const at = (span: Span): { readonly uri: string; readonly range: Range } =>
    document ? { uri: document.uri, range: document.range(span) } : preludeLocation(entry, span);
  const { uri, range } = at(declaration.span);
  const kind = symbolKinds[declaration.kind]!;
  return {
    name,
    kind,
    detail: declaration.kind.toLowerCase(),
    uri,
    range,
    selectionRange: at(ident.span).range,
  };
}

function statementItem({ document, analysis }: Place, offset: number): CallHierarchyItem | undefined {
  const statement = analysis
    .file(document.uri)
    ?.ast.statements.find(({ span }: Pick<Occurrence, 'span'>) => span.start <= offset && offset <= span.end);
  const [symbol] = statement ? outline(statement, document) : [];
  if (!symbol) return undefined;
  const { name, kind, detail = '', range, selectionRange } = symbol;
  return { name, kind, detail, uri: document.uri, range, selectionRange };
}
