/** Dated events: the calendars that ship with the runtime, and files of dates. */
import type { Ir } from '@hedgerow/dsl';
import type { EventCalendars } from '../calendar/events/index.ts';
import type { EventCalendar, ScheduledEvent, TradingCalendar } from '../calendar/types.ts';
import { baseName } from './columns.ts';
import type { Row, Table } from './csv.ts';
import type { DataIssue } from './dataset.ts';
import { dataIssue, type Issues } from './issues.ts';
import { DATE_OR_TIME } from './rows.ts';
import { parseStamp, type Stamp } from './stamps.ts';

/** A schedule in a file with no word on when it was announced is taken as known all along. */
const ALWAYS_KNOWN = 0;

export const isEventFile = (file: string, feed: string | undefined, event: Ir.EventSource): boolean =>
  [event.name, event.from.replace(/\..*$/, '')].some(
    (name) => name.toLowerCase() === baseName(file) || name === feed,
  );

/**
 * Reads a file of events: a column `date` or `time`, and optionally `announced` and `cancelled`. Dates without a
 * time of day are at the end of the exchange's day. Rows are sorted; repeated ones are left out with an issue.
 */
export function eventsOfFile(
  name: string,
  table: Table,
  calendar: TradingCalendar,
  issues: Issues,
): EventCalendar | undefined {
  const header = table.header.map((h) => h.toLowerCase());
  const when = header.findIndex((h) => h === 'date' || h === 'time');
  if (when < 0) {
    issues.add('no-date-column', { columns: table.header }, { line: 1, dropped: true });
    return undefined;
  }
  const read = (row: Row, index: number): Stamp | undefined => {
    const text = index < 0 ? '' : row.cells[index]!;
    const stamp = text === '' ? undefined : parseStamp(text, 'America/New_York', calendar);
    if (!stamp && (text !== '' || index === when)) {
      const column = table.columnOf(row.line, index);
      issues.add(
        'bad-date',
        { found: text, expected: DATE_OR_TIME },
        { line: row.line, column, dropped: true },
      );
    }
    return stamp;
  };
  const timeOf = ({ date, time }: Stamp): number => time ?? calendar.timeOf(date, 24 * 60);
  const events: ScheduledEvent[] = [];
  const lines = new Map<number, number>();
  for (const row of table.rows) {
    const stamp = read(row, when);
    if (!stamp) continue;
    const announced = read(row, header.indexOf('announced'));
    const cancelled = read(row, header.indexOf('cancelled'));
    const time = timeOf(stamp);
    const first = lines.get(time);
    if (first !== undefined) {
      issues.add('duplicate-row', { when: row.cells[when]!, first }, { line: row.line, dropped: true });
      continue;
    }
    lines.set(time, row.line);
    events.push({
      date: stamp.date,
      time,
      announced: announced ? timeOf(announced) : ALWAYS_KNOWN,
      ...(cancelled && { cancelled: timeOf(cancelled) }),
    });
  }
  events.sort((a, b) => a.time - b.time);
  return { name, events, knownThrough: events.at(-1)?.date ?? 0 };
}

/** The calendar of each event: one that ships with the runtime, else one of a file. */
export function resolveEvents(
  sources: readonly Ir.EventSource[],
  files: ReadonlyMap<string, EventCalendar>,
  shipped: EventCalendars | undefined,
  calendar: TradingCalendar,
  issues: DataIssue[],
): Map<string, EventCalendar> {
  const events = new Map<string, EventCalendar>();
  for (const { name, from, file } of sources) {
    const found = files.get(name) ?? shipped?.named(from, calendar);
    if (found) events.set(name, found);
    else
      issues.push(
        dataIssue(
          'unknown-event-calendar',
          { event: name, from, names: shipped?.names ?? [] },
          { file, input: name },
        ),
      );
  }
  return events;
}
