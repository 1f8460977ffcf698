/**
 * The overlay backtest: a run's decisions traded beside the core, on prices of a model. See docs/overlay.md.
 */
import { isoDate } from '../calendar/civil.ts';
import { monthlyExpiry } from '../calendar/expiries.ts';
import type { Dataset } from '../data/dataset.ts';
import type { Run } from '../engine/run.ts';
import { accountOf } from './account.ts';
import { assumptionsOf } from './assumptions.ts';
import { divest } from './divest.ts';
import { flatFutures, missingLevels, tellOnce } from './findings.ts';
import { emptyLedger, enter, equityOf, type Ledger, portfolioOf, spreadOver, sumOf } from './ledger.ts';
import { type Market, marketOf } from './market.ts';
import { type OverlayOptions, type Settings, settingsOf } from './options.ts';
import { placeboOf } from './placebo.ts';
import { heldThroughout, type Plan, planOf } from './plan.ts';
import type { OverlayFinding, OverlayResult, PortfolioName, Trade } from './result.ts';
import { type Opener, openerOf, type Pricing } from './segment.ts';
import { CORE, type Structure, structuresOf } from './structure.ts';
import { tradesOf } from './trades.ts';
import { walk } from './walk.ts';

/** A layer with its decisions as units, as decided and a session late, and the prices of one unit. */
interface Hedge {
  readonly structure: Structure;
  readonly plan: Plan;
  readonly delayed: Plan;
  readonly opener: Opener;
}

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
  const findings: OverlayFinding[] = [
    ...refused,
    ...missingLevels(market),
    ...flatFutures(run.evaluation, structures, market),
  ];
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

  const trades: Trade[] = [];
  const core = playCore(market, settings, coreContracts, trades);
  const byLayer = hedges.map((hedge) => {
    const ledger = emptyLedger(market.length);
    for (const episode of hedge.plan.episodes) {
      walk(episode, episode.start, market.length, hedge.opener, (day) => {
        enter(ledger, day, market);
        trades.push(...tradesOf(day, hedge.structure, episode, market));
      });
    }
    return ledger;
  });
  const total = (ledgers: readonly Ledger[]): Ledger =>
    sumOf(
      market.length,
      ledgers.map((ledger) => [ledger, 1] as const),
    );
  const overlay = total(byLayer);
  const delayed = total(hedges.map(({ delayed: { episodes }, opener }) => played(market, episodes, opener)));
  const fixed = total(hedges.map((hedge) => playStatic(market, hedge)));

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
  const withLayers = account('overlay', overlay);
  const divested = divest(core, withLayers.equity.at(-1) ?? capital, capital, market);
  const dateOf = (s: number): string => isoDate(timeline.calendar.date[s]!);
  trades.sort((a, b) => (a.session < b.session ? -1 : a.session > b.session ? 1 : 0));
  return {
    sessions: sessions.map(dateOf),
    portfolios: {
      core: account('core', none),
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

function played(market: Market, episodes: Plan['episodes'], opener: Opener): Ledger {
  const ledger = emptyLedger(market.length);
  for (const episode of episodes) {
    walk(episode, episode.start, market.length, opener, (day) => enter(ledger, day, market));
  }
  return ledger;
}

/** The core, from the close of the first standard expiry on. */
function playCore(market: Market, settings: Settings, contracts: number, trades: Trade[]): Ledger {
  const ledger = emptyLedger(market.length);
  const start = firstExpiry(market);
  if (start >= market.length) return ledger;
  // Whatever the layers' fills are, the core is sold at closes.
  const atCloses = { ...market, open: market.close.map(() => undefined) };
  const opener = openerOf({ market: atCloses, costs: settings.costs, unstruck: () => {} }, CORE.lines);
  const episode = heldThroughout(start, contracts, market.length);
  walk(episode, start, market.length, opener, (day) => {
    enter(ledger, day, market);
    trades.push(...tradesOf(day, CORE, episode, market));
  });
  return ledger;
}

/** Market index of the first session on a standard expiry or after it. */
function firstExpiry(market: Market): number {
  if (market.length === 0) return 0;
  const { calendar, date } = market;
  const [year, month] = isoDate(date[0]!).split('-').map(Number) as [number, number];
  const expiry = monthlyExpiry(year, month, calendar);
  const next = month === 12 ? monthlyExpiry(year + 1, 1, calendar) : monthlyExpiry(year, month + 1, calendar);
  const due = expiry >= date[0]! ? expiry : next;
  const found = date.findIndex((day) => day >= due);
  return found < 0 ? market.length : found;
}

/** The same structure at the mean of the units that the rules held, all the time. */
function playStatic(market: Market, { plan: { episodes }, opener }: Hedge): Ledger {
  let held = 0;
  for (const { start, length, steps } of episodes) {
    steps.forEach(({ offset, units }, i) => {
      held += units * ((steps[i + 1]?.offset ?? Math.min(length, market.length - start)) - offset);
    });
  }
  if (held === 0) return emptyLedger(market.length);
  return played(market, [heldThroughout(0, held / market.length, market.length)], opener);
}
