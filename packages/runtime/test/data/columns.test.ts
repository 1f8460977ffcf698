import { describe, expect, it } from 'vitest';
import { suppliedNames } from '../../src/data/load.ts';
import { feed, found, input, known, load, monthly, values } from '../support/inputs.ts';

const vix = input('vix');
const bars = input('vix', { bars: true });

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

describe('names that the data could give', () => {
  const names = (name: string, content: string | Uint8Array, settings = {}) =>
    suppliedNames([{ name, content, ...settings }]);

  it('are headers, the stems of members, what a feed maps, and the name of a file of prices', () => {
    expect(names('book.csv', 'date,breakeven_challenge,spx.high\n')).toEqual(['breakeven_challenge', 'spx']);
    expect(names('x/VIX.csv', 'DATE,OPEN,HIGH,LOW,CLOSE\n2024-01-02,1,1,1,1\n')).toEqual(['vix']);
    expect(
      names('a.csv', 'when,bec,released_at\n', feed({ columns: { when: 'date', BEC: 'challenge' } })),
    ).toEqual(['challenge']);
  });

  it('come from the first line alone, whatever follows it', () => {
    expect(names('a.csv', new TextEncoder().encode('date,a\r\n"'))).toEqual(['a']);
    expect(names('a.csv', '')).toEqual([]);
    expect(names('a.csv', Uint8Array.of(0xff, 0xfe))).toEqual([]);
  });
});
