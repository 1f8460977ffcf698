/**
 * Parsing after an edit: only what stands between the blank lines around it is read again, with the statement that comes
 * after, where that gives certainly what reading the whole file would.
 *
 * A statement never reaches over the beginning of the next, since the word that begins one can be part of no other;
 * `when` and `profile` alone can. So what stands before a part that begins with such a word is read as it was, whatever
 * the part is, unless there was a mistake right before. And once the parser has read one statement behind the part
 * without a mistake, as it did before the edit, it goes on as it did then: it remembers nothing from one statement to the
 * next but its last mistake.
 */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { same } from '../ir/same.ts';
import { difference } from '../source/difference.ts';
import { movedFrom, originOf } from '../source/origin.ts';
import type { SourceFile, Span } from '../source/span.ts';
import type { FileAst, Statement } from './ast.ts';
import { withoutDeepParentheses } from './lexer/characters.ts';
import { mostDiagnostics } from './limits.ts';
import { parse } from './parse.ts';
import { statementWords } from './words.ts';

/** A file as it was read. */
export interface Parsed {
  readonly source: SourceFile;
  readonly ast: FileAst;
  readonly diagnostics: readonly Diagnostic[];
  /** How it came from a file that was read before, where not all of it was read anew. */
  readonly edit?: Edit;
}

/** What stood behind `to` in the file before stands so many characters later; what comes between was read anew. */
export interface Edit {
  readonly before: FileAst;
  readonly to: number;
  readonly by: number;
}

/** Statements that may go on with a word that begins another one. */
const open: ReadonlySet<Statement['kind']> = new Set(['Forbid', 'Limit', 'Test'] as const);
const ambiguous: ReadonlySet<string> = new Set(['when', 'profile']);

/** The tree of a text, made with as much as may be of the tree of a text from which it differs in one place. */
export function reparse(before: Parsed, source: SourceFile): Parsed {
  return patched(before, source) ?? { source, ...parse(source) };
}

function patched(before: Parsed, source: SourceFile): Parsed | undefined {
  const { text: old } = before.source;
  const { text, name } = source;
  const { ast, diagnostics } = before;
  if (before.source.name !== name) return undefined;
  if (old === text) return { source, ast, diagnostics };
  if (diagnostics.length >= mostDiagnostics || reachesFar(before.source) || reachesFar(source))
    return undefined;
  const { statements, comments } = ast;
  const { start, tail } = difference(old, text);
  const isInside = (at: number): boolean => statements.some(({ span }) => span.start < at && at < span.end);
  const from = cutBefore(old, start, isInside);
  const behind = cutBehind(old, old.length - tail, isInside);
  const previous = statements.findLast(({ span }) => span.end <= from);
  const next = statements.find(({ span }) => span.start >= behind);
  const to = next?.span.start ?? old.length;
  const end = next?.span.end ?? old.length;
  const isMistaken = (low: number, high: number): boolean =>
    diagnostics.some(({ span }) => span.start <= high && low <= span.end);
  if (isMistaken(previous?.span.start ?? 0, from - 1) || isMistaken(behind, end)) return undefined;

  const by = text.length - old.length;
  const part = text.slice(from, end + by);
  // A byte order mark may stand at the beginning of a file only.
  if (part.length > old.length / 2 || part.startsWith('\ufeff')) return undefined;
  const code = part.replace(/^\s*#.*$/gm, '').trimStart();
  if (code !== '' && !begins(/^\w*/.exec(code)![0], previous)) return undefined;
  const read = parse({ name, text: part });
  const made = read.ast.statements;
  if (next) {
    const again = made.at(-1);
    if (again?.span.start !== to + by - from || again.span.end !== end + by - from) return undefined;
    if (read.diagnostics.some(({ span }) => span.end >= again.span.start)) return undefined;
  }

  const joined = <T extends { readonly span: FileAst['span'] }>(
    all: readonly T[],
    between: readonly T[],
    kept: number,
    move = (one: T) => shifted(one, by),
  ): T[] => [
    ...all.filter(({ span }) => span.end <= from),
    ...between.map((one) => shifted(one, from)),
    ...all.filter(({ span }) => span.start >= kept).map(move),
  ];
  const joinedDiagnostics = joined(diagnostics, read.diagnostics, end);
  if (joinedDiagnostics.length >= mostDiagnostics) return undefined;
  const tree: FileAst = {
    ...ast,
    statements: joined(statements, next ? made.slice(0, -1) : made, to, (one) => movedLater(one, by)),
    comments: joined(comments, read.ast.comments, end),
    span: { start: 0, end: text.length },
  };
  return { source, ast: tree, diagnostics: joinedDiagnostics, edit: { before: ast, to, by } };
}

const far = new WeakMap<SourceFile, boolean>();

/** Whether something may begin here that ends anywhere: a comment of another language, or parentheses beyond counting. */
function reachesFar(source: SourceFile): boolean {
  const { text } = source;
  const known =
    far.get(source) ?? (text.includes('/*') || text.includes('\0') || withoutDeepParentheses(text) !== text);
  far.set(source, known);
  return known;
}

/** Whether a word begins a statement, whatever stands before it. */
const begins = (word: string, previous: Statement | undefined): boolean =>
  (statementWords as readonly string[]).includes(word) &&
  !(ambiguous.has(word) && previous && open.has(previous.kind));

type IsInside = (at: number) => boolean;

/** The last beginning of a line behind an empty one that lies before an offset and in no statement. */
function cutBefore(text: string, offset: number, isInside: IsInside): number {
  for (let at = offset; at > 0; ) {
    const found = text.lastIndexOf('\n\n', at - 2);
    if (found < 0 || at < 2) return 0;
    if (!isInside(found + 2)) return found + 2;
    at = found + 1;
  }
  return 0;
}

/** The first beginning of a line behind an empty one that lies at or behind an offset and in no statement. */
function cutBehind(text: string, offset: number, isInside: IsInside): number {
  for (let at = offset; ; ) {
    const found = text.indexOf('\n\n', at);
    if (found < 0) return text.length;
    if (!isInside(found + 2)) return found + 2;
    at = found + 1;
  }
}

/** A tree with all its spans moved. It is plain data: whatever has a number for its start is a span. */
function shifted<T>(tree: T, by: number): T {
  if (by === 0 || typeof tree !== 'object' || tree === null) return tree;
  if (Array.isArray(tree)) return same(tree, (one: unknown) => shifted(one, by)) as T;
  if (isSpan(tree)) return moved(tree, by) as T;
  // A copy first, which has the same shape: V8 makes it, and reads it later, several times as fast.
  const copy = { ...tree } as Record<string, unknown>;
  for (const key in copy) {
    const value = copy[key];
    if (key === 'span') copy[key] = moved(value as Span, by);
    else if (typeof value === 'object') copy[key] = shifted<unknown>(value, by);
  }
  return copy as T;
}

const isSpan = (tree: object): tree is Span => typeof (tree as Partial<Span>).start === 'number';

const moved = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });

/** A statement that an edit has moved. Each part of it is moved when somebody looks at it: few do before the next edit. */
function movedLater(statement: Statement, by: number): Statement {
  if (by === 0) return statement;
  const first = originOf(statement) as Statement;
  const way = statement.span.start + by - first.span.start;
  const look = (seen: object, key: PropertyKey): unknown => {
    if (Object.hasOwn(first, key) && !Object.hasOwn(seen, key)) {
      Reflect.set(seen, key, shifted<unknown>(Reflect.get(first, key), way));
    }
    return Reflect.get(seen, key);
  };
  const later = new Proxy(
    {},
    {
      get: look,
      has: (_, key) => key in first,
      ownKeys: () => Reflect.ownKeys(first),
      getOwnPropertyDescriptor(seen, key) {
        look(seen, key);
        return Reflect.getOwnPropertyDescriptor(seen, key);
      },
    },
  );
  return movedFrom(later as Statement, first);
}
