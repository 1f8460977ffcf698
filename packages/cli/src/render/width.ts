/**
 * Columns that text takes on a terminal, so that carets stand under what they point at and tables align.
 * Combining marks and format characters take none, East Asian wide characters and emoji take two.
 */

const none = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
const emoji = /^\p{Emoji_Presentation}$/u;

/** East Asian Width W and F, the blocks that matter in practice (Unicode Standard Annex 11). */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x20000, 0x3fffd],
];

/** Width of one code point. */
export function charWidth(char: string): 0 | 1 | 2 {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x300) return 1;
  if (none.test(char)) return 0;
  return wide.some(([low, high]) => code >= low && code <= high) || emoji.test(char) ? 2 : 1;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: an escape sequence begins with a control character
const escapes = /\u001b\[[0-9;]*m/g;

/** Width of a line, colours left out. */
export function textWidth(text: string): number {
  let width = 0;
  for (const char of text.replace(escapes, '')) width += charWidth(char);
  return width;
}

export const padEnd = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - textWidth(text)));

export const padStart = (text: string, width: number): string =>
  ' '.repeat(Math.max(0, width - textWidth(text))) + text;

/** Cuts plain text (no colours) to a width, with an ellipsis where something was cut. */
export function clip(text: string, width: number, ellipsis: string): string {
  if (textWidth(text) <= width) return text;
  const room = width - textWidth(ellipsis);
  let out = '';
  let used = 0;
  for (const char of text) {
    const next = used + charWidth(char);
    if (next > room) break;
    out += char;
    used = next;
  }
  return out + ellipsis;
}

/** Breaks plain or coloured text at spaces into lines of at most `width` columns; a longer word stands alone. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(' ')) {
      if (line !== '' && textWidth(line) + 1 + textWidth(word) > width) {
        lines.push(line);
        line = word;
      } else {
        line = line === '' ? word : `${line} ${word}`;
      }
    }
    lines.push(line);
  }
  return lines;
}

/**
 * Text as it may safely be shown: control characters (a terminal would obey them) and bidirectional marks
 * (they reorder what follows) become visible stand-ins of one column. Tabs and line ends stay.
 */
export function visible(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be shown
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]|\p{Bidi_Control}/gu, '\ufffd');
}
