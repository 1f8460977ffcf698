import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvError, readCsv } from '../../src/data/csv-records.ts';

/** The package csv-parse, asked for the same. `null` where it finds a mistake. */
function theirs(text: string): unknown {
  try {
    const records = parse(text, {
      bom: true,
      delimiter: ',',
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as { readonly record: string[]; readonly info: { readonly lines: number } }[];
    return records.map(({ record, info }) => ({ cells: record, line: info.lines }));
  } catch {
    return null;
  }
}

function ours(text: string): unknown {
  try {
    return readCsv(text, ',');
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}

describe('readCsv', () => {
  it('reads what csv-parse reads, and refuses what it refuses', () => {
    const part = fc.constantFrom('a', '1', 'é', ',', ',', '\n', '\n', '"', '"', '""', ' ', '\t');
    const mark = fc.constantFrom('', '\uFEFF');
    const text = fc
      .tuple(mark, fc.array(part, { maxLength: 14 }))
      .map(([bom, parts]) => bom + parts.join(''));
    fc.assert(
      fc.property(text, (one) => {
        // csv-parse takes a second pair of quotes behind an empty one for nothing; we say that it is a mistake.
        fc.pre(!/""[ \t]+"/.test(one));
        expect(ours(one)).toEqual(theirs(one));
      }),
      { numRuns: 5000 },
    );
  });

  it('reads ends of lines of Windows and of old Macs', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const records = readCsv(`date,vix${end}2024-01-02,"13${end}"${end}${end}2024-01-03,14`, ',');
      expect(records.map(({ line }) => line)).toEqual([1, 3, 5]);
      expect(records.map(({ cells }) => cells[1])).toEqual(['vix', `13${end}`, '14']);
    }
  });

  it('tells where a mistake begins', () => {
    const line = (text: string): unknown => {
      try {
        return readCsv(text, ',');
      } catch (error) {
        return error instanceof CsvError && [error.message, error.line];
      }
    };
    expect(line('a\n"b\nc\nd')).toEqual(['a quote is opened and never closed', 2]);
    expect(line('a\nb"c')).toEqual(['a quote stands in the middle of a cell', 2]);
    expect(line('a\n"b"c')).toEqual(['text follows the closing quote of a cell', 2]);
  });
});
