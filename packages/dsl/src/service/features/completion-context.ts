/** Where a caret stands: what is half written there, and what the grammar would take. */
import { type Token, tokenize } from '../../syntax/lexer/tokens.ts';
import { infixWords, statementWords } from '../../syntax/words.ts';
import type { Place } from '../feature.ts';
import { type Expected, expectedAfter } from '../grammar-walk.ts';

export interface CompletionContext {
  /** Offset at which the half-written word begins; the caret, where there is none. */
  readonly start: number;
  /** The name before the dot that the caret stands behind. */
  readonly object?: string;
  readonly expected: readonly Expected[];
  /** The tokens of the statement before the caret. */
  readonly before: readonly Token[];
  /** A statement may begin here. */
  readonly beginsStatement: boolean;
}

const words: ReadonlySet<string> = new Set(statementWords);
/** Words that begin statements and stand within others too: `within a test`, `in a regime`. */
const ambiguous: ReadonlySet<string> = new Set(['when', 'profile']);

/** `undefined` inside comments and strings, where nothing is offered. */
export function completionContext({ document }: Place, offset: number): CompletionContext | undefined {
  const { text } = document;
  const [half = ''] = /[A-Za-z_]\w*$/.exec(text.slice(Math.max(0, offset - 100), offset)) ?? [];
  const start = offset - half.length;
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const within = insideString(line);
  if (within === 'text' || within === 'comment') return undefined;
  const from = within === undefined ? 0 : start - within.length;
  const tokens = within === undefined ? tokenize(text.slice(0, start)).tokens : tokenize(within, from).tokens;
  const all = tokens.slice(0, -1);
  if (within !== undefined) return contextOf(all, start, 'formula', false);
  const begin = all.findLastIndex((token, i) => begins(token, all, i));
  const statement = all.slice(Math.max(0, begin));
  const fresh = begin < 0;
  const { expected, ...rest } = contextOf(fresh ? [] : statement, start, 'statement', true);
  return { ...rest, expected, beginsStatement: fresh || mayEnd(statement) };
}

function contextOf(
  before: readonly Token[],
  start: number,
  rule: 'statement' | 'formula',
  beginsStatement: boolean,
): CompletionContext {
  const dot = before.at(-1);
  const object = before.at(-2);
  return {
    start,
    before,
    beginsStatement,
    expected: expectedAfter(before, rule),
    ...(dot?.kind === '.' && object?.kind === 'word' && { object: object.text }),
  };
}

/** The last statement word that is not inside a block of another statement. */
function begins(token: Token, all: readonly Token[], at: number): boolean {
  if (!words.has(token.kind)) return false;
  if (token.kind === 'when' && all[at - 1]?.kind === ':') return false;
  if (!ambiguous.has(token.kind)) return true;
  // `when` of a rule's clause, of a score, a regime, a veto or a limit belongs to the statement that began before.
  const outer = all.slice(0, at).findLast((t) => words.has(t.kind) && !ambiguous.has(t.kind));
  const open = all.slice(0, at).filter((t) => t.kind === '{').length;
  const closed = all.slice(0, at).filter((t) => t.kind === '}').length;
  if (open > closed) return false;
  return !(
    outer &&
    ['forbid', 'limit'].includes(outer.kind) &&
    all[at - 1] !== undefined &&
    isGuard(all, at)
  );
}

/** Whether a `when` belongs to the `forbid` or `limit` that stands before it, with no other `when` in between. */
function isGuard(all: readonly Token[], at: number): boolean {
  const from = all.slice(0, at).findLastIndex((t) => t.kind === 'forbid' || t.kind === 'limit');
  return !all.slice(from, at).some((t) => t.kind === 'when');
}

/** Words of the language that are no operands, though they could be names. */
const awaits: ReadonlySet<string> = new Set<string>(
  [...infixWords, 'at', 'least', 'every', 'above', 'below'].filter(
    (word) => word !== 'rising' && word !== 'falling',
  ),
);

/** Whether a statement could end here: its blocks are closed, and it does not wait for an operand. */
function mayEnd(statement: readonly Token[]): boolean {
  const last = statement.at(-1);
  if (!last) return true;
  const depth = statement.reduce((sum, t) => sum + (t.kind === '{' ? 1 : t.kind === '}' ? -1 : 0), 0);
  const complete: ReadonlySet<string> = new Set(['word', 'number', 'string', 'date', ')', '}']);
  return depth === 0 && statement.length > 1 && complete.has(last.kind) && !awaits.has(last.text);
}

/** On a line up to the caret: in a comment, in the text of a string, or what stands in the `{` of a template so far. */
function insideString(line: string): 'comment' | 'text' | (string & {}) | undefined {
  let quoted = false;
  let brace = -1;
  for (let i = 0; i < line.length; i++) {
    const c = line[i];
    if (!quoted && c === '#') return 'comment';
    if (c === '\\' && quoted) i++;
    else if (c === '"') {
      quoted = !quoted;
      brace = -1;
    } else if (quoted && c === '{') {
      if (line[i + 1] === '{') i++;
      else brace = i;
    } else if (quoted && c === '}') brace = -1;
  }
  if (!quoted) return undefined;
  return brace < 0 ? 'text' : line.slice(brace + 1);
}
