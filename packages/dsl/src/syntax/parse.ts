/** From text to tree. Neither function throws on any text; what is wrong with it is among the diagnostics. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type SourceFile, span } from '../source/span.ts';
import type { Comment, Expr, FileAst } from './ast.ts';
import { attachDocs } from './docs.ts';
import { FileParser } from './grammar/file.ts';
import { soleExpression } from './grammar/sole.ts';
import { scanCharacters } from './lexer/characters.ts';
import { repairSpellings } from './lexer/repair.ts';
import { type Token, tokenize } from './lexer/tokens.ts';
import { mostDiagnostics } from './limits.ts';

// Learning the grammar takes some milliseconds: once, and not before there is something to parse.
let parser: FileParser | undefined;

/** Parses a file. Broken statements are kept with holes (`Bad`) where their names could be read, and left out otherwise. */
export function parse(file: SourceFile): { ast: FileAst; diagnostics: Diagnostic[] } {
  parser ??= new FileParser();
  const { tokens, comments, lexical } = prepare(file);
  const { statements, diagnostics } = parser.read(file, tokens);
  const ast: FileAst = {
    kind: 'File',
    file: file.name,
    statements: attachDocs(statements, comments, file.text),
    comments,
    span: span(0, file.text.length),
  };
  return { ast, diagnostics: together(lexical, diagnostics) };
}

/** Parses one expression, as the command line and the editor are given them. */
export function parseExpression(
  text: string,
  fileName = 'expression',
): { ast: Expr; diagnostics: Diagnostic[] } {
  const source = { name: fileName, text };
  const { tokens, lexical } = prepare(source);
  const { ast, diagnostics } = soleExpression({ source, tokens, inTemplate: false, silent: false });
  return { ast, diagnostics: together(lexical, diagnostics) };
}

function prepare(file: SourceFile): {
  tokens: Token[];
  comments: Comment[];
  lexical: readonly Diagnostic[];
} {
  const scan = scanCharacters(file);
  const { tokens, comments, diagnostics } = repairSpellings(tokenize(scan.text), file.name);
  return {
    tokens,
    comments: comments.map((t) => comment(t, file.text)),
    lexical: [...scan.diagnostics, ...diagnostics],
  };
}

function comment(t: Token, text: string): Comment {
  return {
    kind: 'Comment',
    text: text.slice(t.start, t.end).trimEnd(),
    doc: t.text.startsWith('##'),
    span: span(t.start, t.end),
  };
}

/**
 * What the lexer and the parser found, by place. Where both complain of one token, the lexer knows better; and of
 * very many findings only the first are told, the last of which says that there are more.
 */
function together(lexical: readonly Diagnostic[], grammatical: readonly Diagnostic[]): Diagnostic[] {
  const starts = new Set(lexical.map((d) => d.span.start));
  const all = [...lexical, ...grammatical.filter((d) => !starts.has(d.span.start))];
  all.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  if (all.length <= mostDiagnostics) return all;
  const last = all[mostDiagnostics - 1]!;
  return [
    ...all.slice(0, mostDiagnostics - 1),
    { ...last, help: 'more mistakes of syntax follow in this file' },
  ];
}
