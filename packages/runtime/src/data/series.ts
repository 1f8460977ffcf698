/** Series that do not come from files, and series laid out by session. */
import type { BarField } from '@hedgerow/dsl';
import type { TradingCalendar } from '../calendar/types.ts';
import { sessionClosingBy } from '../timeline/clocks.ts';
import type { Series } from './dataset.ts';

/**
 * A series of one value a session from `fromSession` on, each known at its close: what `given` of a test, or a host
 * with figures of its own, supplies. NaN is unknown. `field` is the bar's field that the values are.
 * Throws a RangeError where the sessions reach beyond the calendar.
 */
export function seriesFromSessions(
  name: string,
  values: ArrayLike<number>,
  fromSession: number,
  calendar: TradingCalendar,
  field: BarField | 'value' = 'value',
): Series {
  const end = fromSession + values.length;
  if (fromSession < 0 || end > calendar.date.length)
    throw new RangeError(
      `\`${name}\`: ${values.length} sessions from session ${fromSession} on leave the calendar`,
    );
  return {
    name,
    period: Float64Array.from({ length: values.length }, (_, i) => fromSession + i),
    knownAt: calendar.close.slice(fromSession, end),
    fields: new Map([[field, Float64Array.from(values)]]),
  };
}

/**
 * The values of a session input by session index, NaN where there is none: each at the session at whose close it is
 * first known, so a series with a lag of one session stands one session later than what it describes.
 */
export function alignToSessions(
  series: Series,
  field: BarField | 'value',
  calendar: TradingCalendar,
): Float64Array {
  const aligned = new Float64Array(calendar.date.length).fill(Number.NaN);
  const values = series.fields.get(field);
  if (!values) return aligned;
  for (let i = 0; i < values.length; i++) {
    const session = sessionClosingBy(calendar, series.knownAt[i]!);
    if (session < aligned.length && !Number.isNaN(values[i]!)) aligned[session] = values[i]!;
  }
  return aligned;
}
