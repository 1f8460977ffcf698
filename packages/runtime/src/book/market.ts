/** The market that a book is valued with: what was known of each underlying at each session's close. */
import { type Ir, isVolatilityIndex } from '@hedgerow/dsl';
import type { TradingCalendar } from '../calendar/types.ts';
import type { Series } from '../data/dataset.ts';
import { alignToSessions } from '../data/series.ts';
import { DEFAULT_SMILE, type Smile, type Surface, VIX_MATURITIES } from '../options/surface.ts';
import { dividendOf, type PositionsFeed, rateOf, underlyingsOf } from './feed.ts';

const FLAT: Smile = { slope: 0, curvature: 0, vixOverAtm: 1 };

/** Calendar days for which the last rate or yield stands: over bond holidays, and a file's lag. */
const RATE_STANDS = 10;

/** One underlying at one session's close. */
export interface Quote {
  /** The volatility surface over its level, or over its futures price; without volatilities it has no points. */
  readonly surface: Surface;
  /** The level is a futures price: options are Black-76's, and futures stand at it. */
  readonly onFuture: boolean;
  readonly onVolatility: boolean;
  /** The exchange's requirement for a future, in money; NaN where it is not known. */
  readonly margin: number;
}

export interface BookMarket {
  readonly calendar: TradingCalendar;
  /** What was known of an underlying at a session's close. NaN where nothing was. */
  quote(underlying: string, session: number): Quote;
  /** Last session at which the level of any underlying is known; -1 where none is. */
  readonly last: number;
}

/** An input that a feed values positions with; `needed` where nothing else can stand for it. */
export interface MarketInput {
  readonly name: string;
  readonly unit: 'index' | 'rate';
  readonly needed: boolean;
}

const volatilityInputs = (name: string, volatility: PositionsFeedVolatility): readonly [string, number][] => {
  if (typeof volatility === 'string') return [[volatility, 30]];
  if (volatility !== undefined)
    return Object.entries(volatility)
      .map(([days, input]): [string, number] => [input, Number(days)])
      .sort(([, a], [, b]) => a - b);
  return name === 'spx' ? VIX_MATURITIES.map((maturity) => [maturity.name, maturity.days]) : [];
};

type PositionsFeedVolatility = string | Readonly<Record<string, string>> | undefined;

/** Inputs that a feed needs, each once. Of the VIX family, where nothing is said of volatility, `vix` must be there. */
export function marketInputs(feed: PositionsFeed): MarketInput[] {
  const found = new Map<string, MarketInput>();
  const add = (name: unknown, unit: MarketInput['unit'], needed = true): void => {
    if (typeof name === 'string' && !found.get(name)?.needed) found.set(name, { name, unit, needed });
  };
  add(rateOf(feed), 'rate');
  for (const [name, underlying] of underlyingsOf(feed)) {
    add(underlying.level ?? underlying.future, 'index');
    add(dividendOf(underlying), 'rate');
    for (const [input] of volatilityInputs(name, underlying.volatility))
      add(input, 'index', underlying.volatility !== undefined || input === 'vix');
  }
  return [...found.values()];
}

/** How such an input is read where the rule set does not declare it: every session, the close where it is a bar. */
export const asInput = ({ name, unit }: MarketInput, file: string): Ir.Input => ({
  name,
  unit,
  bars: unit === 'index',
  every: { unit: 'session', count: 1 },
  ...(unit === 'rate' && { stale: { count: RATE_STANDS, unit: 'days' } }),
  supplied: false,
  file,
  span: { start: 0, end: 0 },
});

/** Makes the market of a feed from series that were read. A pure function of its arguments. */
export function bookMarket(
  feed: PositionsFeed,
  series: ReadonlyMap<string, Series>,
  calendar: TradingCalendar,
): BookMarket {
  const unknown = new Float64Array(calendar.date.length).fill(Number.NaN);
  const aligned = (name: string | undefined): Float64Array => {
    const found = name === undefined ? undefined : series.get(name);
    if (!found) return unknown;
    return alignToSessions(found, found.fields.has('value') ? 'value' : 'close', calendar);
  };
  const standing = (source: number | string): ((session: number) => number) => {
    if (typeof source === 'number') return () => source;
    const values = aligned(source);
    return (session) => {
      for (let s = session; s >= 0 && calendar.date[session]! - calendar.date[s]! <= RATE_STANDS; s--)
        if (!Number.isNaN(values[s]!)) return values[s]!;
      return Number.NaN;
    };
  };
  const rate = standing(rateOf(feed));
  const smile = feed.smile === 'flat' ? FLAT : (feed.smile ?? DEFAULT_SMILE);
  const underlyings = new Map(
    [...underlyingsOf(feed)].map(([name, underlying]) => {
      const levels = aligned(underlying.level ?? underlying.future);
      const onFuture = underlying.level === undefined;
      const dividend = onFuture ? rate : standing(dividendOf(underlying));
      const vols = volatilityInputs(name, underlying.volatility).map(([input, days]) => ({
        days,
        values: aligned(input),
      }));
      const quote = (session: number): Quote => ({
        surface: {
          spot: levels[session]!,
          rate: rate(session),
          dividend: dividend(session),
          smile,
          points: vols
            .map(({ days, values }) => ({ days, vol: values[session]! / 100 }))
            .filter(({ vol }) => vol > 0),
        },
        onFuture,
        onVolatility: isVolatilityIndex(name),
        margin: underlying.margin ?? Number.NaN,
      });
      return [name, { levels, quote }] as const;
    }),
  );
  const lasts = [...underlyings.values()].map(({ levels }) => levels.findLastIndex((v) => !Number.isNaN(v)));
  return {
    calendar,
    quote: (underlying, session) => underlyings.get(underlying)!.quote(session),
    last: Math.max(-1, ...lasts),
  };
}
