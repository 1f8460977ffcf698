/**
 * Spellings of other languages that have exactly one equivalent here are reported and read as that equivalent, so that
 * `a && b;` is two small mistakes with certain fixes and not an unreadable statement.
 */
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { span } from '../../source/span.ts';
import { mostDiagnostics } from '../limits.ts';
import { Token, type Tokens, types } from './tokens.ts';

const operators: Readonly<Record<string, keyof typeof types>> = {
  '&': 'and',
  '&&': 'and',
  '|': 'or',
  '||': 'or',
  '!': 'not',
  '===': '==',
  '!==': '!=',
  '<>': '!=',
  '=<': '<=',
  '=>': '>=',
};

export function repairSpellings(
  { tokens, comments }: Tokens,
  file: string,
): Tokens & { diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const report = (found: Diagnostic) => {
    if (diagnostics.length <= mostDiagnostics) diagnostics.push(found);
  };
  const at = (t: Token) => ({ file, span: span(t.start, t.end) });
  const replace = (t: Token, text: string) => ({
    fix: { title: text === '' ? 'remove it' : `write \`${text}\``, edits: [{ ...at(t), text }] },
  });

  for (const comment of comments) {
    if (comment.text.startsWith('#')) continue;
    const text = comment.text.replace(/^\/[/*]|\*\/$/g, '').trim();
    const fix = comment.text.includes('\n') ? {} : replace(comment, `# ${text}`);
    report(diagnostic('foreign-comment', { mark: comment.text.slice(0, 2) }, at(comment), fix));
  }

  const repaired: Token[] = [];
  for (const t of tokens) {
    if (t.kind === 'semicolon') {
      report(diagnostic('semicolon', {}, at(t), replace(t, '')));
    } else if (t.kind !== 'foreign') {
      repaired.push(t);
    } else if (t.text.startsWith("'")) {
      report(diagnostic('single-quoted-string', {}, at(t), replace(t, `"${t.text.slice(1, -1)}"`)));
      repaired.push(new Token(types.string, `"${t.text.slice(1, -1)}"`, t.start));
    } else {
      const kind = operators[t.text]!;
      // `!x` has to become `not x`, with a space.
      const text = kind === 'not' ? 'not ' : kind;
      report(diagnostic('foreign-operator', { operator: t.text, instead: kind }, at(t), replace(t, text)));
      repaired.push(new Token(types[kind], t.text, t.start));
    }
  }
  return { tokens: repaired, comments: comments.filter((c) => c.text.startsWith('#')), diagnostics };
}
