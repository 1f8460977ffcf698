import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../src/calendar/civil.ts';
import type { Series } from '../../src/data/dataset.ts';
import { loadData } from '../../src/data/load.ts';
import { days, feed, found, input, load, monthly, nyse, values } from '../support/inputs.ts';

const vix = input('vix');
const bars = input('vix', { bars: true });
const cpi = monthly('cpi');

describe('several files', () => {
  const source = (name: string, content: string) => ({ name, content });

  it('are joined where they lie apart, in whatever order they are given', () => {
    const data = loadData(
      [
        source('2025.csv', 'date,vix\n2025-01-02,17.93\n'),
        source('2024.csv', 'date,vix\n2024-12-31,17.35\n'),
      ],
      [vix],
      nyse,
    );
    expect(values(data)).toEqual([17.35, 17.93]);
    expect(found(data)).toEqual([]);
  });

  it('are not mixed where they overlap', () => {
    const first = source('a.csv', 'date,vix\n2024-01-02,1\n2024-01-03,2\n2024-01-04,3\n');
    const data = loadData([first, source('b.csv', 'date,vix\n2024-01-03,9\n')], [vix], nyse);
    expect(values(data)).toEqual([1, 2, 3]);
    expect(data.issues.map((i) => [i.id, i.file])).toEqual([['overlapping-files', 'b.csv']]);
  });
});

describe('rates', () => {
  const rate = (cells: readonly number[], declaration = {}) =>
    found(
      load(`date,r\n${cells.map((c, i) => `2024-01-0${i + 2},${c}\n`).join('')}`, [
        input('r', { unit: 'rate', ...declaration }),
      ]),
    );

  it('in percent are doubted, in fractions not, and a declared range ends the doubt', () => {
    expect(rate([4.39, 4.41, 0.05])).toEqual(['rate-looks-like-percent']);
    expect(rate([0.0439, 0.0441, 0.15])).toEqual([]);
    expect(rate([-0.0439, 0.0441, 0.15])).toEqual([]);
    expect(rate([4.39], { low: 0, high: 20 })).toEqual([]);
  });

  it('are scaled to the double that the language would give', () => {
    const cells = Array.from({ length: 3 }, (_, i) => `2024-01-0${i + 2},${[29, 4.39, 0.07][i]}`).join('\n');
    const data = load(`date,r\n${cells}\n`, [input('r', { unit: 'rate' })], feed({ scale: 0.01 }));
    expect(values(data, 'r')).toEqual([0.29, 0.0439, 0.0007]);
  });
});

describe('whatever a file holds', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      '2024-01-02',
      '2024-01-03',
      '2024-01-06',
      '2025-09',
      '2025Q3',
      '1.5',
      '-1',
      '0',
      'x',
      '',
      '.',
      '"',
      '4%',
    ),
    fc.string({ maxLength: 6 }),
    fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(2e12) }).map((d) => d.toISOString()),
  );
  const header = fc.constantFrom('date', 'vix', 'vix.high', 'cpi', 'released_at', 'close', 'note', '');
  const line = (c: fc.Arbitrary<string>) =>
    fc.array(c, { minLength: 1, maxLength: 5 }).map((a) => a.join(','));
  const file = fc
    .tuple(line(header), fc.array(line(cell), { maxLength: 12 }))
    .map(([head, rows]) => [head, ...rows].join('\n'));
  const inputs = [bars, cpi, input('es', { every: { unit: 'minutes', count: 5 } })];

  const isOrdered = (s: Series): boolean =>
    s.period.every((p, i) => i === 0 || (p > s.period[i - 1]! && s.knownAt[i]! >= s.knownAt[i - 1]!));

  it('nothing throws, and series are in order with arrays of one length', () => {
    fc.assert(
      fc.property(fc.oneof(file, fc.string({ unit: 'binary' })), (content) => {
        const data = load(content, inputs, feed({ lag: '1 session' }));
        for (const series of data.series.values()) {
          expect(isOrdered(series)).toBe(true);
          for (const column of series.fields.values()) expect(column.length).toBe(series.period.length);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('what is read from a file does not change when rows are added at its end', () => {
    const dated = fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), cell), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(dated, fc.nat(), (rows, cut) => {
        const lines = rows.map(([d, c]) => `${isoDate(19_700 + d)},${c.replaceAll(/["\n\r,]/g, '')}`);
        // Two ascending rows at the top: whether a file is reversed is a property of all its rows.
        const head = 'date,vix\n2023-12-07,1\n2023-12-08,1\n';
        const all = load(head + lines.join('\n'), [vix]);
        const part = load(head + lines.slice(0, cut % lines.length).join('\n'), [vix]);
        const n = part.series.get('vix')!.period.length;
        expect(days(all).slice(0, n)).toEqual(days(part));
        expect(values(all).slice(0, n)).toEqual(values(part));
      }),
    );
  });
});
