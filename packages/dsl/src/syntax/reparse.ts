/**
 * Parsing after an edit: only what stands between the blank lines around it is read again, where that gives certainly
 * what reading the whole file would.
 *
 * A statement never reaches over the beginning of the next, since the word that begins one can be part of no other;
 * `when` and `profile` alone can. So two neighbouring parts of a file, each read without a mistake, are together what
 * both are, unless the second begins with one of those. With any mistake of syntax, before or after, all is read anew:
 * where the parser finds its feet again may depend on what stands around.
 */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { difference } from '../source/difference.ts';
import type { SourceFile } from '../source/span.ts';
import type { FileAst } from './ast.ts';
import { parse } from './parse.ts';

/** A file as it was read. */
export interface Parsed {
  readonly source: SourceFile;
  readonly ast: FileAst;
  readonly diagnostics: readonly Diagnostic[];
}

/** Words that begin statements, and parts of other statements too. */
const ambiguous = /^(?:when|profile)\b/;

/** The tree of a text, made with as much as may be of the tree of a text from which it differs in one place. */
export function reparse(before: Parsed, source: SourceFile): Parsed {
  return patched(before, source) ?? { source, ...parse(source) };
}

function patched(before: Parsed, source: SourceFile): Parsed | undefined {
  const old = before.source.text;
  const { text, name } = source;
  if (before.diagnostics.length > 0 || before.source.name !== name) return undefined;
  if (old === text) return { ...before, source };
  const { statements, comments } = before.ast;
  const { start, tail } = difference(old, text);
  const isInside = (at: number): boolean => statements.some(({ span }) => span.start < at && at < span.end);
  const from = cutBefore(old, start, isInside);
  const to = cutBehind(old, old.length - tail, isInside);
  const by = text.length - old.length;
  const part = text.slice(from, to + by);
  // A byte order mark may stand at the beginning of a file only.
  if (part.length > old.length / 2 || part.startsWith('\ufeff')) return undefined;
  const read = parse({ name, text: part });
  if (read.diagnostics.length > 0) return undefined;

  const first = read.ast.statements[0];
  const next = statements.find(({ span }) => span.start >= to);
  if (first && ambiguous.test(part.slice(first.span.start))) return undefined;
  if (next && ambiguous.test(old.slice(next.span.start))) return undefined;

  const joined = <T extends { readonly span: FileAst['span'] }>(
    all: readonly T[],
    made: readonly T[],
  ): T[] => [
    ...all.filter(({ span }) => span.end <= from),
    ...made.map((one) => shifted(one, from)),
    ...all.filter(({ span }) => span.start >= to).map((one) => shifted(one, by)),
  ];
  const ast: FileAst = {
    ...before.ast,
    statements: joined(statements, read.ast.statements),
    comments: joined(comments, read.ast.comments),
    span: { start: 0, end: text.length },
  };
  return { source, ast, diagnostics: [] };
}

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

/** A tree with all its spans moved. It is plain data: whatever has a numeric start and end is a span. */
function shifted<T>(tree: T, by: number): T {
  if (by === 0 || typeof tree !== 'object' || tree === null) return tree;
  if (Array.isArray(tree)) return tree.map((one: unknown) => shifted(one, by)) as T;
  const { start, end } = tree as { readonly start?: unknown; readonly end?: unknown };
  if (typeof start === 'number' && typeof end === 'number') return { start: start + by, end: end + by } as T;
  const moved: Record<string, unknown> = {};
  for (const key in tree) moved[key] = shifted<unknown>(tree[key], by);
  return moved as T;
}
