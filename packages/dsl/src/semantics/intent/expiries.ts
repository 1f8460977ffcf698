/** How long the options of a leg may have to live. */
import type { Expiry } from '../../ir/program.ts';
import type { DurationUnit } from '../../syntax/ast.ts';
import { type Interval, interval } from './intervals.ts';

const DAYS: Partial<Record<DurationUnit, number>> = {
  minutes: 1 / 1440,
  hours: 1 / 24,
  sessions: 365 / 252,
  days: 1,
  weeks: 7,
  months: 30.4,
  quarters: 91.3,
  years: 365,
};

/** Calendar days from a session to the standard expiry of a cycle: at its widest. */
const CYCLES: Readonly<Record<string, Interval>> = {
  monthly: interval(1, 35),
  'next monthly': interval(1, 70),
  quarterly: interval(1, 98),
  'next quarterly': interval(1, 196),
};

const ANY = interval(1, 1096);

/** Years to expiry: calendar time over 365 days. */
export function yearsOf(expiry: Expiry | undefined): Interval {
  const { low, high } = daysOf(expiry);
  return interval(low / 365, high / 365);
}

function daysOf(expiry: Expiry | undefined): Interval {
  if (expiry?.cycle !== undefined) return CYCLES[expiry.cycle] ?? ANY;
  const day = expiry?.unit && DAYS[expiry.unit];
  if (expiry?.low === undefined || expiry.high === undefined || day === undefined) return ANY;
  if (!(expiry.low > 0 && expiry.high >= expiry.low)) return ANY;
  return interval(expiry.low * day, expiry.high * day);
}

/** Legs of one text expire together: a spread is of one expiry, though a band names many. */
export const expiryKey = (expiry: Expiry | undefined): string =>
  expiry?.cycle ?? (expiry ? `${expiry.low}..${expiry.high} ${expiry.unit}` : '');
