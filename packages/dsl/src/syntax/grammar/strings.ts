/** Strings, their escapes, and the templates of alerts. */
import { type Span, span } from '../../source/span.ts';
import type { Expr, StringLiteral, Template } from '../ast.ts';
import { repairSpellings } from '../lexer/repair.ts';
import { endToken, type Token, tokenize, types } from '../lexer/tokens.ts';
import { ExpressionGrammar } from './expressions.ts';
import { soleExpression } from './sole.ts';

const escapes: Readonly<Record<string, string>> = { '\\"': '"', '\\\\': '\\', '\\n': '\n', '\\t': '\t' };

/** What stands between the quotes of a string, and where that begins. */
interface Raw {
  readonly text: string;
  readonly start: number;
  readonly span: Span;
}

export abstract class StringGrammar extends ExpressionGrammar {
  /** `"text"`; `expected` says what for: "a feed and column such as `\"calendar.fomc\"`". */
  protected string(idx: number, expected: string): StringLiteral {
    const raw = this.#raw(idx, expected);
    return this.ACTION(() => ({
      kind: 'String',
      value: this.#unescaped(raw.text, raw.start),
      span: raw.span,
    }));
  }

  /** `"text {expr} text"`; `{{` and `}}` stand for braces. */
  protected template(idx: number): Template {
    const raw = this.#raw(idx, 'the text of the alert in double quotes');
    return this.ACTION(() => ({ kind: 'Template', parts: this.#parts(raw), span: raw.span }));
  }

  #raw(idx: number, expected: string): Raw {
    const t = this.need(idx, types.string, expected);
    return this.ACTION(() => {
      const closed = this.checkClosed(t);
      return {
        text: t.text.slice(1, closed ? -1 : undefined),
        start: t.start + 1,
        span: span(t.start, t.end),
      };
    });
  }

  /** The text that a part of a string stands for. */
  #unescaped(text: string, start: number): string {
    return text.replace(/\\(?:.|$)/g, (written, offset: number) => {
      const meaning = escapes[written];
      if (meaning !== undefined) return meaning;
      const at = span(start + offset, start + offset + written.length);
      this.report('unknown-escape', { escape: written }, at);
      return written;
    });
  }

  #parts({ text, start }: Raw): Template['parts'] {
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
        literal += this.#unescaped(plain, start + i)
          .replaceAll('{{', '{')
          .replaceAll('}}', '}');
        i += plain.length;
        continue;
      }
      const end = text.indexOf('}', i);
      if (end < 0) {
        this.mistake('unclosed-placeholder', {}, span(start + i, start + i + 1));
        break;
      }
      close();
      parts.push(this.#placeholder(text.slice(i + 1, end), start + i + 1));
      i = end + 1;
    }
    close();
    return parts;
  }

  /** Parses the expression between two braces, at its place in the file. */
  #placeholder(text: string, start: number): Expr {
    const lexed = repairSpellings(tokenize(text, start), this.file.name);
    const tokens: Token[] = [...lexed.tokens.slice(0, -1), endToken(start + text.length, '}')];
    const inner = soleExpression({ source: this.file, tokens, inTemplate: true, silent: this.silent });
    this.found.push(...lexed.diagnostics, ...inner.diagnostics);
    this.silent = inner.silent;
    return inner.ast;
  }
}
