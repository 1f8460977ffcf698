/** A book at one session's close: what every figure of it is computed from. */
import { grouped, isOption } from '../options/margin.ts';
import type { PricedOption } from '../options/priced.ts';
import { DEFAULT_GRID, type StressGrid } from '../options/stress.ts';
import { coreOf, type PositionsFeed, underlyingsOf } from './feed.ts';
import type { Ledger } from './ledger.ts';
import type { BookMarket } from './market.ts';
import { isOpenAt, type Position, tradeOf } from './position.ts';
import { type Valued, valueAt } from './value.ts';

/** Settings of a feed, resolved. */
export interface Settings {
  /** The underlying whose index units and levels the figures are in. */
  readonly primary: string;
  readonly core: string;
  readonly creditApplied: boolean;
  readonly grid: StressGrid;
  readonly midCycle: boolean;
}

export const settingsOf = (feed: PositionsFeed): Settings => ({
  primary: [...underlyingsOf(feed).keys()][0]!,
  core: coreOf(feed),
  creditApplied: feed.credit === 'applied',
  grid: {
    moves: feed.stress?.spot ?? DEFAULT_GRID.moves,
    vols: feed.stress?.volatility ?? DEFAULT_GRID.vols,
  },
  midCycle: feed.stress?.at !== 'now',
});

/** The book, or one layer of it, at the close of a session. Positions opened later are not in it. */
export interface View {
  readonly session: number;
  readonly day: number;
  readonly market: BookMarket;
  readonly ledger: Ledger;
  readonly settings: Settings;
  /** Level of the primary underlying. */
  readonly level: number;
  /** Opened by now, whether or not they have ended. */
  readonly known: readonly Position[];
  readonly open: readonly Valued[];
  /** The layer `core`'s part, whatever the scope. */
  readonly core: readonly Valued[];
}

/** The whole book at a session's close. */
export function viewAt(
  positions: readonly Position[],
  session: number,
  market: BookMarket,
  ledger: Ledger,
  settings: Settings,
): View {
  const day = market.calendar.date[session]!;
  const known = positions.filter((position) => position.opened <= day);
  const open = known
    .filter((position) => isOpenAt(position, day))
    .map((position) => valueAt(position, session, market));
  return {
    session,
    day,
    market,
    ledger,
    settings,
    level: market.quote(settings.primary, session).surface.spot,
    known,
    open,
    core: open.filter(({ position }) => position.layer === settings.core),
  };
}

/** One layer's part of a view. */
export const layerOf = (view: View, layer: string): View => ({
  ...view,
  known: view.known.filter((position) => position.layer === layer),
  open: view.open.filter(({ position }) => position.layer === layer),
});

/** Open positions by the trades in which they were opened. */
export const tradesOf = (open: readonly Valued[]): Valued[][] =>
  grouped(open, ({ position }) => tradeOf(position));

/** Open positions by layer. */
export const layersOf = (open: readonly Valued[]): Valued[][] =>
  grouped(open, ({ position }) => position.layer);

/**
 * Contracts of a trade's structure: the most that it has of one right on one side. Ten condors are forty legs and ten
 * contracts.
 */
export function unitsOf(trade: readonly Valued[]): number {
  const counts = new Map<string, number>();
  for (const { position } of trade) {
    const key = `${position.instrument} ${Math.sign(position.contracts)}`;
    counts.set(key, (counts.get(key) ?? 0) + Math.abs(position.contracts));
  }
  return Math.max(...counts.values());
}

export const optionsOf = (valued: readonly Valued[]): PricedOption[] =>
  valued.map(({ priced }) => priced).filter(isOption);
