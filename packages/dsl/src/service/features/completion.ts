import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  InsertTextFormat,
  MarkupKind,
  type Position,
  type TextDocumentIdentifier,
} from 'vscode-languageserver-types';
import { functionTable } from '../../functions/table.ts';
import { currencies, reservedWords, statementWords, unitSpellings } from '../../syntax/words.ts';
import { type FeatureContext, type Place, placeOf } from '../feature.ts';
import { describeLanguageWord } from '../word-docs.ts';
import { allowanceIds } from './completion-allowances.ts';
import { type CompletionContext, completionContext } from './completion-context.ts';
import { type Candidate, candidates } from './completion-names.ts';
import { describeEntry, describeFunction } from './hover.ts';
import { statementSnippets } from './snippets.ts';

interface Data {
  readonly uri: string;
  readonly name: string;
  readonly documented: NonNullable<Candidate['documented']>;
}

/** Everything that may stand at the caret: names that fit with their units, words of the grammar, whole statements. */
export function completion(
  cx: FeatureContext,
  params: { readonly textDocument: TextDocumentIdentifier; readonly position: Position },
): CompletionList {
  const place = placeOf(cx, params);
  const offset = place?.document.offsetAt(params.position) ?? 0;
  const ids = place && allowanceIds(place, offset);
  if (ids) return { isIncomplete: false, items: ids };
  const context = place && completionContext(place, offset);
  if (!place || !context) return { isIncomplete: false, items: [] };
  const { document } = place;
  const range = { start: document.positionAt(context.start), end: document.positionAt(offset) };
  const items = [
    ...candidates(place, context).map((one) => nameItem(one, document.uri)),
    ...(context.object === undefined ? wordItems(context) : []),
    ...(context.beginsStatement ? statementItems() : []),
  ];
  const edited = items.map(({ insertText, label, ...item }) => ({
    label,
    ...item,
    textEdit: { range, newText: insertText ?? label },
  }));
  return { isIncomplete: false, items: edited };
}

/** Adds the documentation, which a list of hundreds need not carry. */
export function resolveCompletion(cx: FeatureContext, item: CompletionItem): CompletionItem {
  const data = item.data as Data | undefined;
  const language = data ? undefined : describeLanguageWord(item.label);
  if (language !== undefined) {
    return { ...item, documentation: { kind: MarkupKind.Markdown, value: language } };
  }
  const document = data && cx.workspace.get(data.uri);
  if (!data || !document) return item;
  const place: Place = { document, analysis: cx.workspace.analysis(data.uri) };
  const { scope } = place.analysis;
  const fn = data.documented === 'function' ? functionTable.get(data.name) : undefined;
  const entry = data.documented === 'user-function' ? scope.function(data.name) : scope.value(data.name);
  const value = fn ? describeFunction(fn) : entry && describeEntry(cx, entry, place);
  return value === undefined ? item : { ...item, documentation: { kind: MarkupKind.Markdown, value } };
}

function nameItem(
  { label, kind, detail, snippet, order, documented }: Candidate,
  uri: string,
): CompletionItem {
  return {
    label,
    kind,
    detail,
    sortText: `${order}${label}`,
    ...(snippet !== undefined && { insertText: snippet, insertTextFormat: InsertTextFormat.Snippet }),
    ...(documented && { data: { uri, name: label, documented } satisfies Data }),
  };
}

const reserved: ReadonlySet<string> = new Set(reservedWords);
const statements: ReadonlySet<string> = new Set(statementWords);
const categories: ReadonlySet<string> = new Set(['name', 'anyWord', 'currency', 'number', 'date', 'string']);
/** Money is written in few of the currencies that may be. */
const commonCurrencies = ['USD', 'EUR', 'GBP', 'JPY'];

/** Words of the grammar, units and currencies that may stand here. */
function wordItems({ expected, before, beginsStatement }: CompletionContext): CompletionItem[] {
  const isShare = /(?:%|bp|pp)$/.test(before.at(-1)?.text ?? '');
  const words = new Set<string>();
  for (const { type } of expected) {
    // `25%` and `15bp` carry their unit.
    if (isShare && (type.name === 'unit' || type.name === 'currency')) continue;
    if (type.name === 'unit') for (const unit of new Set(unitSpellings.values())) words.add(unit);
    else if (type.name === 'currency') for (const currency of commonCurrencies) words.add(currency);
    else if (!categories.has(type.name) && /^[a-z]/i.test(type.name)) words.add(type.name);
  }
  return [...words]
    .filter((label) => !(beginsStatement && statements.has(label)))
    .map((label) => ({
      label,
      kind: isUnit(label) ? CompletionItemKind.Unit : CompletionItemKind.Keyword,
      ...(currencies.has(label) && { detail: 'currency' }),
      sortText: `${unitSpellings.has(label) ? 0 : reserved.has(label) ? 4 : 5}${label}`,
    }));
}

const isUnit = (label: string): boolean => unitSpellings.has(label) || currencies.has(label);

const statementItems = (): CompletionItem[] =>
  statementSnippets.map(({ word, label, detail, body }) => ({
    label,
    kind: CompletionItemKind.Snippet,
    detail,
    filterText: word,
    sortText: `6${label}`,
    insertText: body,
    insertTextFormat: InsertTextFormat.Snippet,
  }));
