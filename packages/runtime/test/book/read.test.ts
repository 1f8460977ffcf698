import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HEADER, loadBook } from '../support/books.ts';

const market = ['2024-01-02,4742.83,13.20', '2024-01-03,4704.81,14.04'];
const good = {
  layer: 'core',
  instrument: 'put',
  underlying: 'spx',
  strike: '4600',
  expiry: '2024-02-16',
  settlement: '',
  contracts: '-10',
  multiplier: '',
  opened: '2024-01-02',
  entry_price: '35.5',
  closed: '',
  exit_price: '',
};

/** What is found in a file of one row with these cells changed: `line:column message`. */
function found(changes: Partial<typeof good>): string[] {
  const row = { ...good, ...changes };
  const positions = [Object.keys(row).join(','), Object.values(row).join(',')];
  return loadBook({ positions, market }, ['book.vega'])
    .issues.filter(({ severity }) => severity === 'error')
    .map(({ line, column, message }) => `${line}:${column} ${message}`);
}

describe('each cell', () => {
  it('of a good row is fine', () => {
    expect(found({})).toEqual([]);
    expect(found({ settlement: 'am', multiplier: '10', contracts: '-1_000', opened: '01/02/2024' })).toEqual(
      [],
    );
    expect(found({ closed: '2024-01-03', exit_price: '0' })).toEqual([]);
  });

  it.each([
    [
      { layer: '2nd engine' },
      '2:1',
      '`2nd engine` in column `layer` of a position, expected the name of a layer',
    ],
    [{ layer: '' }, '2:1', 'nothing in column `layer`'],
    [{ layer: 'book' }, '2:1', 'expected another name: `book.vega` is of the whole book'],
    [{ instrument: 'puts' }, '2:6', 'expected one of put, call, future, underlying'],
    [{ underlying: 'ndx' }, '2:10', '`ndx` in column `underlying` of a position, expected one of spx'],
    [
      { instrument: 'future', strike: '', multiplier: '50' },
      '2:6',
      'expected an instrument that can be valued',
    ],
    [{ strike: '-1' }, '2:14', 'expected the strike of an option, above zero'],
    [{ strike: '' }, '2:14', 'nothing in column `strike`'],
    [{ strike: '4,600', closed: '2024-01-03', exit_price: '1' }, '2:', 'the row has 13 cells, the header 12'],
    [{ expiry: '2024-02-19' }, '2:19', "a session of XNYS (the exchange is closed: Washington's Birthday)"],
    [{ expiry: '2024-02-30' }, '2:19', 'expected the day of expiry, a date such as 2025-10-24'],
    [{ expiry: '2024-02' }, '2:19', 'a date such as 2025-10-24'],
    [{ expiry: '2023-12-29' }, '2:19', 'expected a day on or after 2024-01-02, when it was opened'],
    [{ settlement: 'noon' }, '2:30', 'expected `am`, `pm` or an empty cell, which is pm'],
    [{ contracts: '0' }, '2:31', 'expected a number of contracts, below zero where sold'],
    [{ contracts: '1e400' }, '2:31', 'expected a number of contracts'],
    [{ multiplier: '-100' }, '2:35', 'expected US dollars per point of one contract, above zero'],
    [{ opened: '2024-01-06' }, '2:36', '(the exchange is closed: a weekend)'],
    [{ opened: '1980-01-02' }, '2:36', 'a session that the calendar XNYS knows'],
    [{ entry_price: '' }, '2:47', 'nothing in column `entry_price`'],
    [{ entry_price: 'NaN' }, '2:47', 'expected the price at which it was opened'],
    [
      { exit_price: '3' },
      '2:52',
      'nothing in column `closed` of a position, expected the session of this exit',
    ],
    [{ closed: '2024-01-03' }, '2:63', 'nothing in column `exit_price`'],
    [
      { closed: '2024-02-20', exit_price: '1' },
      '2:52',
      'expected a day on or before 2024-02-16, when it expires',
    ],
  ])('%o', (changes, place, message) => {
    const errors = found(changes);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain(message);
    expect(errors[0]!.startsWith(place)).toBe(true);
  });
});

describe('columns', () => {
  it('that are missing are named, with what may be meant', () => {
    const positions = [
      HEADER.replace('entry_price', 'entry_prize'),
      'core,put,spx,4600,2024-02-16,-10,2024-01-02,35,,',
    ];
    const { issues } = loadBook({ positions, market }, ['book.vega']);
    expect(issues.map(({ id, line, help }) => [id, line, help])).toEqual([
      ['missing-position-columns', 1, 'did you mean it by `entry_prize`?'],
    ]);
  });

  it('of no meaning are told, and headers may be written with spaces and capitals', () => {
    const positions = [
      'layer,Instrument,underlying,strike,expiry,contracts,opened,Entry Price,broker',
      'core,put,spx,4600,2024-02-16,-10,2024-01-02,35,x',
    ];
    const { issues, series } = loadBook({ positions, market }, ['book.vega']);
    expect(issues.map(({ id, params }) => [id, params])).toEqual([
      ['unused-column', { columns: ['broker'] }],
    ]);
    expect(series.has('book.vega')).toBe(true);
  });
});

it('a file without a position says so', () => {
  const { issues } = loadBook({ positions: [HEADER], market }, ['book.vega']);
  expect(issues.map(({ id, message }) => [id, message])).toEqual([
    ['missing-input', 'no data for `book.vega`: expected at least one position in the file of feed `book`'],
  ]);
});

it('no figure is made of a book with a row in error', () => {
  const rows = [
    'core,put,spx,4600,2024-02-16,-10,2024-01-02,35,,',
    'core,put,spx,x,2024-02-16,10,2024-01-02,16,,',
  ];
  const { series, issues } = loadBook({ positions: rows, market }, ['book.vega']);
  expect(issues.map(({ id, line, column }) => [id, line, column])).toEqual([['bad-position', 3, 14]]);
  expect(series.has('book.vega')).toBe(false);
});

it('market data that a figure needs and no file has is an error, once each', () => {
  const positions = ['core,put,spx,4600,2024-02-16,-10,2024-01-02,35,,'];
  const { issues } = loadBook({ positions, market: ['date,other', '2024-01-02,1'] }, [
    'book.vega',
    'core.vega',
  ]);
  expect(
    issues.filter(({ severity }) => severity === 'error').map(({ id, params }) => [id, params.input]),
  ).toEqual([
    ['missing-input', 'spx'],
    ['missing-input', 'vix'],
  ]);
});

it('whatever the file holds, nothing throws: it is a book or has errors', () => {
  const cell = fc.constantFrom(
    ...[
      'core',
      'put',
      'call',
      'future',
      'underlying',
      'spx',
      '4600',
      '-1',
      '0',
      '',
      '2024-01-02',
      '2024-01-05',
    ],
    ...['2024-02-16', '2024-02-30', '9e999', '"', 'x y', 'book'],
  );
  const row = fc.array(cell, { minLength: 8, maxLength: 11 }).map((cells) => cells.join(','));
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), fc.boolean(), (rows, headed) => {
      const positions = headed ? [HEADER, ...rows] : rows;
      const { series, issues } = loadBook({ positions, market }, ['book.vega', 'book.margin']);
      const failed = issues.some(({ severity }) => severity === 'error');
      expect(failed || series.has('book.vega')).toBe(true);
    }),
    { numRuns: 300 },
  );
});
