import type { Screen } from './screen.ts';
import { wrap } from './width.ts';

/** The Markdown of our own pages for a terminal: headings, paragraphs, lists, fences, inline code and emphasis. */
export function renderMarkdown(text: string, screen: Screen): string[] {
  const { colors, glyphs } = screen;
  const out: string[] = [];
  let paragraph: string[] = [];
  let fenced = false;
  const flush = (): void => {
    if (paragraph.length === 0) return;
    out.push(...wrap(inline(paragraph.join(' '), screen), screen.width));
    paragraph = [];
  };
  for (const line of text.split(/\r?\n/)) {
    const fence = /^```(?:\S+)?\s*(.*)$/.exec(line);
    const heading = /^#+ (.*)$/.exec(line);
    const item = /^(\s*)[-*] (.*)$/.exec(line);
    if (fence) {
      flush();
      fenced = !fenced;
      if (fenced && fence[1]) out.push(`  ${colors.dim(`${fence[1]}:`)}`);
    } else if (fenced) {
      out.push(`  ${colors.blue(glyphs.vertical)} ${line}`.trimEnd());
    } else if (heading) {
      flush();
      out.push(colors.bold(heading[1] ?? ''));
    } else if (item) {
      flush();
      const [first = '', ...rest] = wrap(inline(item[2] ?? '', screen), screen.width - 4);
      out.push(`${item[1]}  ${glyphs.bullet} ${first}`, ...rest.map((more) => `${item[1]}    ${more}`));
    } else if (line.trim() === '') {
      flush();
      if (out.at(-1) !== '') out.push('');
    } else {
      paragraph.push(line.trim());
    }
  }
  flush();
  while (out.at(-1) === '') out.pop();
  return out;
}

function inline(text: string, { colors }: Screen): string {
  return text
    .replace(/`([^`]+)`/g, (_, code: string) => colors.cyan(code))
    .replace(/\*\*([^*]+)\*\*/g, (_, strong: string) => colors.bold(strong))
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1');
}
