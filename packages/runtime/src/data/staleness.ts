/** `stale` of a feed: the last value of a session input stands where the file has none. */
import type { TradingCalendar } from '../calendar/types.ts';
import type { Series } from './dataset.ts';
import type { CsvFeed } from './feeds.ts';
import { sessionKnownAt } from './known-at.ts';

/**
 * Fills sessions without an observation by the one before, up to the feed's limit and `lastSession`: the same as
 * `stale after` in the input's declaration.
 */
export function letStand(
  series: Series,
  feed: CsvFeed,
  lastSession: number,
  calendar: TradingCalendar,
): Series {
  const { stale } = feed;
  if (!stale) return series;
  const period: number[] = [];
  const source: number[] = [];
  for (let i = 0; i < series.period.length; i++) {
    const own = series.period[i]!;
    const next = i + 1 < series.period.length ? series.period[i + 1]! : lastSession + 1;
    period.push(own);
    source.push(i);
    for (let s = own + 1; s < next; s++) {
      const age = stale.unit === 'sessions' ? s - own : calendar.date[s]! - calendar.date[own]!;
      if (age > stale.count) break;
      period.push(s);
      source.push(i);
    }
  }
  const knownAt = period.map((s, k) => {
    const i = source[k]!;
    return s === series.period[i] ? series.knownAt[i]! : sessionKnownAt(s, feed.lag, calendar);
  });
  return {
    name: series.name,
    period: Float64Array.from(period),
    knownAt: Float64Array.from(knownAt),
    fields: new Map(
      [...series.fields].map(([f, values]) => [f, Float64Array.from(source, (i) => values[i]!)]),
    ),
  };
}
