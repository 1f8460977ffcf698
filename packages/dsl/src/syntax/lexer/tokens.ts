/**
 * Chevrotain's lexer over the words and marks of the language. Every word of the grammar is a token type of its own,
 * so that the grammar can be asked what may follow. Words that are not reserved belong to the category `name`, and
 * stand wherever a name does.
 */
import { createToken, EOF, type IToken, Lexer, type TokenType } from 'chevrotain';
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

/** A category of token types; no text is lexed as one. */
const category = (name: string, ...of: TokenType[]) =>
  createToken({ name, pattern: Lexer.NA, categories: of });

/** Words, reserved ones too: what may stand behind a dot. */
export const anyWord = category('anyWord');
export const name = category('name', anyWord);
export const unit = category('unit');
export const currency = category('currency');

const word = createToken({
  name: 'word',
  pattern: /[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*/,
  categories: name,
});
const keyword = (text: string, ...categories: TokenType[]) =>
  createToken({ name: text, pattern: text, longer_alt: word, categories });

// Typographic marks are reported by the scan of characters; here they are read as what they stand for.
const typographic: Partial<Record<Mark, string>> = {
  '<=': '≤',
  '>=': '≥',
  '!=': '≠',
  '-': '−|–|—',
  '*': '×',
  '..': '…',
};
const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const markToken = (mark: Mark) => {
  const also = typographic[mark];
  return createToken({
    name: mark,
    pattern: also === undefined ? mark : new RegExp(`${literal(mark)}|${also}`),
  });
};

const keywords = [
  ...reservedWords.map((w) => keyword(w, anyWord)),
  ...contextWords.map((w) => keyword(w, name)),
  ...[...unitSpellings.keys()].map((w) => keyword(w, name, unit)),
  ...[...currencies].map((w) => keyword(w, name, currency)),
];
// The longest first: `in` would take the beginning of `intent` and leave the rest to `longer_alt`, as a mere word.
keywords.sort((a, b) => b.name.length - a.name.length);

const byName = new Map<string, TokenType>(
  [
    createToken({ name: 'date', pattern: /\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?(?!\w)/ }),
    // Letters that touch a number belong to it, so that `15bps` is one mistake and not two tokens.
    createToken({ name: 'number', pattern: /\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?(?:%|[A-Za-z_]\w*)?/ }),
    createToken({ name: 'string', pattern: /"(?:[^"\\\r\n]|\\[^\r\n])*\\?"?/ }),
    createToken({ name: 'foreign', pattern: /&&?|\|\|?|===|!==|<>|=<|=>|!(?!=)|'[^'\r\n]*'/ }),
    createToken({ name: 'semicolon', pattern: ';' }),
    ...marks.map(markToken),
    ...keywords,
    word,
    createToken({ name: 'unknown-character', pattern: /[\u0021-\uffff]/ }),
  ].map((type) => [type.name, type]),
);

/** The token types by their names, which are their spellings. */
export const types = Object.fromEntries(byName) as Readonly<
  Record<Mark | ReservedWord | ContextWord | UnitWord | 'number' | 'date' | 'string', TokenType>
>;
/** All that the grammar is made of, to give to its parsers. */
export const vocabulary: TokenType[] = [...byName.values(), anyWord, name, unit, currency];

const lexed: TokenType[] = [
  createToken({ name: 'space', pattern: /[ \t\r\n\f\ufeff]+/, group: Lexer.SKIPPED }),
  createToken({ name: 'comment', pattern: /#[^\r\n]*/, group: 'comments' }),
  createToken({
    name: 'foreignComment',
    pattern: /\/\/[^\r\n]*|\/\*[\s\S]*?\*\//,
    group: 'comments',
    line_breaks: true,
  }),
  ...byName.values(),
];
const lexer = new Lexer([...lexed, anyWord, name, unit, currency], {
  positionTracking: 'onlyOffset',
  ensureOptimizations: true,
});

const kinds = new Map<TokenType, TokenKind>();
const kindOf = (type: TokenType): TokenKind => {
  if (type === EOF) return 'end';
  if (type.name === 'unknown-character') return 'unknown';
  return type.CATEGORIES?.includes(name) ? 'word' : (type.name as TokenKind);
};
for (const type of [...lexed, EOF]) kinds.set(type, kindOf(type));

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
  const result = lexer.tokenize(text);
  const plain = (t: IToken): Token => new Token(t.tokenType, t.image, t.startOffset + offset);
  const tokens = result.tokens.map(plain);
  tokens.push(endToken(text.length + offset));
  return { tokens, comments: (result.groups.comments ?? []).map(plain) };
}
