/** Which names may mean something else than they did before an edit. */
import type * as Ast from '../../syntax/ast.ts';
import { declaredNames, nameless, type ParsedFile } from '../scope.ts';

/**
 * Names that the statements which went or came declare, and those of all definitions that may be made of such a name.
 * By words: what a definition looks up is certainly written in it.
 */
export function changedNames(
  gone: readonly Ast.Statement[],
  come: readonly Ast.Statement[],
  files: readonly ParsedFile[],
): ReadonlySet<string> {
  const changed = new Set<string>();
  const before = gone.filter(isNameless).map(keyOf).sort();
  const after = come.filter(isNameless).map(keyOf).sort();
  // Of what has no value, others see no more than that it is there.
  const sameNames = before.length === after.length && before.every((key, i) => key === after[i]);
  for (const one of [...gone, ...come]) if (!(sameNames && isNameless(one))) add(changed, one);
  if (changed.size === 0) return changed;
  let others = files.flatMap(({ source, ast }) =>
    ast.statements
      .filter((statement) => !isNameless(statement))
      .map((statement) => ({ statement, words: wordsOf(statement, source.text) })),
  );
  for (let grows = true; grows; ) {
    const made = others.filter(({ words }) => mentions(words, changed));
    others = others.filter((one) => !made.includes(one));
    for (const { statement } of made) add(changed, statement);
    grows = made.length > 0;
  }
  return changed;
}

export function mentions(words: ReadonlySet<string>, names: ReadonlySet<string>): boolean {
  for (const name of names) if (words.has(name)) return true;
  return false;
}

const known = new WeakMap<Ast.Statement, ReadonlySet<string>>();

/** Names that are written in a statement, as the lexer reads them, and whatever else looks like one. */
export function wordsOf(statement: Ast.Statement, text: string): ReadonlySet<string> {
  const { start, end } = statement.span;
  const words =
    known.get(statement) ??
    new Set(text.slice(start, end).match(/[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*/g));
  known.set(statement, words);
  return words;
}

const isNameless = ({ kind }: Ast.Statement): boolean =>
  (nameless as ReadonlySet<string>).has(kind) || kind === 'Forbid' || kind === 'Limit' || kind === 'Test';

const keyOf = (statement: Ast.Statement): string =>
  [statement.kind, ...declaredNames(statement).map(({ name }) => name)].join(' ');

function add(names: Set<string>, statement: Ast.Statement): void {
  // A name of a namespace, `book.vega`, is written as a member of another.
  for (const { name } of declaredNames(statement)) for (const part of name.split('.')) names.add(part);
  if (statement.kind === 'Enum') for (const { name } of statement.members) names.add(name);
  if (statement.kind === 'Require') for (const { name } of statement.approvers) names.add(name);
}
