import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate, isoInstant } from '../../src/calendar/civil.ts';
import type { Dataset, Series } from '../../src/data/dataset.ts';
import { type CsvFeed, parseLag } from '../../src/data/feeds.ts';
import { loadData } from '../../src/data/load.ts';
import { input, load, monthly, nyse } from '../support/inputs.ts';

const vix = input('vix');
const bars = input('vix', { bars: true });
const cpi = monthly('cpi');

const found = (data: Dataset): string[] =>
  data.issues.map((i) => `${i.id}${i.line === undefined ? '' : ` ${i.line}`}`);
const values = (
  data: Dataset,
  name = 'vix',
  field: 'value' | 'high' | 'close' | 'volume' = 'value',
): number[] => Array.from(data.series.get(name)?.fields.get(field) ?? []);
const days = (data: Dataset, name = 'vix'): string[] =>
  Array.from(data.series.get(name)!.period, (p) => isoDate(nyse.date[p]!));
const known = (data: Dataset, name = 'vix'): string[] =>
  Array.from(data.series.get(name)!.knownAt, isoInstant);
const feed = (settings: Partial<Omit<CsvFeed, 'lag'>> & { readonly lag?: string }): { feed: CsvFeed } => {
  const { lag, ...rest } = settings;
  const parsed = lag === undefined ? undefined : parseLag(lag)!;
  return { feed: { name: 'f', type: 'csv', path: 'data.csv', ...rest, ...(parsed && { lag: parsed }) } };
};

describe('what a file looks like', () => {
  it('columns by header, whatever their case, with BOM, CRLF, quotes, blank lines and semicolons', () => {
    const data = load('\uFEFFDate;"VIX"\r\n2024-01-02;13.20\r\n\r\n"2024-01-03";"14.04"\r\n', [vix]);
    expect(values(data)).toEqual([13.2, 14.04]);
    expect(known(data)).toEqual(['2024-01-02T21:00:00Z', '2024-01-03T21:00:00Z']);
    expect(found(data)).toEqual([]);
  });

  it('bars in a file named after the input, as Cboe writes them', () => {
    const text = 'DATE,OPEN,HIGH,LOW,CLOSE\n01/02/2024,13.21,14.23,13.10,13.20\n';
    const data = load(text, [bars], { name: 'cache/VIX.csv' });
    expect(values(data, 'vix', 'close')).toEqual([13.2]);
    expect(values(data, 'vix', 'high')).toEqual([14.23]);
    expect(data.series.get('vix')!.fields.has('volume')).toBe(false);
    expect(found(data)).toEqual([]);
  });

  it('a plain input takes the close of a file of bars', () => {
    const data = load('date,open,high,low,close\n2024-01-02,13.21,14.23,13.10,13.20\n', [vix], {
      name: 'vix.csv',
    });
    expect(values(data)).toEqual([13.2]);
    expect(found(data)).toEqual([]);
  });

  it('a longer name is told, and one with words that mean something is not taken', () => {
    const text = 'date,close\n2024-01-02,13.20\n';
    expect(found(load(text, [vix], { name: 'VIX_History.csv' }))).toEqual(['read-as-input']);
    expect(load(text, [vix], { name: 'vix_futures.csv' }).series.size).toBe(0);
  });

  it('members in columns `vix.high`, and bars from a lone column', () => {
    const data = load('date,vix,vix.high\n2024-01-02,13.20,14.23\n', [bars]);
    expect(values(data, 'vix', 'close')).toEqual([13.2]);
    expect(values(data, 'vix', 'high')).toEqual([14.23]);
  });

  it('a column that the input itself names with `from`', () => {
    const yields = input('us10y', { unit: 'rate', from: 'treasury.DGS10' });
    const data = load('date,dgs10\n2024-01-02,3.95%\n', [yields], { name: 'treasury.csv' });
    expect(values(data, 'us10y')).toEqual([0.0395]);
  });

  it("columns as the feed maps them, roles among them, and the feed's scale", () => {
    const text = 'release_date,reference_month,yoy\n2025-10-24T08:30,2025-09,3.0\n';
    const columns = { release_date: 'released_at', reference_month: 'date', yoy: 'cpi_yoy' };
    const data = load(text, [monthly('cpi_yoy', { unit: 'rate' })], feed({ columns, scale: 0.01 }));
    expect(values(data, 'cpi_yoy')).toEqual([0.03]);
    expect(known(data, 'cpi_yoy')).toEqual(['2025-10-24T12:30:00Z']);
    expect(found(data)).toEqual([]);
  });

  it.each([
    ['', 'it is empty'],
    ['\uFEFF \n', 'it is empty'],
    [Uint8Array.of(0x89, 0x50, 0xff, 0x00), 'it is not text'],
    ['a\0b', 'it is not text'],
    ['date,vix\n2024-01-02,"13', 'a quote is opened and never closed'],
  ])('a file that is no table is one error: %j', (content, reason) => {
    const { issues } = load(content, [vix]);
    expect(issues.map((i) => i.params.reason)).toEqual([reason]);
  });

  it('only a header is no error and no data', () => {
    const data = load('date,vix\n', [vix]);
    expect([data.series.size, data.issues.length]).toEqual([0, 0]);
  });
});

describe('rows of an input every session', () => {
  it('missing cells are no observations and their sessions are told', () => {
    const data = load('date,vix\n2024-01-02,13.20\n2024-01-03,.\n2024-01-04,\n2024-01-05,13.35\n', [vix]);
    expect(days(data)).toEqual(['2024-01-02', '2024-01-05']);
    expect(data.issues.map((i) => i.params.dates)).toEqual([['2024-01-03', '2024-01-04']]);
  });

  it('rows that are bad are left out, each told once, and not told again as missing', () => {
    const text = `date,vix,spx
2024-01-02,13.20,4742.83
2024-01-03,x,4704.81
2024-01-04,1e999,4688.68
2024-01-04,14.13,4688.68
2024-01-05,Infinity,4697.24
2024-01-06,13.35,4700
2024-01-08,13.08
nonsense,13.08,4763.54
2024-01-03,14.04,4704.81
2024-01-09,12.76,4756.50
`;
    const data = load(text, [vix, input('spx')]);
    expect(found(data)).toEqual([
      'not-a-number 3',
      'not-a-number 4',
      'duplicate-row 5',
      'not-a-number 6',
      'row-on-closed-day 7',
      'ragged-row 8',
      'bad-date 9',
      'duplicate-row 10',
      'missing-sessions',
      'missing-sessions',
    ]);
    // 2024-01-08, whose row is ragged: its date is as doubtful as the rest of it.
    expect(data.issues.slice(-2).map((i) => i.params.dates)).toEqual([['2024-01-08'], ['2024-01-08']]);
    expect(days(data)).toEqual(['2024-01-02', '2024-01-09']);
    expect(days(data, 'spx')).toEqual(['2024-01-02', '2024-01-03', '2024-01-04', '2024-01-05', '2024-01-09']);
  });

  it('places have line and character column', () => {
    const { issues } = load('date,note,vix\n2024-01-02,"a, b",13.2x\n', [
      vix,
      input('note', { unit: 'truth' }),
    ]);
    expect(issues.map((i) => [i.line, i.column, i.params.column])).toEqual([
      [2, 12, 'note'],
      [2, 19, 'vix'],
    ]);
  });

  it('a row on a closed day that says nothing about the input is none', () => {
    expect(found(load('date,vix\n2022-06-17,31.13\n2022-06-20,\n2022-06-21,30.19\n', [vix]))).toEqual([]);
  });

  it('times: the close at the earliest, later where the row says so, midnight being a date', () => {
    const text = `time,vix
2024-01-02T09:30:00-05:00,13.20
2024-01-03T16:15:00-05:00,14.04
2024-01-04T00:00:00Z,14.13
`;
    const data = load(text, [vix]);
    expect(days(data)).toEqual(['2024-01-02', '2024-01-03', '2024-01-04']);
    expect(known(data)).toEqual(['2024-01-02T21:00:00Z', '2024-01-03T21:15:00Z', '2024-01-04T21:00:00Z']);
  });

  it('a lag of the feed', () => {
    const data = load('date,vix\n2024-01-02,13.20\n', [vix], feed({ lag: '1 session at 16:15' }));
    expect(known(data)).toEqual(['2024-01-03T21:15:00Z']);
    expect(days(data)).toEqual(['2024-01-02']);
  });

  it('stale of the feed lets values stand, no further than any input reaches', () => {
    const text =
      'date,vix,spx\n2024-01-02,13.20,1\n2024-01-03,,2\n2024-01-04,,3\n2024-01-05,13.35,4\n2024-01-08,,5\n';
    const stale = { count: 1, unit: 'sessions' } as const;
    const data = load(text, [vix, input('spx')], feed({ stale }));
    expect(days(data)).toEqual(['2024-01-02', '2024-01-03', '2024-01-05', '2024-01-08']);
    expect(values(data)).toEqual([13.2, 13.2, 13.35, 13.35]);
    expect(known(data)[1]).toBe('2024-01-03T21:00:00Z');
    expect(data.issues.map((i) => [i.id, i.severity])).toEqual([['missing-sessions', 'info']]);
  });

  it('a file from the newest to the oldest is read backwards', () => {
    const data = load('date,vix\n2024-01-04,3\n2024-01-03,2\n2024-01-02,1\n', [vix]);
    expect(values(data)).toEqual([1, 2, 3]);
    expect(found(data)).toEqual(['descending-file']);
  });

  it('rows before the calendar are one finding, empty ones counted too', () => {
    const { issues } = load('date,vix\n1989-12-28,1\n1989-12-29,\n1990-01-02,2\n', [vix]);
    expect(issues.map((i) => [i.id, i.params.rows])).toEqual([['rows-outside-calendar', 2]]);
  });

  it('ranges, prices and enumerations', () => {
    const inputs = [
      input('ratio', { unit: 'ratio', low: 0, high: 1 }),
      input('oil', { unit: 'price', low: -100, high: 1000 }),
      input('mood', { unit: 'enum:mood', enum: 'mood' }),
      input('open_today', { unit: 'truth' }),
    ];
    const text = `date,ratio,oil,mood,open_today
2020-04-20,1.01,-37.63,calm,TRUE
2020-04-21,45%,10.01,angry,maybe
`;
    const data = load(text, inputs, {}, { enums: new Map([['mood', ['wild', 'calm']]]) });
    expect(values(data, 'ratio')).toEqual([0.45]);
    expect(values(data, 'oil')).toEqual([-37.63, 10.01]);
    expect(values(data, 'mood')).toEqual([1]);
    expect(values(data, 'open_today')).toEqual([1]);
    expect(data.issues.map((i) => [i.id, i.params.expected])).toEqual([
      ['out-of-range', undefined],
      ['not-a-number', 'one of wild, calm'],
      ['not-a-number', 'true or false'],
    ]);
  });

  it('a field of a bar that cannot be used leaves the others', () => {
    const data = load('date,open,high,low,close,volume\n2024-01-02,0,14.23,13.10,13.20,0\n', [bars], {
      name: 'vix.csv',
    });
    expect(found(data)).toEqual(['non-positive-price 2']);
    expect(values(data, 'vix', 'close')).toEqual([13.2]);
    expect(values(data, 'vix', 'volume')).toEqual([0]);
    expect(data.series.get('vix')!.fields.get('open')![0]).toBeNaN();
  });

  it('strict makes errors of warnings and leaves information', () => {
    const text = 'date,vix,note\n2024-01-02,x,a\n';
    const severities = (strict: boolean) => load(text, [vix], {}, { strict }).issues.map((i) => i.severity);
    expect(severities(false)).toEqual(['info', 'warning']);
    expect(severities(true)).toEqual(['info', 'error']);
  });
});

describe('prints of a slow input', () => {
  it('by publication time: first prints count, in the order of publication', () => {
    const text = `date,cpi,released_at
2025-09,324.368,2025-12-18T08:30
2025-09,324.800,2025-10-24T08:30
2025-08-31,323.976,2025-09-11T08:30
2025-10,,2025-12-18T08:30
2025-11,324.122,2025-12-18T08:30
2025-12,325,
`;
    const data = load(text, [cpi]);
    expect(Array.from(data.series.get('cpi')!.period, isoDate)).toEqual([
      '2025-08-01',
      '2025-09-01',
      '2025-11-01',
    ]);
    expect(values(data, 'cpi')).toEqual([323.976, 324.8, 324.122]);
    expect(known(data, 'cpi')[1]).toBe('2025-10-24T12:30:00Z');
    expect(found(data)).toEqual(['revision-not-used 2', 'bad-date 7']);
  });

  it('by the lag of the feed, from the end of the period', () => {
    const data = load('month,cpi\n1913-01,9.8\n1913-02,9.8\n', [cpi], feed({ lag: '14 days at 08:30' }));
    expect(known(data, 'cpi')).toEqual(['1913-02-14T13:30:00Z', '1913-03-14T13:30:00Z']);
    expect(found(data)).toEqual([]);
  });

  it('one published after a later period is left out', () => {
    const text = 'date,cpi,released_at\n2025-09,1,2025-12-20T08:30\n2025-11,2,2025-12-18T08:30\n';
    expect(found(load(text, [cpi]))).toEqual(['descending-row 2']);
  });

  it('the same publication twice is a duplicate', () => {
    const row = '2025-09,1,2025-10-24T08:30\n';
    expect(found(load(`date,cpi,released_at\n${row}${row}`, [cpi]))).toEqual(['duplicate-row 3']);
  });

  it('labels of another kind of period are no dates of this one', () => {
    expect(found(load('date,cpi\n2025Q3,1\n', [cpi], feed({ lag: '10 days' })))).toEqual(['bad-date 2']);
    const gdp = input('gdp', { every: { unit: 'quarter', count: 1 } });
    const data = load('date,gdp\n2025Q3,1\n2025-10,2\n', [gdp], feed({ lag: '30 days' }));
    expect(Array.from(data.series.get('gdp')!.period, isoDate)).toEqual(['2025-07-01', '2025-10-01']);
  });

  it('a limit that a feed cannot set for it is told', () => {
    const settings = feed({ lag: '10 days', stale: { count: 5, unit: 'sessions' } });
    expect(found(load('date,cpi\n2025-09,1\n', [cpi], settings))).toEqual(['invalid-manifest']);
  });
});

describe('inputs every few minutes', () => {
  const es = (isBars: boolean) => input('es', { bars: isBars, every: { unit: 'minutes', count: 5 } });
  const text = 'time,es\n2024-01-02T09:30:00-05:00,4790\n2024-01-02T09:35:00-05:00,4791\n';

  it('are known at their time, bars when they end', () => {
    expect(known(load(text, [es(false)]), 'es')).toEqual(['2024-01-02T14:30:00Z', '2024-01-02T14:35:00Z']);
    expect(known(load(text, [es(true)]), 'es')).toEqual(['2024-01-02T14:35:00Z', '2024-01-02T14:40:00Z']);
    expect(known(load(text, [es(false)], feed({ lag: '15 minutes' })), 'es')[0]).toBe('2024-01-02T14:45:00Z');
    expect(data0(load(text, [es(true)]))).toBe('2024-01-02T14:30:00Z');
  });

  const data0 = (data: Dataset): string => isoInstant(data.series.get('es')!.period[0]!);

  it('need a time of day', () => {
    expect(found(load('date,es\n2024-01-02,4790\n', [es(false)]))).toEqual(['bad-date 2']);
  });
});

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
