/** Colours by meaning: what a word stands for, which no highlighting by patterns can know. */
import type { Range, SemanticTokens, TextDocumentIdentifier } from 'vscode-languageserver-types';
import type { Occurrence } from '../../symbols/symbols.ts';
import { type Token, tokenize } from '../../syntax/lexer/tokens.ts';
import { reservedWords, unitSpellings } from '../../syntax/words.ts';
import { type FeatureContext, type Place, placeOf } from '../feature.ts';
import { symbolsOf } from '../symbols.ts';

export const tokenTypes = [
  'keyword',
  'number',
  'string',
  'comment',
  'operator',
  'variable',
  'parameter',
  'property',
  'function',
  'enumMember',
  'enum',
  'event',
  'struct',
  'method',
  'type',
] as const;
export const tokenModifiers = ['declaration', 'readonly', 'defaultLibrary', 'documentation'] as const;
type TokenTypeName = (typeof tokenTypes)[number];
type Modifier = (typeof tokenModifiers)[number];

interface Coloured {
  readonly start: number;
  readonly end: number;
  readonly type: TokenTypeName;
  readonly modifiers: readonly Modifier[];
}

export function semanticTokens(
  cx: FeatureContext,
  params: { readonly textDocument: TextDocumentIdentifier },
): SemanticTokens {
  const place = placeOf(cx, params);
  return { data: place ? encode(colours(place), place) : [] };
}

export function semanticTokensRange(
  cx: FeatureContext,
  params: { readonly textDocument: TextDocumentIdentifier; readonly range: Range },
): SemanticTokens {
  const place = placeOf(cx, params);
  if (!place) return { data: [] };
  const { start, end } = place.document.span(params.range);
  return {
    data: encode(
      colours(place).filter((one) => one.start < end && start < one.end),
      place,
    ),
  };
}

function colours({ document, analysis }: Place): Coloured[] {
  const { tokens, comments } = tokenize(document.text);
  const meanings = new Map(
    symbolsOf(analysis)
      .in(document.uri)
      .map((one) => [one.span.start, one]),
  );
  // `core.vega` may be one name.
  const dotted = [...meanings.values()].filter(({ span }) =>
    document.text.slice(span.start, span.end).includes('.'),
  );
  const inside = ({ start }: Token): boolean =>
    dotted.some(({ span }) => span.start < start && start < span.end);
  const parts = [
    ...comments.map(
      ({ start, end, text }): Coloured => ({
        start,
        end,
        type: 'comment',
        modifiers: text.startsWith('##') ? ['documentation'] : [],
      }),
    ),
    ...tokens.flatMap((token) => (inside(token) ? [] : colourOf(token, meanings.get(token.start)))),
    // Names in the templates of alerts lie within their strings.
    ...tokens
      .filter(({ kind }) => kind === 'string')
      .flatMap((string) => within(string, symbolsOf(analysis).in(document.uri))),
  ];
  return withoutOverlaps(parts.sort((a, b) => a.start - b.start || b.end - a.end));
}

const reserved: ReadonlySet<string> = new Set(reservedWords);

function colourOf(token: Token, meaning: Occurrence | undefined): Coloured[] {
  const { start, end, kind, text } = token;
  const as = (type: TokenTypeName, ...modifiers: Modifier[]): Coloured[] => [{ start, end, type, modifiers }];
  if (meaning) return [coloured(meaning)];
  if (reserved.has(kind)) return as('keyword');
  switch (kind) {
    case 'number':
    case 'date':
      return as('number');
    case 'string':
      return as('string');
    case 'word':
      return unitSpellings.has(text) ? as('type', 'defaultLibrary') : as('keyword');
    case 'end':
    case 'unknown':
    case 'foreign':
    case 'semicolon':
      return [];
    default:
      return /^[<>=!+*/-]/.test(text) || text === '..' ? as('operator') : [];
  }
}

function coloured({ span, role, target }: Occurrence): Coloured {
  const declaration: Modifier[] = role === 'declaration' ? ['declaration'] : [];
  const one = (type: TokenTypeName, ...modifiers: Modifier[]): Coloured => ({
    ...span,
    type,
    modifiers: [...declaration, ...modifiers],
  });
  switch (target.kind) {
    case 'function':
    case 'form':
      return one('function', 'defaultLibrary');
    case 'local':
      return one('parameter');
    case 'state':
    case 'member':
      return one('enumMember');
    case 'field':
      return one('property');
    case 'approver':
      return one('variable');
    case 'entry': {
      const library: Modifier[] = target.entry.prelude ? ['defaultLibrary'] : [];
      switch (target.entry.declaration.kind) {
        case 'Let':
          return target.entry.declaration.params
            ? one('function', ...library)
            : one('variable', 'readonly', ...library);
        case 'Param':
          return one('property', ...library);
        case 'Regime':
        case 'Enum':
          return one('enum', ...library);
        case 'Event':
          return one('event', ...library);
        case 'Layer':
          return one('struct', ...library);
        case 'Rule':
        case 'Assert':
        case 'Profile':
          return one('method', ...library);
        default:
          return one('variable', ...library);
      }
    }
  }
}

const within = ({ start, end }: Token, occurrences: readonly Occurrence[]): Coloured[] =>
  occurrences.filter(({ span }) => start < span.start && span.end < end).map(coloured);

/** LSP's tokens may not overlap: the parts of a string around the names in it are strings of their own. */
function withoutOverlaps(parts: readonly Coloured[]): Coloured[] {
  const result: Coloured[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (!last || last.end <= part.start) {
      result.push(part);
      continue;
    }
    result.pop();
    if (last.start < part.start) result.push({ ...last, end: part.start });
    result.push(part);
    if (part.end < last.end) result.push({ ...last, start: part.end });
  }
  return result;
}

/** Five numbers a token, each relative to the token before; a token over several lines is given line by line. */
function encode(parts: readonly Coloured[], { document }: Place): number[] {
  const data: number[] = [];
  let line = 0;
  let character = 0;
  const push = (at: { line: number; character: number }, length: number, part: Coloured): void => {
    if (length <= 0) return;
    const bits = part.modifiers.reduce((sum, one) => sum | (1 << tokenModifiers.indexOf(one)), 0);
    const column = at.line === line ? at.character - character : at.character;
    data.push(at.line - line, column, length, tokenTypes.indexOf(part.type), bits);
    ({ line, character } = at);
  };
  for (const part of parts) {
    const [from, to] = [document.positionAt(part.start), document.positionAt(part.end)];
    for (let row = from.line; row <= to.line; row++) {
      const first = row === from.line ? from.character : 0;
      const last = row === to.line ? to.character : document.line(row).length;
      push({ line: row, character: first }, last - first, part);
    }
  }
  return data;
}
