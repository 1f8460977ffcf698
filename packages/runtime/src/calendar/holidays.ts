/**
 * The regular closures of the New York Stock Exchange, by rule (NYSE Rule 7.2 and its predecessor Rule 51), as they
 * have stood since 1990. A holiday on a Saturday is observed on the Friday before, on a Sunday on the Monday after;
 * New Year's Day is the exception: on a Saturday it is not observed, since that Friday closes the accounting year.
 */
import {
  easterSunday,
  epochDay,
  FRIDAY,
  lastWeekday,
  MONDAY,
  nthWeekday,
  SATURDAY,
  SUNDAY,
  THURSDAY,
  WEDNESDAY,
  weekday,
} from './civil.ts';
import type { EpochDay } from './types.ts';

export interface Dated {
  readonly date: EpochDay;
  readonly reason: string;
}

function observed(date: EpochDay): EpochDay {
  const day = weekday(date);
  return day === SATURDAY ? date - 1 : day === SUNDAY ? date + 1 : date;
}

/** Regular full-day closures of one year, in order. */
export function holidays(year: number): Dated[] {
  const newYear = epochDay(year, 1, 1);
  const closures: Dated[] = [];
  const add = (date: EpochDay, reason: string): void => {
    closures.push({ date, reason });
  };
  if (weekday(newYear) !== SATURDAY) add(observed(newYear), "New Year's Day");
  if (year >= 1998) add(nthWeekday(year, 1, MONDAY, 3), 'Martin Luther King Jr. Day');
  add(nthWeekday(year, 2, MONDAY, 3), "Washington's Birthday");
  add(easterSunday(year) - 2, 'Good Friday');
  add(lastWeekday(year, 5, MONDAY), 'Memorial Day');
  if (year >= 2022) add(observed(epochDay(year, 6, 19)), 'Juneteenth');
  add(observed(epochDay(year, 7, 4)), 'Independence Day');
  add(nthWeekday(year, 9, MONDAY, 1), 'Labor Day');
  add(nthWeekday(year, 11, THURSDAY, 4), 'Thanksgiving Day');
  add(observed(epochDay(year, 12, 25)), 'Christmas Day');
  return closures;
}

export interface EarlyClose extends Dated {
  /** Minutes after midnight at the exchange. */
  readonly minutes: number;
}

/** Regular early closes of one year: 13:00, and 14:00 before 1993. Days that are no session are simply not met. */
export function earlyCloses(year: number): EarlyClose[] {
  const minutes = year < 1993 ? 14 * 60 : 13 * 60;
  const closes: EarlyClose[] = [];
  const add = (date: EpochDay, reason: string): void => {
    closes.push({ date, reason, minutes });
  };
  const fourth = epochDay(year, 7, 4);
  const day = weekday(fourth);
  if (year >= 1995) {
    // The day that joins the holiday to a weekend, or the eve of a Friday holiday. Around a Thursday it was the
    // Friday after until 2012, and has been the Wednesday before since 2013.
    if (day === MONDAY + 1 || day === WEDNESDAY || day === FRIDAY) add(fourth - 1, 'eve of Independence Day');
    if (day === THURSDAY) {
      if (year >= 2013) add(fourth - 1, 'eve of Independence Day');
      else add(fourth + 1, 'day after Independence Day');
    }
  }
  if (year >= 1992) add(nthWeekday(year, 11, THURSDAY, 4) + 1, 'day after Thanksgiving');
  add(epochDay(year, 12, 24), 'Christmas Eve');
  return closes;
}
