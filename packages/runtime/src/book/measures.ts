/** The figures of a book or of a layer, each by the name that it has as an input. */
import { strategyMargin } from '../options/margin.ts';
import { portfolioMarginApproximation } from '../options/portfolio-margin.ts';
import { challengeMeasures, wideningMeasure } from './challenge.ts';
import { irrOf, returnOnMargin } from './returns.ts';
import { stressIrr, stressPnl } from './stressed.ts';
import { structureMeasures } from './structure-measures.ts';
import type { Greeks, Valued } from './value.ts';
import { layersOf, tradesOf, unitsOf, type View } from './view.ts';

/** One figure: the type of the input that takes it, what it is, and how it is computed. */
export interface Measure {
  readonly unit: 'money(USD)' | 'count' | 'ratio' | 'rate' | 'index';
  readonly doc: string;
  readonly of: (view: View) => number;
}

const sum = (open: readonly Valued[], of: (greeks: Greeks) => number): number => {
  let total = 0;
  for (const { greeks } of open) total += of(greeks);
  return total;
};

const total = (doc: string, of: (greeks: Greeks) => number): Measure => ({
  unit: 'money(USD)',
  doc,
  of: ({ open }) => sum(open, of),
});

const priced = ({ open }: View) => open.map((valued) => valued.priced);

function contracts({ open }: View): number {
  let units = 0;
  for (const trade of tradesOf(open)) units += unitsOf(trade);
  return units;
}

function notional({ open, market, session }: View): number {
  let money = 0;
  for (const trade of tradesOf(open)) {
    const { underlying, multiplier } = trade[0]!.position;
    money += unitsOf(trade) * multiplier * market.quote(underlying, session).surface.spot;
  }
  return money;
}

/** Gains of open positions, by position. */
export const standingOf = ({ open, day }: View) => {
  const gains = new Map(open.map(({ position, greeks }) => [position, greeks.pnl]));
  return { day, gainOf: (position: Valued['position']) => gains.get(position) ?? Number.NaN };
};

const hasEnded = ({ open, known }: View) => {
  const held = new Set(open.map(({ position }) => position));
  return known.filter((position) => !held.has(position));
};

function realized(view: View): number {
  let gain = 0;
  for (const position of hasEnded(view)) gain += view.ledger.realizedOf(position);
  return gain;
}

const margin = (view: View): number =>
  strategyMargin(priced(view), { creditApplied: view.settings.creditApplied });

const MARGIN: Measure = { unit: 'money(USD)', doc: 'strategy-based margin', of: margin };
const NOTIONAL: Measure = { unit: 'money(USD)', doc: 'contracts x multiplier x level', of: notional };

/** Members of the book's feed and of each layer: `book.vega`, `core.vega`. */
export const MEASURES: Readonly<Record<string, Measure>> = {
  value: total('what the positions would bring in today; of futures their gain', (g) => g.value),
  pnl: total('gain of open positions since entry', (g) => g.pnl),
  realized_pnl: { unit: 'money(USD)', doc: 'gain of positions that have ended', of: realized },
  delta: {
    unit: 'count',
    doc: 'index units: delta_dollars over the level of the first underlying',
    of: ({ open, level }) => sum(open, (g) => g.deltaDollars) / level,
  },
  delta_dollars: total('delta x level', (g) => g.deltaDollars),
  gamma: total('change of delta_dollars for a move of 1%', (g) => g.gamma),
  vega: total('for one point of volatility', (g) => g.vega),
  vega_30d: total('vega x sqrt(30 days / time to expiry)', (g) => g.vega30),
  theta: total('for one calendar day', (g) => g.theta),
  rho: total('for one percentage point of the rate', (g) => g.rho),
  extrinsic: total('price less intrinsic value', (g) => g.extrinsic),
  contracts: { unit: 'count', doc: 'structures held; ten condors are ten', of: contracts },
  notional: NOTIONAL,
  held_notional: { ...NOTIONAL, doc: 'notional, by a name that no layer has itself' },
  margin: MARGIN,
  held_margin: { ...MARGIN, doc: 'margin, by a name that no layer has itself' },
  portfolio_margin: {
    unit: 'money(USD)',
    doc: 'approximation of portfolio margin',
    of: (view) => portfolioMarginApproximation(priced(view), { creditApplied: view.settings.creditApplied }),
  },
  irr: {
    unit: 'rate',
    doc: 'XIRR of the capital flows of everything opened so far',
    of: (view) => irrOf(view.known, view.ledger, standingOf(view)),
  },
  return_on_margin: {
    unit: 'rate',
    doc: 'gain of open positions over dollar-years of margin at their opening',
    of: (view) =>
      returnOnMargin(
        view.open.map(({ position }) => position),
        view.ledger,
        standingOf(view),
        view.settings.creditApplied,
      ),
  },
  stress_pnl: { unit: 'money(USD)', doc: 'least gain over the stress grid', of: stressPnl },
  stress_irr: { unit: 'rate', doc: 'least IRR of open positions over the stress grid', of: stressIrr },
  ...structureMeasures,
  ...challengeMeasures,
};

/**
 * Vega of the layers that are long over that of those that are short, each weighted to 30 days: with a short core and
 * hedges that are long, how far they cover it. NaN without short vega.
 */
function vegaCoverage({ open }: View): number {
  let [long, short] = [0, 0];
  for (const layer of layersOf(open)) {
    const vega = sum(layer, (g) => g.vega30);
    if (vega < 0) short -= vega;
    else long += vega;
  }
  return short === 0 ? Number.NaN : long / short;
}

const inCore = (of: (view: View) => number) => (view: View) => of({ ...view, open: view.core });

/** Names without a dot, of the whole book; `ofCore` where they say nothing without a core. */
export const BARE_MEASURES: Readonly<Record<string, Measure & { readonly ofCore: boolean }>> = {
  core_contracts: {
    unit: 'count',
    doc: 'contracts of the core layer',
    of: inCore(contracts),
    ofCore: true,
  },
  breakeven_challenge: {
    ...challengeMeasures.breakeven_challenge,
    doc: 'breakeven_challenge of the core layer',
    of: inCore(challengeMeasures.breakeven_challenge.of),
    ofCore: true,
  },
  vega_coverage: {
    unit: 'ratio',
    doc: 'vega of the layers that are long over that of those that are short, weighted to 30 days',
    of: vegaCoverage,
    ofCore: false,
  },
  breakeven_widening: { ...wideningMeasure, ofCore: true },
};
