/**
 * The overlay backtest: a run's decisions traded beside the core, on prices of a model. See docs/overlay.md.
 */
import { isoDate } from '../calendar/civil.ts';
import type { Dataset } from '../data/dataset.ts';
import type { Run } from '../engine/run.ts';
import { accountOf } from './account.ts';
import { assumptionsOf } from './assumptions.ts';
import { divest } from './divest.ts';
import { flatFutures, missingLevels, ruined, tellOnce } from './findings.ts';
import { emptyLedger, equityOf, type Ledger, portfolioOf, spreadOver, sumOf, totalOf } from './ledger.ts';
import { marketOf } from './market.ts';
import { type OverlayOptions, settingsOf } from './options.ts';
import { placeboOf } from './placebo.ts';
import { planOf } from './plan.ts';
import { type Hedge, playCore, playDelayed, playRules, playStatic } from './play.ts';
import type { OverlayFinding, OverlayResult, PortfolioName, Trade } from './result.ts';
import { openerOf, type Pricing } from './segment.ts';
import { structuresOf } from './structure.ts';

/**
 * Trades what a rule set decided, on the data that it ran on (and the other indices of the VIX family, yields and SKEW
 * where they are there: `pricingInputs`). Sessions at which `spx` or `vix` is unknown are left out, and listed; a
 * layer that cannot be priced is left out, and told.
 *
 * Nothing of the core, the overlay or the delayed overlay at a session depends on later data; the divested core, the
 * static hedge and the placebo are comparisons made with hindsight.
 */
export function simulate(run: Run, data: Dataset, options: OverlayOptions = {}): OverlayResult {
  const settings = settingsOf(options);
  const market = marketOf(run, data, settings);
  const { program, timeline } = run.evaluation;
  const { capital, coreContracts } = accountOf(run, data, market, options);
  const { structures, findings: refused } = structuresOf(program);
  const findings: OverlayFinding[] = [...refused, ...missingLevels(market)];
  const hedges = structures.map((structure): Hedge => {
    const pricing: Pricing = {
      market,
      costs: settings.costs,
      unstruck: tellOnce(run, structure, market, findings),
    };
    const plan = planOf(run, market, structure);
    findings.push(...plan.findings);
    return {
      structure,
      plan,
      delayed: planOf(run, market, structure, 1),
      opener: openerOf(pricing, structure.lines),
    };
  });

  const held = hedges.filter(({ plan }) => plan.episodes.length > 0).map(({ structure }) => structure);
  findings.push(...flatFutures(run.evaluation, held, market));

  const trades: Trade[] = [];
  const core = playCore(market, settings, coreContracts, trades);
  const byLayer = hedges.map((hedge) => playRules(market, hedge, trades));
  const overlay = totalOf(market.length, byLayer);
  const delayed = totalOf(
    market.length,
    hedges.map((hedge) => playDelayed(market, hedge)),
  );
  const fixed = totalOf(
    market.length,
    hedges.map((hedge) => playStatic(market, hedge)),
  );

  const sessions = market.run.filter(
    (s) => market.length > 0 && s >= market.session[0]! && s <= market.session.at(-1)!,
  );
  const spread = spreadOver(sessions, market);
  const account = (name: PortfolioName, layers: Ledger, scale = 1) => {
    const both = sumOf(market.length, [
      [core, scale],
      [layers, 1],
    ]);
    return portfolioOf(name, both, layers.pnl, equityOf(both, capital, market), spread);
  };
  const none = emptyLedger(market.length);
  const dateOf = (s: number): string => isoDate(timeline.calendar.date[s]!);
  const withLayers = account('overlay', overlay);
  const coreAlone = account('core', none);
  const sessionDates = sessions.map(dateOf);
  findings.push(...[coreAlone, withLayers].flatMap((portfolio) => ruined(portfolio, sessionDates)));
  const divested = divest(core, withLayers.equity.at(-1) ?? capital, capital, market);
  trades.sort((a, b) => (a.session < b.session ? -1 : a.session > b.session ? 1 : 0));
  return {
    sessions: sessionDates,
    portfolios: {
      core: coreAlone,
      overlay: withLayers,
      divested: account('divested', none, divested.scale),
      static: account('static', fixed),
      delayed: account('delayed', delayed),
    },
    byLayer: new Map(hedges.map(({ structure }, i) => [structure.layer, spread.rests(byLayer[i]!.pnl)])),
    trades,
    assumptions: assumptionsOf(market, settings, capital, coreContracts),
    placebo: placeboOf(
      core.pnl,
      overlay.pnl,
      hedges.map(({ plan: { episodes }, opener }) => ({ episodes, opener })),
      capital,
      settings,
    ),
    divested,
    unpriced: market.unpriced.map(dateOf),
    findings,
  };
}
