/** Strings, their escapes, and the templates of alerts. */
import { span } from '../../source/span.ts';
import type { Expr, StringLiteral, Template } from '../ast.ts';
import { repairSpellings } from '../lexer/repair.ts';
import { tokenize } from '../lexer/tokens.ts';
import { Cursor } from './cursor.ts';
import { expression } from './expressions.ts';
import { checkClosed } from './quotes.ts';

const escapes: Readonly<Record<string, string>> = { '\\"': '"', '\\\\': '\\', '\\n': '\n', '\\t': '\t' };

/** The raw text between the quotes and where it begins; `undefined` if no string stands here. */
function raw(
  p: Cursor,
  expected: string,
): { text: string; start: number; at: { start: number; end: number } } {
  const t = p.peek();
  if (t.kind !== 'string') return p.fail('unexpected-token', { expected, found: p.found() });
  p.next();
  const at = span(t.start, t.end);
  const closed = checkClosed(p, t);
  return { text: t.text.slice(1, closed ? -1 : undefined), start: t.start + 1, at };
}

/** The text that a part of a string stands for. */
function unescaped(p: Cursor, text: string, start: number): string {
  return text.replace(/\\(?:.|$)/g, (written, offset: number) => {
    const meaning = escapes[written];
    if (meaning !== undefined) return meaning;
    const at = span(start + offset, start + offset + written.length);
    p.report('unknown-escape', { escape: written }, at);
    return written;
  });
}

/** `"text"`; `expected` says what for: "a feed and column such as `\"calendar.fomc\"`". */
export function string(p: Cursor, expected: string): StringLiteral {
  const { text, start, at } = raw(p, expected);
  return { kind: 'String', value: unescaped(p, text, start), span: at };
}

/** `"text {expr} text"`; `{{` and `}}` stand for braces. */
export function template(p: Cursor): Template {
  const { text, start, at } = raw(p, 'the text of the alert in double quotes');
  const parts: (string | Expr)[] = [];
  let literal = '';
  const close = () => {
    if (literal !== '') parts.push(literal);
    literal = '';
  };
  let i = 0;
  while (i < text.length) {
    const [plain = ''] = /^(?:[^{}\\]|\\.?|\{\{|\}\}?)+/.exec(text.slice(i)) ?? [];
    if (plain !== '') {
      literal += unescaped(p, plain, start + i)
        .replaceAll('{{', '{')
        .replaceAll('}}', '}');
      i += plain.length;
      continue;
    }
    const end = text.indexOf('}', i);
    if (end < 0) {
      p.mistake('unclosed-placeholder', {}, span(start + i, start + i + 1));
      break;
    }
    close();
    parts.push(placeholder(p, text.slice(i + 1, end), start + i + 1));
    i = end + 1;
  }
  close();
  return { kind: 'Template', parts, span: at };
}

/** Parses the expression between two braces, at its place in the file. */
function placeholder(p: Cursor, text: string, start: number): Expr {
  const { tokens, diagnostics } = repairSpellings(tokenize(text, start), p.file);
  const end = start + text.length;
  const brace = { kind: 'end', text: '}', start: end, end } as const;
  const inner = new Cursor(p.file, p.text, [...tokens.slice(0, -1), brace]);
  inner.silent = p.silent;
  const expr = inner.hole(
    () => {
      const whole = expression(inner);
      if (!inner.at('end')) inner.fail('unexpected-token', { expected: '`}`', found: inner.found() });
      return whole;
    },
    () => false,
  );
  p.diagnostics.push(...diagnostics, ...inner.diagnostics);
  p.silent ||= inner.silent;
  return expr;
}
