/** A file: statements one after another, each read on its own. */
import { span } from '../../source/span.ts';
import type { Statement } from '../ast.ts';
import type { Token } from '../lexer/tokens.ts';
import { infixWords, reservedWords, type StatementWord, statementWords } from '../words.ts';
import { layer, regime, score } from './blocks.ts';
import type { Cursor } from './cursor.ts';
import { calendar, definition, enumeration, evaluate, event, input, param, profile } from './declarations.ts';
import { assertion, forbid, limit, requirement } from './guards.ts';
import { anonymousRule, isVerb, namedRule } from './rules.ts';
import { test } from './tests.ts';

const readers: Readonly<Record<StatementWord, (p: Cursor) => Statement>> = {
  calendar,
  evaluate,
  input,
  param,
  profile,
  enum: enumeration,
  let: definition,
  event,
  regime,
  score,
  layer,
  rule: namedRule,
  when: anonymousRule,
  forbid,
  limit,
  require: requirement,
  assert: assertion,
  test,
};

/**
 * Reads all statements. Each is kept as soon as it is complete, and one with a broken part is kept with a hole, so
 * that what is unfinished at the end of a file never takes away what stands before it.
 */
export function statements(p: Cursor): Statement[] {
  const found: Statement[] = [];
  while (!p.at('end')) {
    const word = statementAhead(p);
    if (word === undefined) continue;
    p.recovered();
    p.surroundings = 'plain';
    p.margin = p.column(p.peek());
    const statement = p.attempt(
      () => readers[word](p),
      () => false,
    );
    if (statement !== undefined) found.push(statement);
  }
  return found;
}

/** The word with which the next statement begins; what begins none is reported and skipped. */
function statementAhead(p: Cursor): StatementWord | undefined {
  const t = p.peek();
  const word = statementWords.find((w) => w === t.kind);
  if (word !== undefined) return word;
  const at = span(t.start, t.end);
  const { suggestion, extras } = t.kind === 'word' ? p.suggestion(t, statementWords) : { extras: {} };
  const meant = statementWords.find((w) => w === suggestion);
  if (meant !== undefined && beginsStatement(p, t)) {
    p.silent = false;
    p.report('unknown-statement', { found: p.found(), suggestion }, at, extras);
    p.readAs(meant);
    return meant;
  }
  if (t.kind === ')' || t.kind === '}') {
    p.mistake('unmatched-closing', { mark: t.kind, opening: t.kind === ')' ? '(' : '{' }, at);
  } else if (p.position === 0 || isVerb(t)) {
    p.mistake('unknown-statement', { found: p.found(), isAction: isVerb(t) }, at);
  } else {
    const joining = t.kind === 'word' ? p.suggestion(t, [...reservedWords, ...infixWords]) : { extras: {} };
    const params = { found: p.found(), after: `\`${p.previous.text}\``, suggestion: joining.suggestion };
    p.mistake('unexpected-after', params, at, joining.extras);
  }
  p.next();
  p.skip(() => t.kind === ')' || t.kind === '}');
  return undefined;
}

/** A misspelt word is taken for the beginning of a statement where it begins a line. */
const beginsStatement = (p: Cursor, t: Token): boolean => p.position === 0 || p.beginsLine(t);
