/** CSV as RFC 4180 has it, in plain strings: it runs in a page as in Node. */

export interface CsvRecord {
  readonly cells: string[];
  /** One-based line on which the record ends. */
  readonly line: number;
}

export type CsvMistake =
  | 'a quote is opened and never closed'
  | 'a quote stands in the middle of a cell'
  | 'text follows the closing quote of a cell';

/** What makes a text no CSV, at the line where reading stopped. */
export class CsvError extends Error {
  readonly line: number;

  constructor(mistake: CsvMistake, line: number) {
    super(mistake);
    this.line = line;
  }
}

/** Ends of lines as the first line has them: a file is not split where another system's sign stands in a cell. */
const lineEndOf = (text: string): string => /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';

/**
 * The records of a text, lines of nothing but white space left out; white space around cells is none of theirs, that
 * within quotes is. Records may have any number of cells. Throws CsvError.
 */
export function readCsv(source: string, delimiter: string): CsvRecord[] {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source;
  const end = lineEndOf(text);
  const records: CsvRecord[] = [];
  let cells: string[] = [];
  let line = 1;
  let at = 0;
  let isQuotedRecord = false;

  const isSpace = (i: number): boolean => text[i] !== delimiter && /[ \t\n\r\f]/.test(text[i] ?? 'x');
  const skipSpace = (): void => {
    while (at < text.length && isSpace(at) && !text.startsWith(end, at)) at++;
  };
  const quoted = (): string => {
    const opened = line;
    let value = '';
    for (let from = ++at; ; ) {
      const close = text.indexOf('"', from);
      if (close < 0) throw new CsvError('a quote is opened and never closed', opened);
      value += text.slice(from, close);
      at = close + 1;
      if (text[at] !== '"') break;
      value += '"';
      from = at + 1;
    }
    line += value.split(end).length - 1;
    skipSpace();
    if (at < text.length && text[at] !== delimiter && !text.startsWith(end, at)) {
      throw new CsvError('text follows the closing quote of a cell', line);
    }
    return value;
  };
  const bare = (): string => {
    const from = at;
    while (at < text.length && text[at] !== delimiter && !text.startsWith(end, at)) {
      if (text[at] === '"') throw new CsvError('a quote stands in the middle of a cell', line);
      at++;
    }
    return text.slice(from, at).trimEnd();
  };

  while (at < text.length) {
    skipSpace();
    if (text[at] === '"') {
      isQuotedRecord = true;
      cells.push(quoted());
    } else cells.push(bare());
    if (text[at] === delimiter && at < text.length) {
      at++;
      // A delimiter at the very end leaves an empty cell behind it.
      if (at < text.length) continue;
      cells.push('');
    }
    if (cells.length > 1 || cells[0] !== '' || isQuotedRecord) records.push({ cells, line });
    at += end.length;
    line++;
    cells = [];
    isQuotedRecord = false;
  }
  return records;
}
