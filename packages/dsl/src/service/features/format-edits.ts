/**
 * The edits that make a formatted text of a document. The formatter writes the tokens that are there, with other space
 * between them and some in another order; so each piece of the one text has its piece in the other, and where they
 * differ is an edit by itself. Carets and selections elsewhere stay where they are.
 */
import { difference } from '../../source/difference.ts';
import type { Span } from '../../source/span.ts';
import { tokenize } from '../../syntax/lexer/tokens.ts';
import { unitSpellings } from '../../syntax/words.ts';

export interface FormatEdit extends Span {
  readonly text: string;
}

/** A token or a comment. */
interface Piece extends Span {
  /** What it is, however it is spelled. */
  readonly key: string;
}

export function formatEdits(old: string, made: string): FormatEdit[] {
  const [before, after] = [piecesOf(old), piecesOf(made)];
  const edits: FormatEdit[] = [];
  const replace = (from: Span, to: Span): void => {
    const edit = trimmed(old, from, made.slice(to.start, to.end));
    if (edit) edits.push(edit);
  };
  let last = { from: 0, to: 0 };
  for (const { from, to } of stretches(before, after)) {
    replace({ start: last.from, end: from.start }, { start: last.to, end: to.start });
    replace(from, to);
    last = { from: from.end, to: to.end };
  }
  return edits;
}

/** In the order of the text; the last is its end. */
function piecesOf(text: string): Piece[] {
  const { tokens, comments } = tokenize(text);
  return [...tokens, ...comments]
    .sort((a, b) => a.start - b.start)
    .map(({ start, end, text: written }) => ({
      start,
      end,
      key: unitSpellings.get(written) ?? written.trimEnd(),
    }));
}

/** The shortest stretches of both that hold the same pieces: one piece each, but where their order differs. */
function stretches(
  before: readonly Piece[],
  after: readonly Piece[],
): { readonly from: Span; readonly to: Span }[] {
  const found: { readonly from: Span; readonly to: Span }[] = [];
  const surplus = new Map<string, number>();
  const count = (key: string, by: number): void => {
    const sum = (surplus.get(key) ?? 0) + by;
    if (sum === 0) surplus.delete(key);
    else surplus.set(key, sum);
  };
  let first = 0;
  before.forEach((piece, i) => {
    count(piece.key, 1);
    count(after[i]!.key, -1);
    if (surplus.size > 0) return;
    found.push({
      from: { start: before[first]!.start, end: piece.end },
      to: { start: after[first]!.start, end: after[i]!.end },
    });
    first = i + 1;
  });
  return found;
}

/** The edit of a span without what stays as it is at both ends; a line end of two characters is never split. */
function trimmed(whole: string, { start, end }: Span, text: string): FormatEdit | undefined {
  const old = whole.slice(start, end);
  if (old === text) return undefined;
  const { start: head, tail: common } = difference(old, text);
  let tail = common;
  if (tail > 0 && old[old.length - 1 - tail] === '\r' && old[old.length - tail] === '\n') tail--;
  return { start: start + head, end: end - tail, text: text.slice(head, text.length - tail) };
}
