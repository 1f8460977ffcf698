/** hedgerow.json: checked against its published JSON Schema, then made ready for use. */
import { type LintConfig, positionAt } from '@hedgerow/dsl';
import type { PositionsFeed } from '../book/feed.ts';
import { parseIsoDate, SATURDAY, SUNDAY, weekday } from '../calendar/civil.ts';
import { tradingCalendar } from '../calendar/index.ts';
import type { CalendarChanges } from '../calendar/nyse.ts';
import type { DataIssue } from './dataset.ts';
import { type CsvFeed, type Feed, parseLag } from './feeds.ts';
import { dataIssue } from './issues.ts';
import { jsonFault } from './json-fault.ts';
import { formatPath, type JsonPath, type JsonPlaces, jsonPlaces } from './json-places.ts';
import { type Mismatch, mismatches } from './manifest-check.ts';

export const MANIFEST_NAME = 'hedgerow.json';

export interface Manifest {
  readonly feeds: readonly Feed[];
  readonly calendar: CalendarChanges;
  /** Paths, relative to the manifest, read beside the feeds where a command is given no data. */
  readonly data: readonly string[];
  readonly profiles: Readonly<Record<string, Readonly<Record<string, number | string>>>>;
  readonly lint: LintConfig;
}

export const emptyManifest: Manifest = { feeds: [], calendar: {}, data: [], profiles: {}, lint: {} };

type RawCsvFeed = Omit<CsvFeed, 'name' | 'lag' | 'stale'> & {
  readonly lag?: string;
  readonly stale?: string;
};

/** As the schema lets it through. */
interface RawManifest {
  readonly feeds?: Readonly<Record<string, RawCsvFeed | Omit<PositionsFeed, 'name'>>>;
  readonly calendar?: CalendarChanges;
  readonly data?: string | readonly string[];
  readonly profiles?: Manifest['profiles'];
  readonly lint?: Manifest['lint'];
}

/** Days that do not exist, and changes to days on which no exchange opens: no schema can tell them. */
function calendarMismatches(calendar: CalendarChanges): Mismatch[] {
  const nyse = tradingCalendar('XNYS')!;
  const found: Mismatch[] = [];
  const check = (iso: string, path: JsonPath, mustBeSession: boolean): void => {
    const date = parseIsoDate(iso);
    const day = date === undefined ? undefined : weekday(date);
    const closed =
      day === SATURDAY || day === SUNDAY || (mustBeSession && date !== undefined && nyse.indexOf(date) < 0);
    if (date === undefined) found.push({ path, found: `"${iso}"`, expected: 'a date that exists' });
    else if (closed)
      found.push({
        path,
        found: `"${iso}" (${nyse.closedBecause(date)})`,
        expected: `a session of ${nyse.name}`,
      });
  };
  for (const [i, iso] of (calendar.extraClosures ?? []).entries())
    check(iso, ['calendar', 'extraClosures', i], false);
  for (const key of ['earlyCloses', 'lateOpens'] as const)
    for (const iso of Object.keys(calendar[key] ?? {})) check(iso, ['calendar', key, iso], true);
  return found;
}

/** What of a feed of positions no schema can tell. */
function positionsMismatches(feeds: NonNullable<RawManifest['feeds']>): Mismatch[] {
  return Object.entries(feeds).flatMap(([name, feed]) => {
    if (feed.type !== 'positions') return [];
    return Object.entries(feed.underlyings ?? {}).flatMap(([underlying, { level, future }]): Mismatch[] => {
      if ((level === undefined) !== (future === undefined)) return [];
      const found = level === undefined ? 'neither `level` nor `future`' : 'both `level` and `future`';
      return [{ path: ['feeds', name, 'underlyings', underlying], found, expected: 'one of them' }];
    });
  });
}

function prepare(raw: RawManifest): Manifest {
  const feeds = Object.entries(raw.feeds ?? {}).map(([name, rawFeed]): Feed => {
    if (rawFeed.type === 'positions') return { ...rawFeed, name };
    const { lag, stale, ...feed } = rawFeed;
    const [count, unit] = stale?.split(' ') ?? [];
    const parsed = lag === undefined ? undefined : parseLag(lag);
    return {
      ...feed,
      name,
      ...(parsed && { lag: parsed }),
      ...(stale !== undefined && {
        stale: { count: Number(count), unit: unit!.startsWith('session') ? 'sessions' : 'days' },
      }),
    };
  });
  return {
    feeds,
    calendar: raw.calendar ?? {},
    data: typeof raw.data === 'string' ? [raw.data] : (raw.data ?? []),
    profiles: raw.profiles ?? {},
    lint: raw.lint ?? {},
  };
}

/** JSON.parse's own words, with the place where it stopped. */
function syntaxIssue(text: string, error: unknown, file: string): DataIssue {
  const message = error instanceof Error ? error.message : String(error);
  const place = positionAt(text, jsonFault(text) ?? 0);
  const found = `text that is no JSON (${message.replace(/ in JSON at position.*$/, '')})`;
  return dataIssue('invalid-manifest', { path: '', found, expected: 'a JSON object' }, { file, ...place });
}

/**
 * Reads the text of a hedgerow.json. With errors there is no manifest, and every one is listed: its JSON path, the
 * value, what was expected, and a suggestion for a misspelt key.
 */
export function parseManifest(
  text: string,
  file: string = MANIFEST_NAME,
): { readonly manifest?: Manifest; readonly issues: readonly DataIssue[] } {
  const plain = text.replace(/^\uFEFF/, '');
  let raw: unknown;
  let places: JsonPlaces;
  try {
    raw = JSON.parse(plain);
    places = jsonPlaces(plain);
  } catch (error) {
    return { issues: [syntaxIssue(plain, error, file)] };
  }
  const found: Mismatch[] = [
    ...places.duplicates.map((path) => ({ path, key: true, found: 'this key twice', expected: 'it once' })),
    ...mismatches(raw),
  ];
  if (found.length === 0) {
    const manifest = raw as RawManifest;
    found.push(...calendarMismatches(manifest.calendar ?? {}), ...positionsMismatches(manifest.feeds ?? {}));
  }
  const unsorted = found.map(({ path, key, ...params }) => {
    const position = positionAt(plain, key ? places.keyAt(path) : places.at(path));
    return dataIssue('invalid-manifest', { path: formatPath(path), ...params }, { file, ...position });
  });
  const issues = unsorted.sort((a, b) => a.line! - b.line! || a.column! - b.column!);
  return issues.length > 0 ? { issues } : { manifest: prepare(raw as RawManifest), issues };
}
