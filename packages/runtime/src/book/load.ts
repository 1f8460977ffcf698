/** Feeds of positions as sources of data: what they need of the market, and the series that they give. */
import type { Ir } from '@hedgerow/dsl';
import type { TradingCalendar } from '../calendar/types.ts';
import { readTable } from '../data/csv.ts';
import type { DataIssue, Series } from '../data/dataset.ts';
import { dataIssue, Issues } from '../data/issues.ts';
import type { PositionsFeed } from './feed.ts';
import { asInput, bookMarket, marketInputs } from './market.ts';
import type { Position } from './position.ts';
import { readPositions } from './read.ts';
import { bookNames, bookSeries } from './series.ts';

/** A book that a source holds. */
export interface Book {
  readonly file: string;
  readonly feed: PositionsFeed;
  readonly positions: readonly Position[];
  /** The file has errors: no figure is made of what could be read. */
  readonly failed: boolean;
}

function readBook(
  file: string,
  content: string | Uint8Array,
  feed: PositionsFeed,
  calendar: TradingCalendar,
  issues: Issues,
): Book {
  const positions = readPositions(content, feed, calendar, issues);
  return { file, feed, positions, failed: issues.list.some(({ severity }) => severity === 'error') };
}

/** Inputs that feeds value positions with and a rule set does not declare itself. */
function marketInputsOf(feeds: readonly PositionsFeed[], declared: readonly Ir.Input[]): Ir.Input[] {
  const names = new Set(declared.map(({ name }) => name));
  return feeds.flatMap((feed) =>
    marketInputs(feed).flatMap((input) => {
      if (names.has(input.name)) return [];
      names.add(input.name);
      return [asInput(input, feed.path)];
    }),
  );
}

/**
 * Adds the series of a book to those that files gave, for the inputs that have its names. A column of a file stands
 * before them; a name that another book gives too is an error. So is market data that it needs and no file has, where a
 * figure of the book is asked for.
 */
function addBook(
  { file, feed, positions, failed }: Book,
  inputs: readonly Ir.Input[],
  series: Map<string, Series>,
  calendar: TradingCalendar,
): DataIssue[] {
  const given = new Set(bookNames(feed, [...new Set(positions.map(({ layer }) => layer))]));
  const asked = inputs.map(({ name }) => name).filter((name) => given.has(name));
  const wanted = asked.filter((name) => !series.has(name));
  const twice = asked.filter((name) => series.get(name)?.computed);
  if (twice.length > 0)
    return twice.map((input) =>
      dataIssue('overlapping-files', { input, other: 'another book' }, { file, input, dropped: true }),
    );
  if (failed || wanted.length === 0) return [];
  const lacking = (input: string, expected: string): DataIssue =>
    dataIssue('missing-input', { input, expected, suggestions: [] }, { file, input, dropped: true });
  if (positions.length === 0)
    return wanted.map((name) => lacking(name, `at least one position in the file of feed \`${feed.name}\``));
  const missing = marketInputs(feed).filter(({ name, needed }) => needed && !series.has(name));
  if (missing.length > 0) {
    const expected = `a file or column that gives it, since feed \`${feed.name}\` of hedgerow.json values positions with it`;
    return missing.map(({ name }) => lacking(name, expected));
  }
  for (const [name, values] of bookSeries(wanted, positions, feed, bookMarket(feed, series, calendar)))
    series.set(name, values);
  return [];
}

/** Layers that a positions file names. */
function layersOf(content: string | Uint8Array): string[] {
  const table = content === '' ? undefined : readTable(content, new Issues(''));
  const at = table?.header.findIndex((h) => h.toLowerCase() === 'layer') ?? -1;
  return at < 0 ? [] : [...new Set(table!.rows.map(({ cells }) => cells[at]!))];
}

/** What reads feeds of positions: loading takes it, so that data without them can be read where it is not at hand. */
export const books = {
  read: readBook,
  marketInputs: marketInputsOf,
  add: addBook,
  names: (feed: PositionsFeed, content: string | Uint8Array) => bookNames(feed, layersOf(content)),
};

export type Books = typeof books;
