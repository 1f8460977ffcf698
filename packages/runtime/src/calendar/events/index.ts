/** The event calendars that ship with the runtime, by the name that `event NAME from "calendar.x"` gives. */
import {
  EVERY_MONTH,
  EXPIRIES_KNOWN_THROUGH,
  expiries,
  monthlyExpiry,
  QUARTERS,
  vixExpiry,
} from '../expiries.ts';
import type { EpochDay, EventCalendar, TradingCalendar } from '../types.ts';
import { cpi } from './cpi.ts';
import { fomc } from './fomc.ts';

/** An expiry follows from the rules, so it was known before any session; its event is the opening settlement. */
const ALWAYS_KNOWN = 0;
const OPENING = 9 * 60 + 30;

function expiryEvents(name: string, dates: readonly EpochDay[], calendar: TradingCalendar): EventCalendar {
  const events = dates.map((date) => ({
    date,
    time: calendar.timeOf(date, OPENING),
    announced: ALWAYS_KNOWN,
  }));
  return { name, events, knownThrough: EXPIRIES_KNOWN_THROUGH };
}

type Maker = (calendar: TradingCalendar) => EventCalendar;

const makers: ReadonlyMap<string, Maker> = new Map<string, Maker>([
  ['calendar.fomc', fomc],
  ['calendar.cpi', cpi],
  [
    'calendar.monthly_expiry',
    (c) => expiryEvents('calendar.monthly_expiry', expiries(monthlyExpiry, EVERY_MONTH, c), c),
  ],
  [
    'calendar.quarterly_expiry',
    (c) => expiryEvents('calendar.quarterly_expiry', expiries(monthlyExpiry, QUARTERS, c), c),
  ],
  ['calendar.vix_expiry', (c) => expiryEvents('calendar.vix_expiry', expiries(vixExpiry, EVERY_MONTH, c), c)],
]);

export const eventCalendarNames: readonly string[] = [...makers.keys()];

const made = new WeakMap<TradingCalendar, Map<string, EventCalendar>>();

/**
 * The named event calendar (`calendar.fomc`), made once per trading calendar; `undefined` for a name that none has.
 */
export function eventCalendar(name: string, calendar: TradingCalendar): EventCalendar | undefined {
  const maker = makers.get(name);
  if (!maker) return undefined;
  let known = made.get(calendar);
  if (!known) {
    known = new Map();
    made.set(calendar, known);
  }
  let events = known.get(name);
  if (!events) {
    events = maker(calendar);
    known.set(name, events);
  }
  return events;
}

/** Those that ship with the runtime: loading takes them, so that rules without events can run where they are not at hand. */
export const eventCalendars = { names: eventCalendarNames, named: eventCalendar };

export type EventCalendars = typeof eventCalendars;
