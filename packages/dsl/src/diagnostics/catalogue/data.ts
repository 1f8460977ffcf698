/** Diagnostics of data files and hedgerow.json. */
import { define } from '../define.ts';
import { choice } from '../phrases.ts';

const few = (dates: readonly string[]): string =>
  dates.length <= 4 ? dates.join(', ') : `${dates.slice(0, 3).join(', ')} and ${dates.length - 3} more`;

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

export const data = {
  'unreadable-file': define<{ reason: string; expected: string }>({
    severity: 'error',
    message: ({ reason }) => `the file cannot be read as data: ${reason}`,
    help: ({ expected }) => expected,
  }),
  'no-date-column': define<{ columns: readonly string[] }>({
    severity: 'error',
    message: ({ columns }) => `no column tells the time of a row; found ${choice(columns, 'and')}`,
    help: () =>
      'head a column `date` (2025-10-24 or 10/24/2025) or `time` (2025-10-24T16:00-04:00 or epoch), or map one to "date" under "columns" in hedgerow.json',
  }),
  'bad-date': define<{ found: string; expected: string }>({
    severity: 'warning',
    message: ({ found, expected }) => `\`${found}\` is not ${expected}: the row is left out`,
  }),
  'not-a-number': define<{ column: string; found: string; expected: string }>({
    severity: 'warning',
    message: ({ column, found, expected }) =>
      `\`${found}\` in column \`${column}\` is not ${expected}: it is left out`,
    help: () => 'write a missing value as an empty cell',
  }),
  'out-of-range': define<{ input: string; value: number; low?: number; high?: number }>({
    severity: 'warning',
    message: ({ input, value, low, high }) =>
      `${value} is outside the range that \`${input}\` is declared in, ${low ?? ''}..${high ?? ''}: it is left out`,
  }),
  'non-positive-price': define<{ column: string; value: number }>({
    severity: 'warning',
    message: ({ column, value }) => `the price in column \`${column}\` is ${value}: it is left out`,
    help: () =>
      'leave a missing price empty; where prices may be zero or negative, declare a range that begins below zero: `input x : price in -100..1000`',
  }),
  'row-on-closed-day': define<{ date: string; calendar: string; reason: string }>({
    severity: 'warning',
    message: ({ date, calendar, reason }) =>
      `${date} is no session of ${calendar} (${reason}): the row is left out`,
    help: () =>
      'sessions come from the trading calendar, not from the rows of a file; where the calendar is wrong, correct it under "calendar" in hedgerow.json',
  }),
  'duplicate-row': define<{ when: string; first: number }>({
    severity: 'warning',
    message: ({ when, first }) =>
      `${when} is already in line ${first}: the first stands, this row is left out`,
  }),
  'descending-row': define<{ when: string; previous: string }>({
    severity: 'warning',
    message: ({ when, previous }) => `${when} comes after ${previous}: the row is left out`,
    help: () => 'sort the rows by time, the oldest first',
  }),
  'descending-file': define<{ rows: number }>({
    severity: 'info',
    message: ({ rows }) => `the newest of ${rows} rows comes first: they are read from the last to the first`,
  }),
  'ragged-row': define<{ found: number; expected: number }>({
    severity: 'warning',
    message: ({ found, expected }) =>
      `the row has ${plural(found, 'cell')}, the header ${expected}: the row is left out`,
    help: () => 'a comma inside a cell needs quotes around the cell; numbers have no separators',
  }),
  'bar-outside-range': define<{
    input: string;
    date: string;
    field: string;
    value: number;
    low: number;
    high: number;
  }>({
    severity: 'warning',
    message: ({ input, date, field, value, low, high }) =>
      `\`${input}\` of ${date}: ${field} ${value} is outside low ${low}..high ${high}; the row is used as it is`,
  }),
  'missing-sessions': define<{ input: string; count: number; dates: readonly string[] }>({
    severity: 'warning',
    message: ({ input, count, dates }) =>
      `\`${input}\` has no value on ${plural(count, 'session')}: ${few(dates)}; it is unknown there`,
    help: ({ input }) =>
      `let the last value stand where that is meant: \`input ${input} ... stale after 1 session\``,
  }),
  'rows-outside-calendar': define<{
    rows: number;
    first: string;
    last: string;
    calendar: string;
    range: string;
  }>({
    severity: 'info',
    message: ({ rows, first, last, calendar, range }) =>
      `${plural(rows, 'row')} (${first} to ${last}) outside the calendar ${calendar} (${range}) left out`,
  }),
  'unused-column': define<{ columns: readonly string[] }>({
    severity: 'info',
    message: ({ columns }) =>
      columns.length === 1
        ? `column ${choice(columns)} is no input of the rule set and is not used`
        : `columns ${choice(columns, 'and')} are no inputs of the rule set and are not used`,
  }),
  'duplicate-column': define<{ column: string; input: string; first: string }>({
    severity: 'warning',
    message: ({ column, input, first }) =>
      `column \`${column}\` gives \`${input}\`, as column \`${first}\` does: the first stands, this one is left out`,
  }),
  'missing-column': define<{ column: string; feed: string; suggestions: readonly string[] }>({
    severity: 'error',
    message: ({ column, feed }) =>
      `feed \`${feed}\` of hedgerow.json maps column \`${column}\`, which the file has not`,
    help: ({ suggestions }) =>
      suggestions.length === 0 ? undefined : `did you mean ${choice(suggestions)}?`,
  }),
  'read-as-input': define<{ input: string }>({
    severity: 'info',
    message: ({ input }) => `the file is read as input \`${input}\``,
    help: ({ input }) => `name it \`${input}.csv\`, or map its columns in hedgerow.json, to say so yourself`,
  }),
  'missing-publication-time': define<{ input: string; every: string }>({
    severity: 'error',
    message: ({ input, every }) =>
      `\`${input}\` is every ${every}, and nothing tells when its values were published`,
    help: () =>
      'add a column `released_at` with the time of publication, or a lag to its feed in hedgerow.json: "lag": "14 days at 08:30", counted from the end of the period',
  }),
  'published-too-early': define<{ period: string; published: string }>({
    severity: 'warning',
    message: ({ period, published }) =>
      `published on ${published}, before ${period} began, which it describes: the row is left out`,
    help: () => 'are the columns of period and publication swapped?',
  }),
  'revision-not-used': define<{ input: string; count: number; first: string }>({
    severity: 'info',
    message: ({ input, count, first }) =>
      `${plural(count, 'revision')} of \`${input}\`, the first of ${first}, not used: values count as first published`,
  }),
  'rate-looks-like-percent': define<{ input: string; median: number }>({
    severity: 'warning',
    message: ({ input, median }) =>
      `half of the values of \`${input}\` are ${median} or more, which as a rate is ${Math.round(median * 100)}% a year; is the file in percent?`,
    help: () => 'give its feed in hedgerow.json a scale: "scale": 0.01 reads 4.39 as 4.39%',
  }),
  'overlapping-files': define<{ input: string; other: string }>({
    severity: 'error',
    message: ({ input, other }) =>
      `\`${input}\` is in \`${other}\` too, over the same time: this file is not used for it`,
    help: () =>
      'files are joined where their times do not overlap; else give one of them, or map only one in hedgerow.json',
  }),
  'missing-input': define<{
    input: string;
    field?: string;
    expected: string;
    suggestions: readonly string[];
  }>({
    severity: 'error',
    message: ({ input, field, expected }) =>
      `no data for \`${field === undefined ? input : `${input}.${field}`}\`: expected ${expected}`,
    help: ({ suggestions }) =>
      suggestions.length === 0 ? undefined : `is it the unused column ${choice(suggestions)}?`,
  }),
  'bad-position': define<{ column: string; found: string; expected: string; help?: string }>({
    severity: 'error',
    message: ({ column, found, expected }) =>
      `${found === '' ? 'nothing' : `\`${found}\``} in column \`${column}\` of a position, expected ${expected}`,
    help: ({ help }) => help ?? 'a book with a leg missing is another book: mend the row, or take it out',
  }),
  'missing-position-columns': define<{ columns: readonly string[]; suggestions: readonly string[] }>({
    severity: 'error',
    message: ({ columns }) =>
      `the file of positions has no column ${choice(columns)}: none of it can be used`,
    help: ({ suggestions }) =>
      suggestions.length === 0
        ? 'expected layer, instrument, underlying, strike, expiry, contracts, opened, entry_price; and settlement, multiplier, closed, exit_price where they are needed'
        : `did you mean it by ${choice(suggestions)}?`,
  }),
  'unknown-event-calendar': define<{ event: string; from: string; names: readonly string[] }>({
    severity: 'error',
    message: ({ event, from }) =>
      `event \`${event}\` is from \`${from}\`, which no calendar and no file gives`,
    help: ({ names, event }) =>
      `expected ${choice(names)}, or a file \`${event}.csv\` with a column \`date\``,
  }),
  'invalid-manifest': define<{ path: string; found: string; expected: string; suggestion?: string }>({
    severity: 'error',
    message: ({ path, found, expected }) =>
      `${path === '' ? '' : `\`${path}\`: `}found ${found}, expected ${expected}`,
    help: ({ suggestion }) => (suggestion === undefined ? undefined : `did you mean \`${suggestion}\`?`),
  }),
};
