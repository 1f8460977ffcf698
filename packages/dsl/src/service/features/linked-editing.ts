/** The places of a name that change with its declaration while it is typed. */
import type { Position, Range, TextDocumentIdentifier } from 'vscode-languageserver-types';
import { type FeatureContext, wordAt } from '../feature.ts';
import { symbolsOf } from '../symbols.ts';

/** As the protocol has it. */
export interface LinkedEditingRanges {
  readonly ranges: readonly Range[];
  /** What the name may become. */
  readonly wordPattern: string;
}

const wordPattern = '[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)?';

/**
 * Asked at the declaration alone: who types over a use means another name. Names that other files use are left to a
 * rename, which changes those too.
 */
export function linkedEditing(
  cx: FeatureContext,
  params: { readonly textDocument: TextDocumentIdentifier; readonly position: Position },
): LinkedEditingRanges | null {
  const found = wordAt(cx, params);
  if (found?.word.role !== 'declaration') return null;
  const { word, document, analysis } = found;
  const places = symbolsOf(analysis).of(word.target);
  const written = (one: typeof word): string => document.text.slice(one.span.start, one.span.end);
  const isAlike = places.every((one) => one.file === document.uri && written(one) === written(word));
  return isAlike ? { ranges: places.map(({ span }) => document.range(span)), wordPattern } : null;
}
