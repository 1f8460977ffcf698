import { isoDate, parseIsoDate, tradingCalendar } from '@hedgerow/runtime';
import type { Episode } from './vix-episodes.ts';

/** ISO dates of the NYSE sessions of an episode; there must be one close for each. */
export function sessionsOf(episode: Episode): string[] {
  const calendar = tradingCalendar('XNYS')!;
  const first = calendar.indexOf(parseIsoDate(episode.from)!);
  const last = calendar.indexOf(parseIsoDate(episode.to)!);
  if (first < 0 || last - first + 1 !== episode.vix.length) {
    throw new RangeError(`${episode.from} to ${episode.to}: one close a session is wanted`);
  }
  return Array.from(calendar.date.subarray(first, last + 1), isoDate);
}

/** `date,vix` as CSV. */
export function vixCsv(parts: readonly Episode[]): string {
  const rows = parts.flatMap((episode) => sessionsOf(episode).map((date, i) => `${date},${episode.vix[i]}`));
  return `date,vix\n${rows.join('\n')}\n`;
}
