/**
 * Layout after Wadler ("A prettier printer", 2003): a document says where lines may break, and `layout` breaks the
 * groups that do not fit. The atoms are the source's own tokens, with the source's own comments, so that nothing can be lost.
 */
import type { Token } from '../lexer/tokens.ts';
import { needsSpace } from './spacing.ts';

export interface PrintedComment {
  readonly text: string;
  /** Whether it stands on lines of its own, or behind code. */
  readonly own: boolean;
  /** Whether a blank line stands before it, or between it and what follows. */
  readonly blankBefore: boolean;
  readonly blankAfter: boolean;
}

export type Doc =
  | readonly Doc[]
  | { readonly kind: 'token'; readonly token: Token; readonly text: string }
  | { readonly kind: 'comment'; readonly comment: PrintedComment }
  /** No space between the tokens on either side. */
  | { readonly kind: 'glue' }
  /** Blanks that align what follows with the lines above and below. */
  | { readonly kind: 'pad'; readonly width: number }
  /** Nothing extra (the tokens' own spacing) in a group that fits, a new line in one that does not. */
  | { readonly kind: 'line' }
  | { readonly kind: 'hardline'; readonly blank: boolean }
  | { readonly kind: 'indent'; readonly doc: Doc }
  | { readonly kind: 'group'; readonly doc: Doc; readonly broken: boolean };

export const glue: Doc = { kind: 'glue' };
export const line: Doc = { kind: 'line' };
export const newline = (blank: boolean): Doc => ({ kind: 'hardline', blank });
export const indent = (...doc: Doc[]): Doc => ({ kind: 'indent', doc });
/** Stays on one line if it fits; `broken` breaks it in any case. */
export const group = (doc: Doc, broken = false): Doc => ({ kind: 'group', doc, broken });

const width = 100;

/** A document with where it stands: how far it is indented, and whether the lines of its group break. */
interface Placed {
  readonly doc: Doc;
  readonly indentation: number;
  readonly broken: boolean;
}

export function layout(doc: Doc): string {
  const w = new Writer();
  /** What is still to be written, the next one last. */
  const rest: Placed[] = [{ doc, indentation: 0, broken: true }];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    const { doc, indentation, broken } = next;
    if (isList(doc)) {
      for (let i = doc.length - 1; i >= 0; i--) rest.push({ doc: doc[i]!, indentation, broken });
    } else if (doc.kind === 'token') w.token(doc.token, doc.text, indentation);
    else if (doc.kind === 'comment') w.comment(doc.comment, indentation);
    else if (doc.kind === 'glue') w.glued = true;
    else if (doc.kind === 'pad') w.pad = doc.width;
    else if (doc.kind === 'hardline') w.newline(doc.blank);
    else if (doc.kind === 'line') {
      if (broken) w.newline(false);
    } else if (doc.kind === 'indent') rest.push({ doc: doc.doc, indentation: indentation + 2, broken });
    else {
      const breaks = doc.broken || !fits(w.measure(indentation), doc.doc, rest);
      rest.push({ doc: doc.doc, indentation, broken: breaks });
    }
  }
  return w.finish();
}

const isList = (doc: Doc): doc is readonly Doc[] => Array.isArray(doc);

/**
 * Whether a group fits on the line, together with what cannot break away from its end. A comment inside the group
 * does not fit, one at its very end does.
 */
function fits(m: Measure, group: Doc, rest: readonly Placed[]): boolean {
  const inside: Doc[] = [group];
  let commented = false;
  for (let doc = inside.pop(); doc !== undefined; doc = inside.pop()) {
    if (isList(doc)) inside.push(...doc.toReversed());
    else if (doc.kind === 'indent') inside.push(doc.doc);
    else if (doc.kind === 'group') {
      if (doc.broken) return false;
      inside.push(doc.doc);
    } else if (doc.kind === 'hardline' || (doc.kind === 'comment' && doc.comment.own)) return false;
    else if (doc.kind === 'comment') commented = true;
    else if (doc.kind === 'token' && commented) return false;
    else if (!m.add(doc)) return false;
  }
  if (commented) return true;
  const after: Placed[] = [];
  for (let i = rest.length - 1; i >= 0; i--) {
    after.push(rest[i]!);
    for (let next = after.pop(); next !== undefined; next = after.pop()) {
      const { doc, indentation, broken } = next;
      if (isList(doc)) {
        for (let k = doc.length - 1; k >= 0; k--) after.push({ doc: doc[k]!, indentation, broken });
      } else if (doc.kind === 'hardline' || doc.kind === 'comment' || (doc.kind === 'line' && broken))
        return true;
      else if (doc.kind === 'indent') after.push({ doc: doc.doc, indentation, broken });
      else if (doc.kind === 'group') after.push({ doc: doc.doc, indentation, broken: true });
      else if (!m.add(doc)) return false;
    }
  }
  return true;
}

/** The text written so far, and what stands between it and what comes next. */
class Writer {
  glued = false;
  pad = 0;
  readonly #lines: string[] = [];
  #current = '';
  #last: Token | undefined;
  #opened = false;
  /** Line ends that are due before whatever comes next. */
  #due = 0;

  newline(blank: boolean): void {
    this.#due = Math.max(this.#due, blank ? 2 : 1);
  }

  token(token: Token, text: string, indentation: number): void {
    const closes = token.kind === '}' || token.kind === ')';
    this.#breakLine(indentation, !closes);
    this.#current += gap(this.#last, token, this.glued, this.pad) + text;
    this.#last = token;
    this.#opened = token.kind === '{' || token.kind === '(';
    this.glued = false;
    this.pad = 0;
  }

  comment(comment: PrintedComment, indentation: number): void {
    if (comment.own) this.newline(comment.blankBefore);
    const opened = !comment.own && this.#opened;
    this.#breakLine(indentation, true);
    this.#opened = opened;
    this.#current += this.#current.trim() === '' ? comment.text : ` ${comment.text}`;
    this.newline(comment.own && comment.blankAfter);
  }

  /** A ruler that begins where the next token will be written. */
  measure(indentation: number): Measure {
    return this.#due > 0
      ? new Measure(indentation, undefined, false)
      : new Measure(this.#current.length, this.#last, this.glued);
  }

  finish(): string {
    if (this.#current !== '') this.#lines.push(this.#current);
    return this.#lines.length === 0 ? '' : `${this.#lines.join('\n')}\n`;
  }

  /** Writes the line ends that are due. Blocks neither begin nor end with a blank line. */
  #breakLine(indentation: number, blankAllowed: boolean): void {
    if (this.#due > 0 && (this.#lines.length > 0 || this.#current !== '')) {
      this.#lines.push(this.#current);
      if (this.#due > 1 && blankAllowed && !this.#opened) this.#lines.push('');
      this.#current = ' '.repeat(indentation);
      this.#last = undefined;
    }
    this.#due = 0;
    this.#opened = false;
  }
}

const gap = (left: Token | undefined, right: Token, glued: boolean, pad: number): string =>
  left === undefined || glued || !needsSpace(left, right) ? '' : ' '.repeat(1 + pad);

class Measure {
  #used: number;
  #last: Token | undefined;
  #glued: boolean;
  #pad = 0;

  constructor(used: number, last: Token | undefined, glued: boolean) {
    this.#used = used;
    this.#last = last;
    this.#glued = glued;
  }

  /** Adds an atom; `false` once the line is full. */
  add(doc: Doc): boolean {
    if (isList(doc)) return true;
    if (doc.kind === 'glue') this.#glued = true;
    if (doc.kind === 'pad') this.#pad = doc.width;
    if (doc.kind !== 'token') return true;
    this.#used += gap(this.#last, doc.token, this.#glued, this.#pad).length + doc.text.length;
    this.#last = doc.token;
    this.#glued = false;
    this.#pad = 0;
    return this.#used <= width;
  }
}
