/** What an overlay backtest gives: portfolios priced by a model, session by session. Plain data. */
import type { SourceSpan } from '../engine/decision.ts';

/**
 * Always side by side:
 * - `core`: the monthly iron condor alone
 * - `overlay`: the core and the layers as the rules decided
 * - `divested`: the core scaled down, the rest in cash, to the return of `overlay` (Israelov 2017)
 * - `static`: the core and the same layers held all the time at the average size that the rules held
 * - `delayed`: as `overlay`, each decision filled one session later
 */
export type PortfolioName = 'core' | 'overlay' | 'divested' | 'static' | 'delayed';

/** One value a session of the run, marked at its close. */
export interface Portfolio {
  readonly name: PortfolioName;
  /** Value of the account in US dollars, from the capital it began with. */
  readonly equity: Float64Array;
  /** P&L of the layers alone (not of the core), in US dollars a session, costs included. */
  readonly layerPnl: Float64Array;
  /** Costs paid (half-spreads and commissions), in US dollars a session. */
  readonly costs: Float64Array;
  /** Strategy-based margin required at the close, in US dollars. */
  readonly margin: Float64Array;
  /** Greeks of all positions at the close: index units, dollars a vol point, dollars a day, dollars of delta per 1%. */
  readonly delta: Float64Array;
  readonly vega: Float64Array;
  readonly theta: Float64Array;
  readonly gamma: Float64Array;
}

export interface Trade {
  /** ISO date of the session in which it is filled, and of the decision (none for the core and for expiries). */
  readonly session: string;
  readonly decided: string | null;
  /** Id of the decision that caused it. */
  readonly decision: string | null;
  readonly layer: string;
  readonly reason: 'open' | 'increase' | 'decrease' | 'close' | 'roll' | 'expiry';
  /** `put 5000 2020-03-20`, `future vix 2020-03-18`. */
  readonly instrument: string;
  /** Signed; whole contracts. */
  readonly contracts: number;
  /** Points per unit, before costs; the cost in US dollars. */
  readonly price: number;
  readonly cost: number;
}

/** How the prices were made: printed in every report. */
export interface Assumptions {
  readonly capital: number;
  readonly coreContracts: number;
  readonly fill: 'next_open' | 'next_close';
  /** For each maturity the VIX index used, e.g. `vix9d`, `vix`, `vix3m`; which of them the data has. */
  readonly termStructure: readonly string[];
  /** Slope, curvature and the ratio of VIX to volatility at the money. */
  readonly smile: { readonly slope: number; readonly curvature: number; readonly vixOverAtm: number };
  readonly rate: string;
  readonly dividendYield: number;
  readonly commission: number;
  readonly halfSpread: string;
  /** What the model cannot do, one sentence each. */
  readonly limits: readonly string[];
}

/** The same time in hedge at random: what timing alone is worth. */
export interface Placebo {
  readonly trials: number;
  readonly seed: number;
  /** Of each trial: layer P&L in US dollars over the run, and the reduction of the core's 95% expected shortfall. */
  readonly layerPnl: Float64Array;
  readonly shortfallReduction: Float64Array;
  /** Share of trials at least as good as the rules, (k + 1) / (n + 1). */
  readonly pValuePnl: number;
  readonly pValueShortfall: number;
  /** The same two of the rules, as they are compared with the trials. */
  readonly rulesPnl: number;
  readonly rulesShortfallReduction: number;
}

/** Something that could not be priced or traded as the rules ask for it. */
export interface OverlayFinding {
  readonly layer: string | null;
  /** What was found, what was expected, and how to mend it. */
  readonly message: string;
  readonly help: string;
  /** The layer's declaration; none for what concerns the data. */
  readonly span: SourceSpan | null;
}

/** The core scaled down to the overlay's return. */
export interface Divested {
  /** Share of the core that is kept, 0 to 1. */
  readonly scale: number;
  /** Whether that gives the overlay's return; where not, no share between nothing and all of the core does. */
  readonly matched: boolean;
}

export interface OverlayResult {
  /** ISO dates from the first session that can be priced to the last; every array above has one value for each. */
  readonly sessions: readonly string[];
  readonly portfolios: Readonly<Record<PortfolioName, Portfolio>>;
  /**
   * P&L of each layer in the portfolio `overlay`, US dollars a session, costs included: together they are its
   * `layerPnl`.
   */
  readonly byLayer: ReadonlyMap<string, Float64Array>;
  readonly trades: readonly Trade[];
  readonly assumptions: Assumptions;
  readonly placebo: Placebo;
  readonly divested: Divested;
  /** Sessions of the run that could not be priced because the level or VIX was unknown; inside `sessions` the last marks stand. */
  readonly unpriced: readonly string[];
  readonly findings: readonly OverlayFinding[];
}
