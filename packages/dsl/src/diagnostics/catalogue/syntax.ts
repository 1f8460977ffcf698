/** Diagnostics of lexing and parsing. */
import { define } from '../define.ts';
import { choice } from '../phrases.ts';

/** `found` and `expected` are phrases that carry their own backticks: "`and`", "the end of the file". */
export interface Expectation {
  readonly expected: string;
  readonly found: string;
}

const didYouMean = (p: { readonly suggestion?: string | undefined }) =>
  p.suggestion === undefined ? undefined : `did you mean \`${p.suggestion}\`?`;

export const syntax = {
  // ---- Characters ----
  'hidden-character': define<{ code: string }>({
    severity: 'error',
    message: (p) =>
      p.code === 'U+0000'
        ? 'this is not a text file: it contains the character U+0000'
        : `the invisible character ${p.code} makes this text read differently from what it is`,
    help: (p) =>
      p.code === 'U+0000'
        ? 'rule sets are UTF-8 text; was another file meant?'
        : 'remove it; control and bidirectional characters are not allowed, in comments and strings neither',
  }),
  'look-alike-character': define<{ code: string; found: string; ascii: string }>({
    severity: 'error',
    message: (p) => `\`${p.found}\` is the character ${p.code}, which looks like the ASCII \`${p.ascii}\``,
    help: (p) =>
      `write the ASCII \`${p.ascii}\`; look-alikes are not allowed, in comments and strings neither`,
  }),
  'non-ascii-character': define<{ code: string; found: string; ascii?: string | undefined }>({
    severity: 'error',
    message: (p) => `\`${p.found}\` (${p.code}) is not ASCII; names and operators are`,
    help: (p) => (p.ascii === undefined ? undefined : `write \`${p.ascii}\``),
  }),

  // ---- Tokens ----
  'malformed-number': define<{ text: string; problem: string; instead?: string | undefined }>({
    severity: 'error',
    message: (p) => `\`${p.text}\` is not a number: ${p.problem}`,
    help: (p) => (p.instead === undefined ? undefined : `write \`${p.instead}\``),
  }),
  'unclosed-string': define<object>({
    severity: 'error',
    message: () => 'this string has no closing `"` on its line',
  }),
  'unknown-escape': define<{ escape: string }>({
    severity: 'error',
    message: (p) => `\`${p.escape}\` has no meaning in a string`,
    help: () => 'a backslash itself is written `\\\\`; the other escapes are `\\"`, `\\n` and `\\t`',
  }),
  'unclosed-placeholder': define<object>({
    severity: 'error',
    message: () => 'this `{` has no closing `}`: an expression between braces was expected',
    help: () => 'a brace itself is written `{{`',
  }),
  'foreign-operator': define<{ operator: string; instead: string }>({
    severity: 'error',
    message: (p) => `\`${p.operator}\` is written \`${p.instead}\` here`,
  }),
  'foreign-comment': define<{ mark: string }>({
    severity: 'error',
    message: (p) => `a comment starts with \`#\`, not with \`${p.mark}\``,
  }),
  'single-quoted-string': define<object>({
    severity: 'error',
    message: () => 'a string stands in double quotes',
  }),
  semicolon: define<object>({
    severity: 'error',
    message: () => 'there are no semicolons: every statement and clause starts with a keyword',
  }),

  // ---- Grammar ----
  'unexpected-token': define<Expectation>({
    severity: 'error',
    message: (p) => `expected ${p.expected}, found ${p.found}`,
  }),
  'expected-expression': define<Expectation>({
    severity: 'error',
    message: (p) => `expected ${p.expected}, found ${p.found}`,
  }),
  'expected-name': define<Expectation>({
    severity: 'error',
    message: (p) => `expected ${p.expected}, found ${p.found}`,
    help: () => 'a name is made of letters, digits and `_`, and does not begin with a digit',
  }),
  'reserved-name': define<{ word: string; expected: string }>({
    severity: 'error',
    message: (p) => `expected ${p.expected}, but \`${p.word}\` is a word of the language`,
    help: (p) => `choose another name, such as \`my_${p.word}\``,
  }),
  'expected-duration': define<{ found: string }>({
    severity: 'error',
    message: (p) => `expected a duration such as \`3 sessions\`, or a param of that type, found ${p.found}`,
  }),
  'missing-unit': define<{ count: string; found: string }>({
    severity: 'error',
    message: (p) => `expected a unit after \`${p.count}\`, such as \`${p.count} sessions\`, found ${p.found}`,
    help: () => 'units are `minutes hours sessions days weeks months quarters years prints`',
  }),
  'unknown-unit': define<{ word: string; suggestion?: string | undefined }>({
    severity: 'error',
    message: (p) => `\`${p.word}\` is not a unit of time`,
    help: (p) =>
      didYouMean(p) ?? 'units are `minutes hours sessions days weeks months quarters years prints`',
  }),
  'misplaced-range': define<object>({
    severity: 'error',
    message: () =>
      'a range is not a value: a comparison with `in`, or a unit and `before` or `after`, was expected',
    help: () => 'write `x in 25..35`, or `10..14 days before fomc`',
  }),
  'assignment-in-condition': define<object>({
    severity: 'error',
    message: () => '`=` gives a name its value; a comparison is written `==`',
  }),
  'unknown-statement': define<{ found: string; suggestion?: string | undefined; isAction?: boolean }>({
    severity: 'error',
    message: (p) => `expected a statement such as \`when\`, \`rule\`, \`let\` or \`param\`, found ${p.found}`,
    help: (p) => (p.isAction ? 'an action belongs to a rule: `when CONDITION ACTION`' : didYouMean(p)),
  }),
  'unexpected-after': define<{ found: string; after: string; suggestion?: string | undefined }>({
    severity: 'error',
    message: (p) => `${p.found} cannot follow ${p.after}`,
    help: (p) => didYouMean(p) ?? 'expected a clause that belongs here, or the next statement',
  }),
  'unknown-choice': define<{
    what: string;
    word: string;
    choices: readonly string[];
    suggestion?: string | undefined;
  }>({
    severity: 'error',
    message: (p) => `expected ${p.what}, ${choice(p.choices)}, found ${p.word}`,
    help: didYouMean,
  }),
  'duplicate-clause': define<{ clause: string }>({
    severity: 'error',
    message: (p) => `\`${p.clause}\` stands here a second time; it is given at most once`,
  }),
  'missing-clause': define<{ clause: string; owner: string }>({
    severity: 'error',
    message: (p) => `${p.owner} has no ${p.clause}`,
  }),
  'unclosed-paren': define<{ found: string }>({
    severity: 'error',
    message: (p) => `this \`(\` is not closed: expected \`)\`, found ${p.found}`,
  }),
  'unclosed-brace': define<{ found: string }>({
    severity: 'error',
    message: (p) => `this \`{\` is not closed: expected \`}\` before ${p.found}`,
  }),
  'unmatched-closing': define<{ mark: string; opening: string }>({
    severity: 'error',
    message: (p) => `this \`${p.mark}\` closes nothing: there is no \`${p.opening}\` before it`,
  }),
  'nesting-too-deep': define<{ limit: number }>({
    severity: 'error',
    message: (p) => `this expression is nested deeper than ${p.limit} levels`,
    help: () => 'name its parts with `let`',
  }),
};
