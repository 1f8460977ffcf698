/** What every part of a report reads: a run and its portfolios, session by session, and the market beside them. */
import type { BarField } from '@hedgerow/dsl';
import type { BacktestResult } from '../backtest/result.ts';
import { dateAt, sessionEnds } from '../backtest/sessions.ts';
import { parseIsoDate } from '../calendar/civil.ts';
import type { Dataset } from '../data/dataset.ts';
import { alignToSessions } from '../data/series.ts';
import type { OverlayResult, PortfolioName } from '../overlay/result.ts';

export interface Scene {
  readonly result: BacktestResult;
  readonly overlay: OverlayResult;
  readonly capital: number;
  /** ISO dates of the sessions, and the grid tick of the last instant of each. */
  readonly sessions: readonly string[];
  readonly ends: readonly number[];
  /** P&L of the core portfolio in US dollars a session. */
  readonly corePnl: Float64Array;
  /** Closes of the underlying and of VIX, a value a session; NaN where unknown. */
  readonly level: Float64Array;
  readonly vix: Float64Array;
}

/** Throws a RangeError where there is too little to report on, or the portfolios are not of this run. */
export function sceneOf(result: BacktestResult, overlay: OverlayResult, data: Dataset): Scene {
  const { run } = result;
  const { sessions } = overlay;
  if (sessions.length < 2) {
    throw new RangeError(`a report needs at least two sessions, found ${sessions.length}`);
  }
  const tickOf = new Map(sessionEnds(run).map((tick) => [dateAt(run, tick), tick]));
  const ends = sessions.map((date) => {
    const tick = tickOf.get(date);
    if (tick === undefined)
      throw new RangeError(`the overlay has a session ${date} that the run does not have`);
    return tick;
  });
  const { capital } = overlay.assumptions;
  const { calendar } = run.evaluation.timeline;
  const indices = sessions.map((date) => calendar.indexOf(parseIsoDate(date)!));
  const closes = (name: string): Float64Array => {
    const known = sessionValues(data, name, result);
    return Float64Array.from(indices, (session) => known[session]!);
  };
  return {
    result,
    overlay,
    capital,
    sessions,
    ends,
    corePnl: pnlOf(overlay.portfolios.core.equity, capital),
    level: closes(underlyingOf(result)),
    vix: closes('vix'),
  };
}

/** Closes of an input by session index; NaN where there is none, or no such input. */
export function sessionValues(data: Dataset, name: string, { run }: BacktestResult): Float64Array {
  const { calendar } = run.evaluation.timeline;
  const series = data.series.get(name);
  if (series === undefined) return new Float64Array(calendar.date.length).fill(Number.NaN);
  const field: BarField | 'value' = series.fields.has('close') ? 'close' : 'value';
  return alignToSessions(series, field, calendar);
}

/** What the layers' options are on; the S&P 500 where no layer says. */
function underlyingOf({ run }: BacktestResult): string {
  const legs = run.evaluation.program.layers.flatMap(({ legs }) => legs);
  return legs.find(({ instrument }) => instrument !== 'future')?.underlying ?? 'spx';
}

/** Change of an account from session to session, the first from the capital. */
export const pnlOf = (equity: Float64Array, capital: number): Float64Array =>
  equity.map((value, i) => value - (i === 0 ? capital : equity[i - 1]!));

/** P&L of one layer a session; zeros for one without positions. */
export const layerPnlOf = ({ overlay, sessions }: Scene, layer: string): Float64Array =>
  overlay.byLayer.get(layer) ?? new Float64Array(sessions.length);

export const portfolioNames: readonly PortfolioName[] = ['core', 'overlay', 'divested', 'static', 'delayed'];

/** A value as JSON has it: what is unknown is `null`. */
export const orNull = (value: number): number | null => (Number.isFinite(value) ? value : null);

export const toSeries = (values: Float64Array): (number | null)[] => Array.from(values, orNull);

export const sumOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);

/** A text of a rule set without its line breaks and indentation. */
export const onOneLine = (text: string): string => text.replace(/\s+/g, ' ');
