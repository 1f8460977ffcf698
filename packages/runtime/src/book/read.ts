/** A positions file to positions: every cell checked, none guessed. */
import { closeTo } from '@hedgerow/dsl';
import type { TradingCalendar } from '../calendar/types.ts';
import { type Row, readTable, type Table } from '../data/csv.ts';
import type { Issues } from '../data/issues.ts';
import { COLUMNS, type Column, RowReader } from './cells.ts';
import { type PositionsFeed, type UnderlyingFeed, underlyingsOf } from './feed.ts';
import { INSTRUMENTS, type Instrument, type Position } from './position.ts';

const REQUIRED: readonly Column[] = [
  'layer',
  'instrument',
  'underlying',
  'strike',
  'expiry',
  'contracts',
  'opened',
  'entry_price',
];

/** Money per point where the file has no `multiplier`: of options on an index, and of the underlying itself. */
const MULTIPLIER = { put: 100, call: 100, underlying: 1 } as const;

/**
 * Reads a positions file. With any error in a row, it is left out and told, and the error ends a run: a book with a
 * leg missing is another book.
 */
export function readPositions(
  source: string | Uint8Array,
  feed: PositionsFeed,
  calendar: TradingCalendar,
  issues: Issues,
): readonly Position[] {
  const table = readTable(source, issues);
  const at = table && columnsOf(table, issues);
  if (!table || !at) return [];
  // A row of too many or too few cells is a leg too: what is a doubt elsewhere is an error here.
  for (const [i, issue] of issues.list.entries())
    if (issue.id === 'ragged-row') issues.list[i] = { ...issue, severity: 'error' };
  return table.rows.flatMap((row) => readRow(row, table, at, feed, calendar, issues) ?? []);
}

/** Index of each column, or `undefined`, with errors, where one is missing. */
function columnsOf({ header }: Table, issues: Issues): ReadonlyMap<string, number> | undefined {
  const at = new Map<string, number>();
  const unused: string[] = [];
  for (const [i, name] of header.entries()) {
    const column = name.toLowerCase().replaceAll(' ', '_');
    if ((COLUMNS as readonly string[]).includes(column) && !at.has(column)) at.set(column, i);
    else unused.push(name);
  }
  const missing = REQUIRED.filter((column) => !at.has(column));
  if (missing.length > 0) {
    const suggestions = missing.flatMap((column) => closeTo(column, unused).slice(0, 1));
    issues.add('missing-position-columns', { columns: missing, suggestions }, { line: 1, dropped: true });
    return undefined;
  }
  if (unused.length > 0) issues.add('unused-column', { columns: unused }, { line: 1 });
  return at;
}

const isPositive = (value: number): boolean => value > 0;

function readRow(
  row: Row,
  table: Table,
  at: ReadonlyMap<string, number>,
  feed: PositionsFeed,
  calendar: TradingCalendar,
  issues: Issues,
): Position | undefined {
  const cells = new RowReader(row, table, at, issues);
  const layer = readLayer(cells, feed);
  const instrument = INSTRUMENTS.find((name) => name === cells.text('instrument').toLowerCase());
  if (!instrument) {
    cells.fail('instrument', `one of ${INSTRUMENTS.join(', ')}`);
    return undefined;
  }
  const underlying = readUnderlying(cells, instrument, feed);
  const isOption = instrument === 'put' || instrument === 'call';
  let strike = Number.NaN;
  if (isOption) strike = cells.number('strike', 'the strike of an option, above zero', isPositive);
  else if (cells.text('strike') !== '')
    cells.fail('strike', `an empty cell: \`${instrument}\` has no strike`);
  let expiry = Number.POSITIVE_INFINITY;
  if (instrument !== 'underlying') expiry = cells.session('expiry', 'the day of expiry', calendar);
  else if (cells.text('expiry') !== '') cells.fail('expiry', 'an empty cell: the underlying does not expire');
  const settlement = readSettlement(cells);
  const contracts = cells.number('contracts', 'a number of contracts, below zero where sold', (n) => n !== 0);
  const multiplier = readMultiplier(cells, instrument);
  const opened = cells.session('opened', 'the session in which it was opened', calendar);
  const entryPrice = cells.number(
    'entry_price',
    'the price at which it was opened, in points per unit, zero or above',
    (n) => n >= 0,
  );
  const closed = readClosed(cells, calendar);
  if (expiry < opened) cells.fail('expiry', `a day on or after ${cells.text('opened')}, when it was opened`);
  if (closed && closed.date < opened)
    cells.fail('closed', `a day on or after ${cells.text('opened')}, when it was opened`);
  if (closed && closed.date > expiry)
    cells.fail('closed', `a day on or before ${cells.text('expiry')}, when it expires`);
  if (cells.failed) return undefined;
  return {
    line: row.line,
    layer,
    instrument,
    underlying,
    strike,
    expiry,
    settlement,
    contracts,
    multiplier,
    opened,
    entryPrice,
    ...(closed && { closed }),
  };
}

function readLayer(cells: RowReader, feed: PositionsFeed): string {
  const layer = cells.text('layer');
  if (!/^[A-Za-z_]\w*$/.test(layer)) cells.fail('layer', 'the name of a layer, such as second_engine');
  else if (layer === feed.name)
    cells.fail('layer', `another name: \`${layer}.vega\` is of the whole book, after its feed`);
  return layer;
}

/** The underlying, and that the feed has what its instrument is priced with. */
function readUnderlying(cells: RowReader, instrument: Instrument, feed: PositionsFeed): string {
  const name = cells.text('underlying').toLowerCase();
  const underlyings = underlyingsOf(feed);
  const path = `feeds.${feed.name}.underlyings`;
  const underlying = underlyings.get(name);
  if (!underlying) {
    const help = `tell under "${path}" in hedgerow.json which input gives the level of another`;
    cells.fail('underlying', `one of ${[...underlyings.keys()].join(', ')}`, help);
  } else {
    const needed = lacking(name, instrument, underlying);
    if (needed !== undefined)
      cells.fail(
        'instrument',
        'an instrument that can be valued',
        `give "${needed}" under "${path}.${name}" in hedgerow.json`,
      );
  }
  return name;
}

/** Which key of an underlying its instrument cannot be valued without. */
function lacking(
  name: string,
  instrument: Instrument,
  { volatility, margin }: UnderlyingFeed,
): string | undefined {
  if (instrument === 'future') return margin === undefined ? 'margin' : undefined;
  if (instrument === 'underlying') return undefined;
  return volatility === undefined && name !== 'spx' ? 'volatility' : undefined;
}

function readSettlement(cells: RowReader): 'am' | 'pm' {
  const text = cells.text('settlement').toLowerCase();
  if (text === 'am' || text === 'pm') return text;
  if (text !== '') cells.fail('settlement', '`am`, `pm` or an empty cell, which is pm');
  return 'pm';
}

function readMultiplier(cells: RowReader, instrument: Instrument): number {
  if (instrument !== 'future' && cells.text('multiplier') === '') return MULTIPLIER[instrument];
  return cells.number('multiplier', 'US dollars per point of one contract, above zero', isPositive);
}

function readClosed(cells: RowReader, calendar: TradingCalendar): Position['closed'] {
  const [closed, exit] = [cells.text('closed'), cells.text('exit_price')];
  if (closed === '' && exit === '') return undefined;
  if (closed === '') return cells.fail('closed', 'the session of this exit price');
  const date = cells.session('closed', 'the session in which it was closed', calendar);
  const price = cells.number('exit_price', 'the price at which it was closed, zero or above', (n) => n >= 0);
  return { date, price };
}
