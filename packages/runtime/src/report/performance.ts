/** One portfolio's figures, with the names and conventions of QuantStats and pyfolio (docs/report.md). */
import type { Portfolio } from '../overlay/result.ts';
import { type DrawdownSpan, drawdownSeries, drawdownSpans, ulcerIndex } from '../statistics/drawdowns.ts';
import { excessKurtosis, meanOf, skewness, standardised } from '../statistics/moments.ts';
import {
  annualVolatility,
  cagr,
  SESSIONS_PER_YEAR,
  sharpePerSession,
  sharpeRatio,
  simpleReturns,
  sortinoRatio,
} from '../statistics/returns.ts';
import { probabilisticSharpe, type SharpeSample } from '../statistics/sharpe-tests.ts';
import { expectedShortfall, omega, tailRatio, valueAtRisk } from '../statistics/tails.ts';
import type { Performance } from './report.ts';
import { orNull, type Scene } from './scene.ts';
import { valueTraded } from './trades.ts';

export function performanceOf(scene: Scene, { name, equity, margin }: Portfolio): Performance {
  const { capital, overlay } = scene;
  const returns = simpleReturns(equity, capital);
  const drawdown = drawdownSeries(equity, capital);
  const deepest = deepestOf(drawdownSpans(equity, capital));
  const totalReturn = equity.at(-1)! / capital - 1;
  const growth = cagr(totalReturn, returns.length);
  const traded = valueTraded(overlay.trades, name);
  return {
    totalReturn,
    cagr: orNull(growth),
    volatility: annualVolatility(returns),
    sharpe: orNull(sharpeRatio(returns)),
    sortino: orNull(sortinoRatio(returns)),
    calmar: deepest === undefined ? null : orNull(growth / -deepest.depth),
    ulcer: ulcerIndex(drawdown),
    maxDrawdown: deepest?.depth ?? 0,
    maxDrawdownSessions:
      deepest === undefined ? 0 : deepest.recovered === null ? null : deepest.recovered - deepest.peak,
    skew: orNull(skewness(returns)),
    kurtosis: orNull(excessKurtosis(returns)),
    tailRatio: orNull(tailRatio(returns)),
    omega: orNull(omega(returns)),
    var95: valueAtRisk(returns, 0.05),
    cvar95: expectedShortfall(returns, 0.05),
    var99: valueAtRisk(returns, 0.01),
    cvar99: expectedShortfall(returns, 0.01),
    best: returns.reduce((a, b) => Math.max(a, b)),
    worst: returns.reduce((a, b) => Math.min(a, b)),
    exposure: returns.reduce((n, r) => (r === 0 ? n : n + 1), 0) / returns.length,
    averageMargin: meanOf(margin),
    turnover: traded === undefined ? null : perYear(traded, returns.length) / meanOf(equity),
    probabilisticSharpe: orNull(probabilisticSharpe(sharpeSample(returns))),
  };
}

export const perYear = (amount: number, sessions: number): number => (amount * SESSIONS_PER_YEAR) / sessions;

export function sharpeSample(returns: Float64Array): SharpeSample {
  return { sharpe: sharpePerSession(returns), sessions: returns.length, ...standardised(returns) };
}

export const deepestOf = (spans: readonly DrawdownSpan[]): DrawdownSpan | undefined =>
  spans.reduce<DrawdownSpan | undefined>(
    (deepest, span) => (deepest === undefined || span.depth < deepest.depth ? span : deepest),
    undefined,
  );
