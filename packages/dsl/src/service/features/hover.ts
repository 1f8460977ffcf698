import {
  type Hover,
  MarkupKind,
  type Position,
  type TextDocumentIdentifier,
} from 'vscode-languageserver-types';
import { signature } from '../../functions/describe.ts';
import type { FunctionSpec } from '../../functions/spec.ts';
import { specialForms } from '../../semantics/infer/special.ts';
import { type Entry, kindOf } from '../../semantics/scope.ts';
import { describe as describeType } from '../../semantics/types.ts';
import type { Occurrence } from '../../symbols/symbols.ts';
import { tokenize } from '../../syntax/lexer/tokens.ts';
import { type FeatureContext, type Place, placeOf, wordAt } from '../feature.ts';
import { describeLanguageWord } from '../word-docs.ts';

interface At {
  readonly textDocument: TextDocumentIdentifier;
  readonly position: Position;
}

/** What a word is: its declaration, type and unit, documentation, and its present value where the host knows it. */
export function hover(cx: FeatureContext, params: At): Hover | null {
  const found = wordAt(cx, params);
  if (!found) return languageHover(cx, params);
  const value = describeWord(cx, found);
  return value === undefined
    ? null
    : { contents: { kind: MarkupKind.Markdown, value }, range: found.document.range(found.word.span) };
}

/** Of a word of the language, or of a unit. */
function languageHover(cx: FeatureContext, params: At): Hover | null {
  const place = placeOf(cx, params);
  if (!place) return null;
  const { document } = place;
  const offset = document.offsetAt(params.position);
  const token = tokenize(document.text).tokens.find(({ start, end }) => start <= offset && offset <= end);
  const value = token && !nameless.has(token.kind) ? describeLanguageWord(token.text) : undefined;
  return value === undefined || !token
    ? null
    : { contents: { kind: MarkupKind.Markdown, value }, range: document.range(token) };
}

/** Tokens whose text is no word, though it may read like one. */
const nameless: ReadonlySet<string> = new Set(['string', 'number', 'date', 'unknown', 'foreign']);

const code = (text: string): string => `\`\`\`hedge\n${text}\n\`\`\``;

function describeWord(
  cx: FeatureContext,
  { word, analysis, document }: Place & { readonly word: Occurrence },
): string | undefined {
  const { target } = word;
  switch (target.kind) {
    case 'entry':
      return describeEntry(cx, target.entry, { document, analysis });
    case 'function':
      return describeFunction(target.spec);
    case 'form': {
      const form = specialForms.get(target.name)!;
      return `${code(form.signature)}\n${form.doc}`;
    }
    case 'local':
      return `${code(target.ident.name)}\nA parameter of \`${target.owner.name}\`.`;
    case 'state':
      return `${code(target.name)}\nA state of the regime \`${target.owner.name}\`.`;
    case 'member':
      return `${code(target.name)}\nA value of \`${target.owner.name}\`.`;
    case 'approver':
      return `${code(target.name)}\nWho may approve.`;
    case 'field':
      return undefined;
  }
}

/** The longest declaration that a hover shows in full. */
const longest = 600;

export function describeEntry(cx: FeatureContext, entry: Entry, { document, analysis }: Place): string {
  const { declaration, source, name } = entry;
  const text = source.text.slice(declaration.span.start, declaration.span.end);
  const type = isValue(entry) ? describeType(analysis.valueOf(entry).type) : kindOf(entry);
  const current = cx.runner.current?.(document.uri, name);
  const where = entry.prelude ? ' of the prelude' : '';
  return [
    code(text.length <= longest ? text : `${text.slice(0, longest)} …`),
    `${kindOf(entry)}${where}${type === kindOf(entry) ? '' : `: ${type}`}`,
    ...(current === undefined ? [] : [`now: **${current}**`]),
    ...(declaration.doc === undefined ? [] : [declaration.doc]),
  ].join('\n\n');
}

const isValue = ({ declaration }: Entry): boolean =>
  ['Input', 'Param', 'Score', 'Regime'].includes(declaration.kind) ||
  (declaration.kind === 'Let' && declaration.params === undefined);

export function describeFunction(spec: FunctionSpec): string {
  const parameters = spec.parameters.map(({ name, doc }) => `- \`${name}\`: ${doc}`);
  const members = (spec.members ?? []).map(({ name, doc }) => `- \`.${name}\`: ${doc}`);
  return [
    code(signature(spec)),
    spec.doc,
    parameters.join('\n'),
    ...(members.length > 0 ? [members.join('\n')] : []),
    `*Formula.* ${spec.formula}`,
    `*Source.* ${spec.source}`,
  ].join('\n\n');
}
