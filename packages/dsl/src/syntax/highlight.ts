/**
 * How the words of the language are coloured by tools that know no grammar: one description, from which the TextMate
 * grammar (VS Code, GitHub, Sublime) and Monarch's (the browser's editor) are made, so that they cannot drift.
 */
import { contextWords, currencies, reservedWords, statementWords, unitSpellings, verbs } from './words.ts';

const alternatives = (words: Iterable<string>): string =>
  // The longest first, or `in` would be found in `input`.
  [...words].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).join('|');

const statements: ReadonlySet<string> = new Set(statementWords);
const actions: ReadonlySet<string> = new Set(verbs);

/** Patterns of words, each to stand between word boundaries; regular expressions that all engines read. */
export const highlighting = {
  statement: alternatives(statementWords),
  action: alternatives(verbs),
  operator: alternatives(reservedWords.filter((w) => !statements.has(w) && !actions.has(w))),
  /** Not reserved: coloured wherever they stand, though they may be names. */
  context: alternatives(contextWords),
  unit: alternatives(unitSpellings.keys()),
  currency: alternatives(currencies),
  constant: 'true|false|unknown',
  date: '\\d{4}-\\d{2}-\\d{2}(?:T\\d{2}:\\d{2})?',
  number: '\\d[\\d_]*(?:\\.\\d[\\d_]*)?(?:[eE][+-]?\\d+)?(?:%|bp|pp)?',
  mark: '\\.\\.|<=|>=|==|!=|[<>=+*/-]',
} as const;
