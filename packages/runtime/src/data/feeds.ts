/** Feeds of hedgerow.json: how a file is read. */

import type { PositionsFeed } from '../book/feed.ts';

/** How long after its period a value is published, or the clock time at which a published date counts. */
export interface Lag {
  readonly count: number;
  readonly unit: 'minutes' | 'hours' | 'sessions' | 'days' | 'weeks' | 'months';
  /** Minutes after midnight at the exchange. */
  readonly clock?: number;
}

export interface CsvFeed {
  readonly name: string;
  readonly type: 'csv';
  readonly path: string;
  /** Column of the file to what it gives: an input, a member (`vix.high`), `date`, `time` or `released_at`. */
  readonly columns?: Readonly<Record<string, string>>;
  readonly timeZone?: 'America/New_York' | 'UTC';
  readonly lag?: Lag;
  /** Factor for every value, or by input. */
  readonly scale?: number | Readonly<Record<string, number>>;
  readonly stale?: { readonly count: number; readonly unit: 'sessions' | 'days' };
}

/** A feed of hedgerow.json, by its `type`. */
export type Feed = CsvFeed | PositionsFeed;

const LAG = /^(?:(\d+) (minute|hour|session|day|week|month)s?)?(?: ?(?:at )?([01]\d|2[0-3]):([0-5]\d))?$/;

/** Reads `1 session`, `14 days at 08:30`, `08:30`; `undefined` for anything else. The schema has the same pattern. */
export function parseLag(text: string): Lag | undefined {
  const match = LAG.exec(text);
  if (!match || text === '') return undefined;
  const clock = match[3] === undefined ? undefined : Number(match[3]) * 60 + Number(match[4]);
  const unit = match[2] === undefined ? 'days' : (`${match[2]}s` as Lag['unit']);
  return { count: Number(match[1] ?? 0), unit, ...(clock !== undefined && { clock }) };
}
