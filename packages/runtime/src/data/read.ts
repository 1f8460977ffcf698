/** Files to a data set: the one way in which market data enters. No file system here; files.ts reads files. */
import type { Ir } from '@hedgerow/dsl';
import type { PositionsFeed } from '../book/feed.ts';
import type { Book, Books } from '../book/load.ts';
import type { EventCalendars } from '../calendar/events/index.ts';
import type { EventCalendar, TradingCalendar } from '../calendar/types.ts';
import { minuteSeries, printSeries, sessionSeries } from './clocks.ts';
import { planColumns, type Wanted } from './columns.ts';
import { readTable } from './csv.ts';
import type { DataIssue, Dataset, Series } from './dataset.ts';
import { doubts } from './doubts.ts';
import { eventsOfFile, isEventFile, resolveEvents } from './events.ts';
import type { CsvFeed, Feed } from './feeds.ts';
import { Issues } from './issues.ts';
import { joinPieces, type Piece } from './join.ts';
import type { Reading } from './observations.ts';
import { stampRows } from './rows.ts';
import { letStand } from './staleness.ts';

export interface DataSource {
  /** Path as the user knows it; a file of prices gives the input that it is named after. */
  readonly name: string;
  /** CSV text, or its UTF-8 bytes. */
  readonly content: string | Uint8Array;
  /** How hedgerow.json says to read it. */
  readonly feed?: Feed;
}

/** A source of columns. */
type CsvSource = DataSource & { readonly feed?: CsvFeed };

export interface LoadOptions {
  /** Every warning is an error. */
  readonly strict?: boolean;
  /** Members of the enumerations that inputs have (`Program.enums`). */
  readonly enums?: ReadonlyMap<string, readonly string[]>;
  /** `Program.events`: those from files are read, the others resolved. */
  readonly events?: readonly Ir.EventSource[];
}

/** What most data is read without: it may be left out where nothing asks for it. */
export interface Parts {
  readonly books?: Books | undefined;
  readonly eventCalendars?: EventCalendars | undefined;
}

export function booksFor({ name }: PositionsFeed, { books }: Parts): Books {
  if (!books) throw new Error(`feed ${name} is of positions, and what reads those is not loaded`);
  return books;
}

const NO_ENUMS: ReadonlyMap<string, readonly string[]> = new Map();

function seriesOf(reading: Reading): Series | undefined {
  const { unit } = reading.input.every;
  if (unit === 'session') return sessionSeries(reading);
  return unit === 'minutes' ? minuteSeries(reading) : printSeries(reading, unit);
}

/** What one file gives each input that it has columns of. */
function readSource(source: CsvSource, wanted: Wanted, calendar: TradingCalendar, issues: Issues): Piece[] {
  const table = readTable(source.content, issues);
  const plan = table && planColumns(source.name, table.header, wanted, source.feed, issues);
  if (!plan || plan.cells.length === 0) return [];
  const rows = stampRows(table, plan, source.feed?.timeZone ?? 'America/New_York', calendar, issues);
  return [...new Set(plan.cells.map((cell) => cell.input))].flatMap((input) => {
    const reported = new Set<number>();
    const series = seriesOf({
      reported,
      input,
      cells: plan.cells.filter((cell) => cell.input === input),
      table,
      rows,
      hasPublished: plan.published !== undefined,
      lag: source.feed?.lag,
      calendar,
      issues,
    });
    return series ? [{ file: source.name, series, reported, ...(source.feed && { feed: source.feed }) }] : [];
  });
}

/** Lets values stand as their feeds say, no further than the last session that any input has. */
function applyStaleness(
  series: Map<string, Series>,
  pieces: ReadonlyMap<string, readonly Piece[]>,
  inputs: readonly Ir.Input[],
  calendar: TradingCalendar,
): void {
  const daily = inputs.filter((input) => input.every.unit === 'session' && series.has(input.name));
  const lastSession = Math.max(...daily.map(({ name }) => series.get(name)!.period.at(-1)!));
  for (const { name, stale } of daily) {
    const feed = pieces.get(name)?.find((piece) => piece.feed?.stale)?.feed;
    if (feed && !stale) series.set(name, letStand(series.get(name)!, feed, lastSession, calendar));
  }
}

/**
 * Reads sources into one data set. Nothing throws for what a file holds: every row that cannot be used, and every
 * doubt about one that is, is in `issues`, in the order of the sources and their lines.
 *
 * Inputs that no source gives have no series; `missingInputs` tells them. An input in several sources is joined
 * where their times do not overlap.
 */
export function readData(
  parts: Parts,
  sources: readonly DataSource[],
  inputs: readonly Ir.Input[],
  calendar: TradingCalendar,
  options: LoadOptions = {},
): Dataset {
  const issues: DataIssue[] = [];
  const pieces = new Map<string, Piece[]>();
  const eventFiles = new Map<string, EventCalendar>();
  const feeds = sources.flatMap(({ feed }) => (feed?.type === 'positions' ? [feed] : []));
  const read = [...inputs, ...(parts.books?.marketInputs(feeds, inputs) ?? [])];
  const wanted: Wanted = { inputs: read, enums: options.enums ?? NO_ENUMS };
  const held: Book[] = [];
  const events = options.events ?? [];
  for (const source of sources) {
    const found = new Issues(source.name);
    const { name: file, content, feed } = source;
    const event = events.find((e) => isEventFile(file, feed?.name, e));
    if (feed?.type === 'positions') {
      held.push(booksFor(feed, parts).read(file, content, feed, calendar, found));
    } else if (event) {
      const table = readTable(source.content, found);
      const dates = table && eventsOfFile(event.name, table, calendar, found);
      if (dates) eventFiles.set(event.name, dates);
    } else {
      for (const piece of readSource(
        { name: file, content, ...(feed && { feed }) },
        wanted,
        calendar,
        found,
      )) {
        const { name } = piece.series;
        pieces.set(name, [...(pieces.get(name) ?? []), piece]);
      }
    }
    issues.push(...found.list.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)));
  }
  const series = new Map<string, Series>();
  for (const input of read) {
    const joined = joinPieces(pieces.get(input.name) ?? [], issues);
    if (!joined) continue;
    series.set(input.name, joined.series);
    issues.push(...doubts(joined, input, calendar));
  }
  applyStaleness(series, pieces, read, calendar);
  for (const book of held) issues.push(...(parts.books?.add(book, inputs, series, calendar) ?? []));
  for (const { name } of read.slice(inputs.length)) series.delete(name);
  return {
    series,
    events: resolveEvents(events, eventFiles, parts.eventCalendars, calendar, issues),
    issues: options.strict
      ? issues.map((issue) => (issue.severity === 'warning' ? { ...issue, severity: 'error' } : issue))
      : issues,
  };
}
