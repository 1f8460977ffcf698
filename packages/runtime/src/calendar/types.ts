/** Days since 1970-01-01 of a civil date at the exchange. */
export type EpochDay = number;

/**
 * A trading calendar: its sessions in order. The index of a session in these arrays is its identity everywhere
 * (`session` in timelines and decisions), so "3 sessions ago" is a subtraction.
 */
export interface TradingCalendar {
  readonly name: string;
  /** IANA zone of the exchange, `America/New_York`. */
  readonly zone: string;
  readonly date: Int32Array;
  /** Open and close as UTC epoch milliseconds; early closes and late opens are in them. */
  readonly open: Float64Array;
  readonly close: Float64Array;
  /** Index of the session on this date, or -1 where the exchange is closed or the calendar does not reach. */
  indexOf(date: EpochDay): number;
  /** Index of the last session on or before this date, or -1. */
  atOrBefore(date: EpochDay): number;
  /** Index of the last session whose close is at or before this time, or -1. */
  closedBy(time: number): number;
  /** Civil date at the exchange of a UTC time. */
  dateOf(time: number): EpochDay;
  /** UTC time of a civil date and minutes after midnight at the exchange; daylight saving time is heeded. */
  timeOf(date: EpochDay, minutes: number): number;
  /** Why there is no session on this date (`Good Friday`, `a weekend`, ...); `undefined` where there is one. */
  closedBecause(date: EpochDay): string | undefined;
}

/** One dated event as its schedule stood: known from `announced` until `cancelled`. */
export interface ScheduledEvent {
  readonly date: EpochDay;
  /** UTC epoch ms of the event itself. */
  readonly time: number;
  readonly announced: number;
  readonly cancelled?: number;
}

/** Events in order of time. `knownThrough`: the last date up to which the schedule is complete. */
export interface EventCalendar {
  readonly name: string;
  readonly events: readonly ScheduledEvent[];
  readonly knownThrough: EpochDay;
}
