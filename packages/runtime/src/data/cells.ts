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
 * Percentages and basis points divide, so that 29 at 0.01 is the double nearest 0.29, as `29%` is in the language.
 */
export function applyScale(value: number, scale: number): number {
  const inverse = Math.round(1 / scale);
  return scale < 1 && inverse > 1 && 1 / inverse === scale ? value / inverse : value * scale;
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
  const value = percent ? Number(digits) / 100 : applyScale(Number(digits), cell.scale);
  return Number.isFinite(value) ? value : { expected: 'a finite number' };
}

/** Prices are positive unless a declared range says otherwise; a file's zero mostly stands for missing. */
const mustBePositive = (cell: Cell): boolean =>
  cell.input.low === undefined &&
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
