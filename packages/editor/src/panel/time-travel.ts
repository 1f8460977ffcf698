/** The values of a session behind the conditions of the text. */
import type { RuleExplanation, Why } from '@hedgerow/runtime/browser';
import type { InlineText } from './editor-port.ts';
import { brief, details } from './why-words.ts';

/** Offsets at which lines begin. */
export function linesOf(text: string): number[] {
  const starts = [0];
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
  return starts;
}

const rank = { false: 0, unknown: 1, true: 2 } as const;

/** Conditions say their values; those made of others leave it to them, but for windows, which count. */
function told(why: Why): Why[] {
  const own = why.children.length === 0 || why.progress ? [why] : [];
  return [...own, ...why.children.flatMap(told)];
}

/** One text a line: of all conditions that begin in it. */
export function inlineTexts(
  { when, unless, until }: RuleExplanation,
  uri: string,
  text: string,
): InlineText[] {
  const lines = linesOf(text);
  const byLine = new Map<number, Why[]>();
  for (const why of [when, unless, until].flatMap((one) => (one ? told(one) : []))) {
    const { file, line } = why.span;
    if (file !== uri || lines[line - 1] === undefined) continue;
    byLine.set(line, [...(byLine.get(line) ?? []), why]);
  }
  return [...byLine].map(([line, conditions]) => {
    const distinct = [
      ...new Map(conditions.map((one) => [`${one.span.column} ${brief(one)}`, one])).values(),
    ];
    const worst = distinct.reduce((a, b) => (rank[b.truth] < rank[a.truth] ? b : a));
    return {
      offset: lines[line - 1]!,
      place: 'behind-line',
      text: distinct.map(brief).join('  '),
      kind: worst.truth,
      title: distinct.map((one) => [one.text, ...details(one)].join(': ')).join('\n'),
    };
  });
}
