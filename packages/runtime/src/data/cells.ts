/** Cells to numbers. */
import type { BarField, Ir } from '@hedgerow/dsl';
import type { Row, Table } from './csv.ts';
import type { Issues } from './issues.ts';

/** One column of a file that gives one input (a field of it). */
export interface Cell {
  readonly index: number;
  /** As the header has it. */
  readonly header: string;
  readonly input: Ir.Input;
  readonly field: BarField | 'value';
  /** What the file's unit is worth in the input's: 0.01 for a rate in percent. */
  readonly scale: number;
  /** Members of the input's enumeration, whose ordinals are the values. */
  readonly members?: readonly string[];
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** FRED writes a missing value as a period. */
export const isMissing = (text: string): boolean => text === '' || text === '.';

/**
 * The double nearest to a decimal times a power of ten, so that 4.39 at a scale of 0.01 is exactly what `4.39%` is in
 * the language; other scales multiply.
 */
export function scaled(digits: string, scale: number): number {
  const power = Math.round(Math.log10(scale));
  if (Number(`1e${power}`) !== scale) return Number(digits) * scale;
  const [mantissa, exponent = '0'] = digits.toLowerCase().split('e');
  return Number(`${mantissa}e${Number(exponent) + power}`);
}

/** The number of a cell, or what it should have been. */
function parseValue(text: string, cell: Cell): number | { readonly expected: string } {
  if (cell.members) {
    const ordinal = cell.members.indexOf(text);
    return ordinal >= 0 ? ordinal : { expected: `one of ${cell.members.join(', ')}` };
  }
  if (cell.input.unit === 'truth') {
    if (/^(true|1)$/i.test(text)) return 1;
    return /^(false|0)$/i.test(text) ? 0 : { expected: 'true or false' };
  }
  const percent = text.endsWith('%') && (cell.input.unit === 'rate' || cell.input.unit === 'ratio');
  const digits = percent ? text.slice(0, -1).trimEnd() : text;
  if (!NUMBER.test(digits)) return { expected: 'a number' };
  const value = scaled(digits, percent ? 0.01 : cell.scale);
  return Number.isFinite(value) ? value : { expected: 'a finite number' };
}

/** Prices are positive unless the declared range begins below zero; a file's zero mostly stands for missing. */
const mustBePositive = (cell: Cell): boolean =>
  (cell.input.low ?? 0) >= 0 &&
  cell.field !== 'volume' &&
  (cell.input.bars || cell.input.unit.startsWith('price'));

/**
 * The value of a cell in its input's unit; NaN where it is missing, and where it cannot be used, which is reported.
 */
export function readCell(row: Row, cell: Cell, table: Table, issues: Issues): number {
  const text = row.cells[cell.index]!;
  if (isMissing(text)) return Number.NaN;
  const place = {
    line: row.line,
    get column() {
      return table.columnOf(row.line, cell.index);
    },
    input: cell.input.name,
    dropped: true,
  };
  const value = parseValue(text, cell);
  if (typeof value !== 'number') {
    issues.add('not-a-number', { column: cell.header, found: text, expected: value.expected }, place);
    return Number.NaN;
  }
  const { low, high, name } = cell.input;
  if (cell.field !== 'volume' && (value < (low ?? value) || value > (high ?? value))) {
    const range = { ...(low !== undefined && { low }), ...(high !== undefined && { high }) };
    issues.add('out-of-range', { input: name, value, ...range }, place);
    return Number.NaN;
  }
  if (value <= 0 && mustBePositive(cell)) {
    issues.add('non-positive-price', { column: cell.header, value }, place);
    return Number.NaN;
  }
  return value;
}
