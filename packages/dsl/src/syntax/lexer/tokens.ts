/**
 * From text to tokens: the words and marks of the language, as token types of Chevrotain's. Every word of the grammar is
 * a type of its own, so that the grammar can be asked what may follow. Words that are not reserved belong to the
 * category `name`, and stand wherever a name does.
 */
import { createToken, EOF, type IToken, type TokenType } from 'chevrotain';
import {
  type ContextWord,
  contextWords,
  currencies,
  type ReservedWord,
  reservedWords,
  type UnitWord,
  unitSpellings,
} from '../words.ts';

const marks = [
  '..',
  '<=',
  '>=',
  '==',
  '!=',
  '<',
  '>',
  '=',
  '+',
  '-',
  '*',
  '/',
  '(',
  ')',
  '{',
  '}',
  ',',
  ':',
  '.',
] as const;
export type Mark = (typeof marks)[number];
export type TokenKind =
  | ReservedWord
  | Mark
  /** Any word that may be a name, whatever else it means in some places. */
  | 'word'
  | 'number'
  | 'date'
  | 'string'
  /** A spelling of other languages that has one certain equivalent here; see repair.ts. */
  | 'foreign'
  | 'semicolon'
  | 'unknown'
  | 'end';

const type = (of: string, ...categories: TokenType[]): TokenType => createToken({ name: of, categories });

/** Categories; no text is read as one. Words, reserved ones too: what may stand behind a dot. */
export const anyWord = type('anyWord');
export const name = type('name', anyWord);
export const unit = type('unit');
export const currency = type('currency');

const named = (all: readonly TokenType[]) => new Map(all.map((one) => [one.name, one]));

const keywords = named([
  ...reservedWords.map((text) => type(text, anyWord)),
  ...contextWords.map((text) => type(text, name)),
  ...[...unitSpellings.keys()].map((text) => type(text, name, unit)),
  ...[...currencies].map((text) => type(text, name, currency)),
]);
const markTypes = named(marks.map((mark) => type(mark)));
const literals = { date: type('date'), number: type('number'), string: type('string') };
const word = type('word', name);
const foreign = type('foreign');
const semicolon = type('semicolon');
const unknown = type('unknown-character');
const comment = type('comment');

/** The token types by their names, which are their spellings. */
export const types = { ...Object.fromEntries([...keywords, ...markTypes]), ...literals } as Readonly<
  Record<Mark | ReservedWord | ContextWord | UnitWord | keyof typeof literals, TokenType>
>;
const lexed = [...Object.values(types), word, foreign, semicolon, unknown];
/** All that the grammar is made of, to give to its parsers. */
export const vocabulary: TokenType[] = [...lexed, anyWord, name, unit, currency];

// Typographic marks are reported by the scan of characters; here they are read as what they stand for.
const typographic: Readonly<Record<string, Mark>> = {
  '≤': '<=',
  '≥': '>=',
  '≠': '!=',
  '−': '-',
  '–': '-',
  '—': '-',
  '×': '*',
  '…': '..',
};
const anyMark = [...marks, ...Object.keys(typographic)].map((mark) => mark.replace(/[.*+(){}]/g, '\\$&'));

/** What texts are made of, and of which type each is; the first that fits is read. */
const readings: readonly (readonly [string, (text: string) => TokenType | undefined])[] = [
  [/[ \t\r\n\f\ufeff]+/.source, () => undefined],
  [/#[^\r\n]*|\/\/[^\r\n]*|\/\*[\s\S]*?\*\//.source, () => comment],
  [/\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?(?!\w)/.source, () => types.date],
  // Letters that touch a number belong to it, so that `15bps` is one mistake and not two tokens.
  [/\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?(?:%|[A-Za-z_]\w*)?/.source, () => types.number],
  [/"(?:[^"\\\r\n]|\\[^\r\n])*\\?"?/.source, () => types.string],
  [/&&?|\|\|?|===|!==|<>|=<|=>|!(?!=)|'[^'\r\n]*'/.source, () => foreign],
  [';', () => semicolon],
  [anyMark.join('|'), (text) => markTypes.get(typographic[text] ?? text)],
  [/[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*/.source, (text) => keywords.get(text) ?? word],
  [/[\u0021-\uffff]/.source, () => unknown],
];
/** Each reading is a group. Control characters are of no reading, and passed over. */
const scanner = new RegExp(readings.map(([pattern]) => `(${pattern})`).join('|'), 'g');

const kindOf = (one: TokenType): TokenKind => {
  if (one === EOF) return 'end';
  if (one === unknown) return 'unknown';
  return one.CATEGORIES?.includes(name) ? 'word' : (one.name as TokenKind);
};
const kinds = new Map([...lexed, comment, EOF].map((one) => [one, kindOf(one)]));

/** A token as Chevrotain takes it, with what the rest of the language asks of one. */
export class Token implements IToken {
  tokenType: TokenType;
  tokenTypeIdx: number;
  kind: TokenKind;
  readonly image: string;
  readonly startOffset: number;

  constructor(type: TokenType, image: string, startOffset: number) {
    this.tokenType = type;
    this.tokenTypeIdx = type.tokenTypeIdx!;
    this.kind = kinds.get(type)!;
    this.image = image;
    this.startOffset = startOffset;
  }

  get text(): string {
    return this.image;
  }

  get start(): number {
    return this.startOffset;
  }

  get end(): number {
    return this.startOffset + this.image.length;
  }

  /** Reads it as another type from now on: a misspelt keyword as what was meant. */
  readAs(type: TokenType): void {
    this.tokenType = type;
    this.tokenTypeIdx = type.tokenTypeIdx!;
    this.kind = kinds.get(type)!;
  }
}

/** What closes a row of tokens; in a placeholder of a template that is its brace. */
export const endToken = (offset: number, text = ''): Token => new Token(EOF, text, offset);

export interface Tokens {
  /** In order, closed by one token of kind `end`. */
  readonly tokens: Token[];
  /** `#` comments, and comments in the style of other languages, which start with `/`. */
  readonly comments: readonly Token[];
}

/** Splits a text (or a part of one, which begins at `offset`) into tokens. Never fails: what fits nowhere is `unknown`. */
export function tokenize(text: string, offset = 0): Tokens {
  const tokens: Token[] = [];
  const comments: Token[] = [];
  for (const match of text.matchAll(scanner)) {
    const [piece] = match;
    const read = readings[match.indexOf(piece, 1) - 1]![1](piece);
    if (!read) continue;
    (read === comment ? comments : tokens).push(new Token(read, piece, match.index + offset));
  }
  tokens.push(endToken(text.length + offset));
  return { tokens, comments };
}
