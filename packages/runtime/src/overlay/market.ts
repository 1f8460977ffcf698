/** What the positions are priced by: the sessions of a run at which level and VIX are known, and a surface at each. */
import { MS_PER_DAY } from '../calendar/civil.ts';
import type { EpochDay, TradingCalendar } from '../calendar/types.ts';
import type { Dataset } from '../data/dataset.ts';
import { alignToSessions } from '../data/series.ts';
import type { Run } from '../engine/run.ts';
import { type Surface, skewed, type TermPoint, VIX_MATURITIES } from '../options/surface.ts';
import type { Settings } from './options.ts';

/** Options are priced at this rate where the data have no yield. */
export const FALLBACK_RATE = 0.045;

/** Sessions for which a yield that is not published stands. */
const YIELD_STANDS = 10;

/** One time at which things can be priced. */
export interface Moment {
  /** UTC epoch ms. */
  readonly time: number;
  readonly surface: Surface;
  /** VIX itself, in points. */
  readonly vix: number;
}

/** Index i counts the sessions that can be priced. */
export interface Market {
  readonly calendar: TradingCalendar;
  readonly length: number;
  /** Session index and date of each. */
  readonly session: Int32Array;
  readonly date: Int32Array;
  readonly close: readonly Moment[];
  /** Where level and VIX have an open, and the fills are at opens; else `undefined`. */
  readonly open: readonly (Moment | undefined)[];
  /** Level and VIX of the opening settlement; the close where there is no open. */
  readonly settleLevel: Float64Array;
  readonly settleVix: Float64Array;
  /** Interest of a year on cash, 0 where no 3-month yield is known. */
  readonly cashRate: Float64Array;
  /** Sessions of the run in order, and those of them that cannot be priced. */
  readonly run: readonly number[];
  readonly unpriced: readonly number[];
  /** Names of the indices of the VIX family and of the yield that the data have. */
  readonly termStructure: readonly string[];
  readonly yieldName: string | null;
  readonly hasSkew: boolean;
  /** First index of a session index or a later one, or of a date or a later one; `length` where there is none. */
  from(session: number): number;
  onOrAfter(date: EpochDay): number;
}

/**
 * Values by session index. A price is the one of its own session, however late the feed tells rules of it; of an input
 * every N minutes it is the session's last, and opens are unknown.
 */
const reader =
  ({ program, timeline }: Run['evaluation'], data: Dataset) =>
  (name: string, field: 'open' | 'close'): Float64Array => {
    const prices = new Float64Array(timeline.calendar.date.length).fill(Number.NaN);
    const series = data.series.get(name);
    if (!series) return prices;
    const column = field === 'close' && !series.fields.has('close') ? 'value' : field;
    const unit = program.inputs.find((input) => input.name === name)?.every.unit ?? 'session';
    if (unit !== 'session') {
      return field === 'open' ? prices : alignToSessions(series, column, timeline.calendar);
    }
    series.fields.get(column)?.forEach((value, i) => {
      prices[series.period[i]!] = value;
    });
    return prices;
  };

/** Yields and SKEW by the session at which they are first known. */
const published =
  ({ timeline }: Run['evaluation'], data: Dataset) =>
  (name: string): Float64Array => {
    const series = data.series.get(name);
    return series
      ? held(alignToSessions(series, 'value', timeline.calendar), YIELD_STANDS)
      : new Float64Array(timeline.calendar.date.length).fill(Number.NaN);
  };

/** Lets a value stand for some sessions. */
function held(values: Float64Array, sessions: number): Float64Array {
  const result = values.slice();
  let age = 0;
  for (let s = 1; s < result.length; s++) {
    age = Number.isNaN(values[s]!) ? age + 1 : 0;
    if (age > 0 && age <= sessions) result[s] = result[s - 1]!;
  }
  return result;
}

export function marketOf(run: Run, data: Dataset, settings: Settings): Market {
  const { calendar, grid } = run.evaluation.timeline;
  const read = reader(run.evaluation, data);
  const known = published(run.evaluation, data);
  const level = read('spx', 'close');
  const levelOpen = read('spx', 'open');
  const family = VIX_MATURITIES.map(({ name, days }) => ({
    name,
    days,
    close: read(name, 'close'),
    open: read(name, 'open'),
  }));
  const vix = family.find(({ name }) => name === 'vix')!;
  const skew = known('skew');
  const yieldName = ['us3m', 'us10y'].find((name) => data.series.has(name)) ?? null;
  const yields = yieldName ? known(yieldName) : undefined;

  const sessions = new Set<number>();
  for (let tick = run.first; tick < grid.length; tick++) sessions.add(grid.session[tick]!);
  const all = [...sessions];
  const canPrice = (s: number): boolean => level[s]! > 0 && vix.close[s]! > 0;
  const priced = all.filter(canPrice);

  const points = (s: number, before: number, at: 'open' | 'close'): TermPoint[] =>
    family.flatMap(({ days, open, close }) => {
      const opened = at === 'open' && open[s]! > 0 ? open[s]! : (close[before] ?? Number.NaN);
      const points = at === 'close' ? close[s]! : opened;
      return points > 0 ? [{ days, vol: points / 100 }] : [];
    });
  /** `before`: the session whose closes are the last known ones. */
  const surface = (s: number, before: number, at: 'open' | 'close'): Surface => ({
    spot: at === 'open' ? levelOpen[s]! : level[s]!,
    rate: yields === undefined || Number.isNaN(yields[before]!) ? FALLBACK_RATE : yields[before]!,
    dividend: settings.dividendYield,
    smile: skewed(settings.smile, skew[before] ?? Number.NaN),
    points: points(s, before, at),
  });
  const moment = (s: number, before: number, at: 'open' | 'close'): Moment => ({
    time: calendar[at][s]!,
    surface: surface(s, before, at),
    vix: vix[at][s]!,
  });
  const opens = (s: number): boolean => levelOpen[s]! > 0 && vix.open[s]! > 0;
  return {
    calendar,
    length: priced.length,
    session: Int32Array.from(priced),
    date: Int32Array.from(priced, (s) => calendar.date[s]!),
    close: priced.map((s) => moment(s, s, 'close')),
    open: priced.map((s, i) =>
      settings.fill === 'next_open' && opens(s) && i > 0 ? moment(s, priced[i - 1]!, 'open') : undefined,
    ),
    settleLevel: Float64Array.from(priced, (s) => (levelOpen[s]! > 0 ? levelOpen[s]! : level[s]!)),
    settleVix: Float64Array.from(priced, (s) => (vix.open[s]! > 0 ? vix.open[s]! : vix.close[s]!)),
    cashRate: Float64Array.from(priced, (s) =>
      yieldName === 'us3m' && !Number.isNaN(yields![s]!) ? yields![s]! : 0,
    ),
    run: all,
    unpriced: all.filter((s) => !canPrice(s)),
    termStructure: family.filter(({ name }) => data.series.has(name)).map(({ name }) => name),
    yieldName,
    hasSkew: data.series.has('skew'),
    from: (session) => firstFrom(priced, session),
    onOrAfter: (date) => firstFrom(priced, calendar.atOrBefore(date - 1) + 1),
  };
}

/** Index of the first of ascending numbers that is not below a bound; their count where there is none. */
function firstFrom(ascending: readonly number[], bound: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Years from a moment to a time. */
export const yearsTo = (expiryTime: number, { time }: Moment): number =>
  (expiryTime - time) / (365 * MS_PER_DAY);

/** Calendar days between two dates as a part of a year, for interest. */
export const yearFraction = (from: EpochDay, to: EpochDay): number => (to - from) / 365;
