import type { Span } from '@hedgerow/dsl';
import type { Screen } from './screen.ts';
import type { LineIndex } from './sources.ts';
import { charWidth, textWidth, visible } from './width.ts';

export interface Mark {
  readonly span: Span;
  /** Printed after the carets. */
  readonly label?: string;
  readonly paint: (text: string) => string;
  readonly caret: string;
}

const tabWidth = 4;
/** Of a span over many lines, this many from its start and its end are shown. */
const edgeLines = 2;

/**
 * The source lines of a span with carets beneath, behind a gutter of line numbers `gutter` wide. Tabs are
 * expanded, wide characters counted as two columns, long lines cut around the span.
 */
export function renderFrame(lines: LineIndex, mark: Mark, gutter: number, screen: Screen): string[] {
  const from = lines.position(mark.span.start);
  const to = lines.position(Math.max(mark.span.start, mark.span.end));
  const { glyphs, colors } = screen;
  const rail = (number: string): string => colors.blue(`${number.padStart(gutter)} ${glyphs.vertical}`);
  const out: string[] = [];
  for (let line = from.line; line <= to.line; line++) {
    if (line - from.line >= edgeLines && to.line - line >= edgeLines) {
      out.push(rail(glyphs.ellipsis.slice(0, gutter)));
      line = to.line - edgeLines;
      continue;
    }
    const whole = lines.text(line);
    const first = line === from.line ? from.column - 1 : whole.length - whole.trimStart().length;
    const afterLast = line === to.line ? to.column - 1 : whole.length;
    if (line === to.line && line > from.line && afterLast <= first) continue;
    const { text, start, end } = crop(whole, first, afterLast);
    const shown = window(expand(text), columnsBefore(text, start), columnsBefore(text, end), screen, gutter);
    const carets = mark.paint(mark.caret.repeat(Math.max(1, shown.end - shown.start)));
    const label = line === to.line && mark.label !== undefined ? ` ${mark.paint(mark.label)}` : '';
    out.push(`${rail(String(line))} ${shown.text}`.trimEnd());
    out.push(`${rail('')} ${' '.repeat(shown.start)}${carets}${label}`);
  }
  return out;
}

/** A line of megabytes (generated or broken files) is cut down before anything is measured. */
function crop(text: string, start: number, end: number): Shown {
  const margin = 500;
  if (text.length < 4 * margin) return { text, start, end };
  const from = Math.max(0, start - margin);
  const cut = text.slice(from, start + 3 * margin);
  return { text: cut, start: start - from, end: Math.min(end - from, cut.length) };
}

/** Columns that the first `offset` UTF-16 units take once tabs are expanded. */
function columnsBefore(text: string, offset: number): number {
  return textWidth(expand(text.slice(0, offset)));
}

function expand(text: string): string {
  if (!text.includes('\t')) return visible(text);
  let out = '';
  let column = 0;
  for (const char of visible(text)) {
    const width = char === '\t' ? tabWidth - (column % tabWidth) : charWidth(char);
    out += char === '\t' ? ' '.repeat(width) : char;
    column += width;
  }
  return out;
}

interface Shown {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The part of a line that fits beside the gutter, with the marked columns in it. */
function window(text: string, start: number, end: number, screen: Screen, gutter: number): Shown {
  const room = screen.width - gutter - 3;
  const { ellipsis } = screen.glyphs;
  if (text.length <= room && textWidth(text) <= room) return { text, start, end };
  const lead = start + 12 < room && end <= room ? 0 : Math.max(0, start - Math.floor(room / 3));
  const before = lead > 0 ? ellipsis : '';
  let out = before;
  let column = 0;
  let cut = false;
  for (const char of text) {
    const width = charWidth(char);
    if (column >= lead && column + width - lead > room - before.length - ellipsis.length) {
      cut = true;
      break;
    }
    if (column >= lead) out += char;
    column += width;
  }
  const shift = before.length - lead;
  const visibleEnd = Math.min(end, column);
  return {
    text: out + (cut ? ellipsis : ''),
    start: start + shift,
    end: Math.max(start + 1, visibleEnd) + shift,
  };
}
