/** Builds the report of a backtest: every figure that the page shows, as plain data. */
import type { BacktestResult } from '../backtest/result.ts';
import type { Dataset } from '../data/dataset.ts';
import { recordedParams } from '../engine/record.ts';
import type { OverlayResult } from '../overlay/result.ts';
import { drawdownSeries } from '../statistics/drawdowns.ts';
import { ruleBaseRates, vixBaseRates } from './base-rates.ts';
import { cautionsOf } from './cautions.ts';
import { conditionQuality } from './conditions.ts';
import { deflatedOf, NO_TRIALS_TOLD, type Trials } from './deflated.ts';
import { guardExposure } from './guards.ts';
import { performanceOf } from './performance.ts';
import { placeboOf } from './placebo.ts';
import { protectionOf } from './protection.ts';
import { regimeSlices } from './regimes.ts';
import type { Report } from './report.ts';
import { portfolioNames, type Scene, sceneOf, sessionValues, toSeries } from './scene.ts';
import { EVENT_TERMS, type EventTerms, signalQuality } from './signals.ts';

export interface ReportOptions {
  readonly title?: string;
  /** What an event is; by default the core loses 5% of the capital within 21 sessions, VIX peaks within 60. */
  readonly events?: Partial<EventTerms>;
  readonly trials?: Trials;
}

export interface ReportParts {
  readonly result: BacktestResult;
  /** The portfolios of that run. */
  readonly overlay: OverlayResult;
  /** Where level and VIX are read; the run's own data where absent. */
  readonly data?: Dataset;
  readonly options?: ReportOptions;
}

/** Throws a RangeError where fewer than two sessions could be priced, or the overlay is not of this run. */
export function buildReport({ result, overlay, data, options = {} }: ReportParts): Report {
  const { evaluation, decisions } = result.run;
  const market = data ?? evaluation.data;
  const scene = sceneOf(result, overlay, market);
  const terms: EventTerms = { ...EVENT_TERMS, ...options.events };
  const figures = {
    signals: result.layers.map((layer) => signalQuality(scene, layer, terms)),
    conditions: conditionQuality(scene),
    deflated: deflatedOf(scene, options.trials ?? NO_TRIALS_TOLD),
    placebo: placeboOf(scene),
  };
  return {
    schema: 'hedgerow-report/1',
    title: options.title ?? 'Backtest',
    rulesHash: evaluation.program.hash,
    params: recordedParams(evaluation),
    sessions: scene.sessions,
    level: toSeries(scene.level),
    vix: toSeries(scene.vix),
    portfolios: portfolioNames.map((name) => {
      const portfolio = overlay.portfolios[name];
      const { equity } = portfolio;
      return {
        name,
        equity: toSeries(equity),
        drawdown: toSeries(drawdownSeries(equity, scene.capital)),
        performance: performanceOf(scene, portfolio),
      };
    }),
    layers: layersOf(scene),
    decisions,
    trades: overlay.trades,
    protection: protectionOf(scene),
    ...figures,
    guards: guardExposure(scene),
    rules: result.rules,
    unknownInputs: result.unknownInputs,
    rows: result.rows,
    baseRates: [...vixBaseRates(sessionValues(market, 'vix', result)), ...ruleBaseRates(scene)],
    regimes: regimeSlices(scene),
    assumptions: overlay.assumptions,
    cautions: cautionsOf(scene, figures),
  };
}

function layersOf({ result, ends }: Scene): Report['layers'] {
  return result.layers.map((statistics) => {
    const { size } = result.run.layers.get(statistics.layer)!;
    const held = Float64Array.from(ends, (tick) => size[tick]!);
    return { layer: statistics.layer, size: toSeries(held), statistics };
  });
}
