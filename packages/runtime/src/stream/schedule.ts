/** The instants of a rule set, one after another, as the grid of a timeline holds them. */
import { MS_PER_MINUTE } from '../calendar/civil.ts';
import type { TradingCalendar } from '../calendar/types.ts';

export interface Schedule {
  /** The instant that comes next; NaN where the calendar ends. */
  readonly session: number;
  readonly time: number;
  /** Whether it is the last of its session. */
  readonly closes: boolean;
  move(): void;
  /** As it stands: the session, and the instant in it. */
  save(into: Float64Array): void;
  load(from: Float64Array): void;
}

export function schedule(calendar: TradingCalendar, first: number, minutes: number | undefined): Schedule {
  let session = first;
  /** Instants of the session before this one. */
  let k = 0;
  const step = (minutes ?? 0) * MS_PER_MINUTE;
  const after = (): number => calendar.open[session]! + step * (k + 1);
  return {
    get session() {
      return session;
    },
    get closes() {
      return minutes === undefined || !(after() < calendar.close[session]!);
    },
    get time() {
      return this.closes ? (calendar.close[session] ?? Number.NaN) : after();
    },
    move() {
      if (this.closes) {
        session++;
        k = 0;
      } else k++;
    },
    save(into) {
      into[0] = session;
      into[1] = k;
    },
    load(from) {
      session = from[0]!;
      k = from[1]!;
    },
  };
}
