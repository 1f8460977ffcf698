/** Definition, references, highlights and rename: all read the one index of symbols. */
import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type Location,
  type Position,
  type Range,
  type TextDocumentIdentifier,
  type WorkspaceEdit,
} from 'vscode-languageserver-types';
import { functionTable } from '../../functions/table.ts';
import type { Entry } from '../../semantics/scope.ts';
import { lineStarts, positionIn, type Span } from '../../source/span.ts';
import type { Occurrence, Target } from '../../symbols/symbols.ts';
import { reservedWords } from '../../syntax/words.ts';
import { type FeatureContext, type Place, wordAt } from '../feature.ts';
import { Refused } from '../refused.ts';
import { symbolsOf } from '../symbols.ts';
import { workspaceEdit } from './edits.ts';

interface At {
  readonly textDocument: TextDocumentIdentifier;
  readonly position: Position;
}

/** Where the host shows a file of the prelude: read-only documents of this scheme. */
export const preludeUri = (name: string): string => `hedgerow:/${name}`;

/** Where a word is declared; names of the prelude lead into its own files. */
export function definition(cx: FeatureContext, params: At): Location[] {
  const found = wordAt(cx, params);
  if (!found) return [];
  const { word, analysis } = found;
  const declared = symbolsOf(analysis)
    .of(word.target)
    .filter(({ role }) => role === 'declaration');
  if (declared.length > 0) return declared.map((one) => location(cx, one));
  const { target } = word;
  const owner = 'owner' in target ? target.owner : target.kind === 'entry' ? target.entry : undefined;
  if (!owner?.prelude) return [];
  return [preludeLocation(owner, owner.ident.span)];
}

/** Where something of the prelude is, in the read-only documents that show it. */
export function preludeLocation({ source }: Entry, { start, end }: Span): Location {
  const starts = lineStarts(source.text);
  const at = (offset: number): Position => {
    const { line, column } = positionIn(starts, offset);
    return { line: line - 1, character: column - 1 };
  };
  return { uri: preludeUri(source.name), range: { start: at(start), end: at(end) } };
}

export function references(
  cx: FeatureContext,
  params: At & { readonly context: { readonly includeDeclaration: boolean } },
): Location[] {
  const found = wordAt(cx, params);
  if (!found || found.word.target.kind === 'field') return [];
  return symbolsOf(found.analysis)
    .of(found.word.target)
    .filter(({ role }) => params.context.includeDeclaration || role === 'use')
    .map((one) => location(cx, one));
}

export function highlights(cx: FeatureContext, params: At): DocumentHighlight[] {
  const found = wordAt(cx, params);
  if (!found || found.word.target.kind === 'field') return [];
  const { analysis, document, word } = found;
  return symbolsOf(analysis)
    .of(word.target)
    .filter(({ file }) => file === document.uri)
    .map(({ span, role }) => ({
      range: document.range(span),
      kind: role === 'declaration' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    }));
}

/** The range and the present name of what can be renamed; throws Refused with the reason where it cannot. */
export function prepareRename(
  cx: FeatureContext,
  params: At,
): { readonly range: Range; readonly placeholder: string } | null {
  const found = wordAt(cx, params);
  if (!found) return null;
  checkRenamable(found.word.target);
  const { document, word } = found;
  return {
    range: document.range(word.span),
    placeholder: document.text.slice(word.span.start, word.span.end),
  };
}

/** Every place of the name, in all files of the rule set. Throws Refused where the new name is none or is taken. */
export function rename(cx: FeatureContext, params: At & { readonly newName: string }): WorkspaceEdit | null {
  const found = wordAt(cx, params);
  if (!found) return null;
  const { word, analysis } = found;
  const { newName } = params;
  checkRenamable(word.target);
  checkName(newName, found);
  const edits = symbolsOf(analysis)
    .of(word.target)
    .map(({ file, span }) => ({ file, span, text: newName }));
  return workspaceEdit(edits, cx.workspace);
}

function checkRenamable(target: Target): void {
  const inPrelude =
    (target.kind === 'entry' && target.entry.prelude) || ('owner' in target && target.owner.prelude);
  if (inPrelude) throw new Refused('a name of the prelude cannot be renamed; declare one of your own');
  if (target.kind === 'function' || target.kind === 'form' || target.kind === 'field') {
    throw new Refused('this name belongs to the language');
  }
}

function checkName(name: string, { word, analysis }: Place & { readonly word: Occurrence }): void {
  const { target } = word;
  const mayHaveDot = target.kind === 'entry' && ['Input', 'Let'].includes(target.entry.declaration.kind);
  const form = mayHaveDot ? /^[A-Za-z_]\w*(\.[A-Za-z_]\w*)?$/ : /^[A-Za-z_]\w*$/;
  if (!form.test(name)) {
    throw new Refused(`\`${name}\` is no name: letters, digits and _, not beginning with a digit`);
  }
  if ((reservedWords as readonly string[]).includes(name)) {
    throw new Refused(`\`${name}\` is a word of the language`);
  }
  if (target.kind !== 'entry') return;
  const { own } = analysis.scope;
  const taken = own.values.get(name) ?? own.functions.get(name);
  if (taken && taken !== target.entry) throw new Refused(`\`${name}\` is declared already`);
  if (functionTable.has(name)) throw new Refused(`\`${name}\` is a function`);
}

function location(cx: FeatureContext, { file, span }: Occurrence): Location {
  return { uri: file, range: cx.workspace.get(file)!.range(span) };
}
