/**
 * Chevrotain's lexer over the words and marks of the language. Its tokens are made into small plain objects, whose
 * `kind` is the word or mark itself, so that the parser reads like the grammar: `p.at('when')`, `p.at('..')`.
 */
import { createToken, Lexer, type TokenType } from 'chevrotain';
import { type ReservedWord, reservedWords } from '../words.ts';

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
  | 'word'
  | 'number'
  | 'date'
  | 'string'
  /** A spelling of other languages that has one certain equivalent here; see repair.ts. */
  | 'foreign'
  | 'semicolon'
  | 'unknown'
  | 'end';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const word = createToken({ name: 'word', pattern: /[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*/ });
const comment = createToken({ name: 'comment', pattern: /#[^\r\n]*/, group: 'comments' });

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

const tokenTypes: TokenType[] = [
  createToken({ name: 'space', pattern: /[ \t\r\n\f\ufeff]+/, group: Lexer.SKIPPED }),
  comment,
  createToken({
    name: 'foreignComment',
    pattern: /\/\/[^\r\n]*|\/\*[\s\S]*?\*\//,
    group: 'comments',
    line_breaks: true,
  }),
  createToken({ name: 'date', pattern: /\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?(?!\w)/ }),
  // Letters that touch a number belong to it, so that `15bps` is one mistake and not two tokens.
  createToken({ name: 'number', pattern: /\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?(?:%|[A-Za-z_]\w*)?/ }),
  createToken({ name: 'string', pattern: /"(?:[^"\\\r\n]|\\[^\r\n])*\\?"?/ }),
  createToken({ name: 'foreign', pattern: /&&?|\|\|?|===|!==|<>|=<|=>|!(?!=)|'[^'\r\n]*'/ }),
  createToken({ name: 'semicolon', pattern: ';' }),
  ...marks.map(markToken),
  ...reservedWords.map((w) => createToken({ name: w, pattern: w, longer_alt: word })),
  word,
  createToken({ name: 'unknown', pattern: /[\u0021-\uffff]/ }),
];

const lexer = new Lexer(tokenTypes, { positionTracking: 'onlyOffset', ensureOptimizations: true });

export interface Tokens {
  /** In order, closed by one token of kind `end`. */
  readonly tokens: Token[];
  /** `#` comments, and comments in the style of other languages, which start with `/`. */
  readonly comments: readonly Token[];
}

/** Splits a text (or a part of one, which begins at `offset`) into tokens. Never fails: what fits nowhere is `unknown`. */
export function tokenize(text: string, offset = 0): Tokens {
  const result = lexer.tokenize(text);
  const plain = (t: (typeof result.tokens)[number]): Token => {
    const start = t.startOffset + offset;
    const name = t.tokenType.name;
    return {
      kind: name as TokenKind,
      text: t.image,
      start,
      end: start + t.image.length,
    };
  };
  const tokens = result.tokens.map(plain);
  const end = text.length + offset;
  tokens.push({ kind: 'end', text: '', start: end, end });
  return { tokens, comments: (result.groups.comments ?? []).map(plain) };
}
