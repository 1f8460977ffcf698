import type { Comment, Statement } from './ast.ts';

/**
 * Gives each statement the text of the `##` lines that stand directly above it. A plain `#` line may stand between
 * (`# allow ...`); a blank line separates.
 */
export function attachDocs(
  statements: readonly Statement[],
  comments: readonly Comment[],
  text: string,
): Statement[] {
  let next = 0;
  return statements.map((statement) => {
    while (next < comments.length && comments[next]!.span.start < statement.span.start) next++;
    const lines: string[] = [];
    let below = statement.span.start;
    for (let i = next - 1; i >= 0; i--) {
      const comment = comments[i]!;
      const adjacent = /^(?:\r\n|\r|\n)[ \t]*$/.test(text.slice(comment.span.end, below));
      const alone = /(?:^|[\r\n])[ \t\ufeff]*$/.test(
        text.slice(Math.max(0, comment.span.start - 500), comment.span.start),
      );
      if (!adjacent || !alone) break;
      if (comment.doc) lines.unshift(comment.text.replace(/^##+ ?/, ''));
      below = comment.span.start;
    }
    return lines.length === 0 ? statement : { ...statement, doc: lines.join('\n') };
  });
}
