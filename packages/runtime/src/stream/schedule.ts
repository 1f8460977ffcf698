/**
 * The instants of a rule set, one after another, as the grid of a timeline holds them. From close to close `enter` goes
 * by itself; here is what a grid within sessions needs.
 */
import { MS_PER_MINUTE } from '../calendar/civil.ts';
import type { TradingCalendar } from '../calendar/types.ts';

/** Places in `Schedule.now`. */
export const NEXT_SESSION = 0;
export const NEXT_TIME = 1;
/** Instants of the session before the next one. */
const BEFORE = 2;
export const NEXT_SIZE = 3;

export class Schedule {
  readonly #calendar: TradingCalendar;
  readonly #step: number;
  /** The next instant: session, UTC epoch ms (NaN where the calendar ends), and how many of its session are over. */
  readonly now: Float64Array;
  /** Whether the next instant is the last of its session. */
  closes = true;

  /** `now` is memory for `NEXT_SIZE` doubles. */
  constructor(calendar: TradingCalendar, first: number, minutes: number | undefined, now: Float64Array) {
    this.#calendar = calendar;
    this.#step = (minutes ?? 0) * MS_PER_MINUTE;
    this.now = now;
    now[NEXT_SESSION] = first;
    now[BEFORE] = 0;
    this.settle();
  }

  move(): void {
    const { now } = this;
    if (this.closes) {
      now[NEXT_SESSION] = now[NEXT_SESSION]! + 1;
      now[BEFORE] = 0;
    } else now[BEFORE] = now[BEFORE]! + 1;
    this.settle();
  }

  /** Makes time and close of the session and the number of instants before. */
  settle(): void {
    const { now } = this;
    const { open, close } = this.#calendar;
    const session = now[NEXT_SESSION]!;
    this.closes = true;
    now[NEXT_TIME] = Number.NaN;
    if (session >= close.length) return;
    now[NEXT_TIME] = close[session]!;
    if (this.#step === 0) return;
    const time = open[session]! + this.#step * (now[BEFORE]! + 1);
    if (!(time < now[NEXT_TIME]!)) return;
    now[NEXT_TIME] = time;
    this.closes = false;
  }
}
