/** The series that a positions file gives: names, and their values at each session's close. */
import type { Series } from '../data/dataset.ts';
import { seriesFromSessions } from '../data/series.ts';
import { coreOf, type PositionsFeed } from './feed.ts';
import { Ledger } from './ledger.ts';
import type { BookMarket } from './market.ts';
import { BARE_MEASURES, MEASURES, type Measure } from './measures.ts';
import type { Position } from './position.ts';
import { layerOf, settingsOf, type View, viewAt } from './view.ts';

/** What a name stands for: a measure of the whole book or of one layer. */
interface Wanted {
  readonly name: string;
  readonly layer: string | undefined;
  readonly measure: Measure;
}

const measureOf = (table: Readonly<Record<string, Measure>>, name: string): Measure | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

function wantedOf(name: string, feed: string, layers: ReadonlySet<string>): Wanted | undefined {
  const [owner = '', member] = name.split('.');
  const layer = owner === feed ? undefined : owner;
  if (member !== undefined && layer !== undefined && !layers.has(layer)) return undefined;
  const measure = member === undefined ? measureOf(BARE_MEASURES, name) : measureOf(MEASURES, member);
  return measure && { name, layer: member === undefined ? undefined : layer, measure };
}

/**
 * Every name that a feed gives whose file has these layers. Without a layer of the core its file says nothing of it, and
 * what the prelude models stands.
 */
export function bookNames(feed: PositionsFeed, layers: readonly string[]): string[] {
  const hasCore = layers.includes(coreOf(feed));
  const bare = Object.keys(BARE_MEASURES).filter((name) => hasCore || !BARE_MEASURES[name]!.ofCore);
  return [
    ...bare,
    ...[feed.name, ...layers].flatMap((owner) => Object.keys(MEASURES).map((member) => `${owner}.${member}`)),
  ];
}

/**
 * The series of these names, from the session in which the first position was opened to the last one at which a level
 * is known, each value known at its session's close. Names that the book has not are left out. A pure function of
 * its arguments: positions, market, calendar (the market's).
 */
export function bookSeries(
  names: readonly string[],
  positions: readonly Position[],
  feed: PositionsFeed,
  market: BookMarket,
): Map<string, Series> {
  const layers = new Set(positions.map(({ layer }) => layer));
  const wanted = names.flatMap((name) => wantedOf(name, feed.name, layers) ?? []);
  if (wanted.length === 0 || positions.length === 0) return new Map();
  const settings = settingsOf(feed);
  const ledger = new Ledger(market);
  const first = market.calendar.indexOf(Math.min(...positions.map(({ opened }) => opened)));
  const count = Math.max(market.last - first + 1, 0);
  const values = wanted.map(() => new Float64Array(count));
  for (let i = 0; i < count; i++) {
    const book = viewAt(positions, first + i, market, ledger, settings);
    const parts = new Map<string | undefined, View>([[undefined, book]]);
    for (const layer of layers) parts.set(layer, layerOf(book, layer));
    for (const [k, { layer, measure }] of wanted.entries()) values[k]![i] = measure.of(parts.get(layer)!);
  }
  return new Map(
    wanted.map(({ name }, k) => {
      const series = seriesFromSessions(name, values[k]!, first, market.calendar);
      return [name, { ...series, computed: true }];
    }),
  );
}
