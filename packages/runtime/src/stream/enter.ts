/**
 * The grid comes to its next instant, and inputs take what stands in the buffer: before anything is evaluated. As a
 * function, and as the text that generated code has in its place. Where instants are the closes of sessions, the one
 * after is known at once; on a grid within sessions the `Schedule` moves to it.
 */
import type { Ir } from '@hedgerow/dsl';
import type { Copies } from './assemble.ts';
import type { Board } from './board.ts';
import { FIELD_VALUE, STAMP_DATE, STAMP_SESSION, STAMP_TIME, writeField } from './inputs.ts';
import { advance, DATE, SESSION, TICK, TIME } from './now.ts';
import { NEXT_SESSION, NEXT_TIME } from './schedule.ts';

/** The second clock of every program. */
export const GRID_CLOCK: Ir.ClockId = 1;
export const GRID: Ir.Clock = { kind: 'grid' };

export function enter({ program, board, numbers, first, buffer, calendar }: Copies): void {
  const session = numbers[board.next + NEXT_SESSION]!;
  const time = numbers[board.next + NEXT_TIME]!;
  const date = calendar.date[session]!;
  advance(first.nows.get(GRID_CLOCK)!, GRID, calendar, session, date, time);
  if (program.everyMinutes === undefined) {
    numbers[board.next + NEXT_SESSION] = session + 1;
    numbers[board.next + NEXT_TIME] = calendar.close[session + 1] ?? Number.NaN;
  }
  for (let i = 0; i < buffer.length; i++) {
    const value = buffer[i]!;
    if (Number.isNaN(value)) continue;
    writeField(numbers, board.direct[i]!, value, session, date, time);
    buffer[i] = Number.NaN;
  }
}

/** The same in the words of generated code; `begin` is told of the first instant. */
export function enterText({ nows, next, direct }: Board, everyMinutes: number | undefined): string {
  const now = nows.get(GRID_CLOCK)!;
  const inputs = direct.map(
    (place, i) => `
  x = buffer[${i}];
  if (x === x) {
    v[${place + STAMP_SESSION}] = session; v[${place + STAMP_DATE}] = date; v[${place + STAMP_TIME}] = time;
    v[${place + FIELD_VALUE}] = x;
    buffer[${i}] = NaN;
  }`,
  );
  const move =
    everyMinutes === undefined
      ? `
  v[${next + NEXT_SESSION}] = session + 1; v[${next + NEXT_TIME}] = session + 1 < closes.length ? closes[session + 1] : NaN;`
      : '';
  return `const session = v[${next + NEXT_SESSION}], time = v[${next + NEXT_TIME}], date = dates[session];
  x = v[${now + TICK}] + 1;
  v[${now + TICK}] = x; v[${now + SESSION}] = session; v[${now + DATE}] = date; v[${now + TIME}] = time;
  if (x === 0) begin();${move}${inputs.join('')}`;
}
