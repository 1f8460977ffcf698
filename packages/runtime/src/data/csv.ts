/** CSV text to a table of cells with their line numbers. */
import { CsvError, type CsvRecord, readCsv } from './csv-records.ts';
import type { Issues } from './issues.ts';

export interface Row {
  /** One-based line of the file. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly Row[];
  /** One-based character column at which a cell of a line begins. */
  columnOf(line: number, cell: number): number;
}

const EXPECTED = 'expected CSV text in UTF-8 with a header row, such as `date,open,high,low,close`';

/** UTF-8 text of a file; `undefined` where the bytes are none. */
function decode(text: string | Uint8Array): string | undefined {
  if (typeof text === 'string') return text;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(text);
  } catch {
    return undefined;
  }
}

/** Comma, or what separates more columns of the header: semicolon or tab. */
function delimiterOf(text: string): string {
  const header = text.slice(0, text.search(/[\r\n]|$/));
  const count = (d: string): number => header.split(d).length;
  return [';', '\t'].find((d) => count(d) > count(',')) ?? ',';
}

/** Where cells begin in the lines of a text; the lines are split when first asked for. */
function cellLocator(text: string, delimiter: string): Table['columnOf'] {
  let lines: readonly string[] | undefined;
  return (line, cell) => {
    lines ??= text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
    const characters = lines[line - 1] ?? '';
    let quoted = false;
    let passed = 0;
    for (let i = 0; i < characters.length; i++) {
      if (passed === cell) return i + 1;
      if (characters[i] === '"') quoted = !quoted;
      else if (characters[i] === delimiter && !quoted) passed++;
    }
    return characters.length + 1;
  };
}

/**
 * Reads a CSV file: BOM, CRLF, quoted cells and blank lines are fine. Rows whose number of cells differs from the
 * header's are left out with an issue; empty cells beyond the header are not counted. `undefined` where the file is
 * no table at all.
 */
export function readTable(source: string | Uint8Array, issues: Issues): Table | undefined {
  const text = decode(source);
  const unreadable = (reason: string, line?: number): undefined => {
    issues.add('unreadable-file', { reason, expected: EXPECTED }, { dropped: true, ...(line && { line }) });
  };
  if (text === undefined || text.includes('\0')) return unreadable('it is not text');
  if (text.trim() === '' || text === '\uFEFF') return unreadable('it is empty');
  const delimiter = delimiterOf(text);
  let records: CsvRecord[];
  try {
    records = readCsv(text, delimiter);
  } catch (error) {
    if (error instanceof CsvError) return unreadable(error.message, error.line);
    throw error;
  }
  const [head, ...body] = records;
  const header = head!.cells;
  const rows: Row[] = [];
  for (const { cells, line } of body) {
    let found = cells.length;
    while (found > header.length && cells[found - 1] === '') found--;
    if (found === header.length) rows.push({ line, cells });
    else issues.add('ragged-row', { found, expected: header.length }, { line, dropped: true });
  }
  return { header, rows, columnOf: cellLocator(text, delimiter) };
}
