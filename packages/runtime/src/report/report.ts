/**
 * A backtest's report as data: what the HTML page shows and `--format json` prints. Its schema, report.schema.json,
 * is published. Arrays with one value a session stand beside `sessions`; `null` is unknown.
 */
import type { LayerStatistics, RowStatistics, RuleStatistics, UnknownInput } from '../backtest/result.ts';
import type { Decision } from '../engine/decision.ts';
import type { Assumptions, PortfolioName, Trade } from '../overlay/result.ts';

type Series = readonly (number | null)[];

/**
 * Names and conventions of QuantStats and pyfolio: 252 sessions a year, sample standard deviation, excess of zero.
 * Returns and losses are fractions, a loss negative (`maxDrawdown`, `var95`, `worst`); docs/report.md has the formulas.
 */
export interface Performance {
  readonly totalReturn: number;
  /** `null` where nothing is left of the capital, which has no yearly rate. */
  readonly cagr: number | null;
  readonly volatility: number;
  readonly sharpe: number | null;
  readonly sortino: number | null;
  readonly calmar: number | null;
  readonly ulcer: number;
  readonly maxDrawdown: number;
  /** Sessions from peak to recovery of the deepest drawdown; `null` where not recovered. */
  readonly maxDrawdownSessions: number | null;
  readonly skew: number | null;
  readonly kurtosis: number | null;
  readonly tailRatio: number | null;
  readonly omega: number | null;
  readonly var95: number;
  readonly cvar95: number;
  readonly var99: number;
  readonly cvar99: number;
  readonly best: number;
  readonly worst: number;
  /** Share of sessions with a return other than zero. */
  readonly exposure: number;
  /** US dollars, of all sessions. */
  readonly averageMargin: number;
  /** Value traded a year over the average account; `null` for the portfolios of which no trades are told. */
  readonly turnover: number | null;
  readonly probabilisticSharpe: number | null;
}

export interface Drawdown {
  readonly start: string;
  readonly trough: string;
  readonly recovered: string | null;
  readonly depth: number;
  readonly sessions: number;
  /** P&L of the layers between start and trough, in US dollars. */
  readonly layerPnl: number;
}

/** What the overlay costs and what it protects from. */
export interface Protection {
  /** Layer P&L outside the core's drawdowns, in basis points of capital a year (negative is cost). */
  readonly carry: number;
  /** US dollars of the layers: paid for options bought; half-spreads and commissions of rolls, and of all trades. */
  readonly premiumPaid: number;
  readonly rollCost: number;
  readonly costs: number;
  /** Layer P&L in the worst 1% and 5% of the core's sessions, US dollars. */
  readonly worst1: number;
  readonly worst5: number;
  /** Beta of layer P&L to the core's return in sessions in which the core lost, and over all. */
  readonly downsideBeta: number | null;
  readonly beta: number | null;
  /** Coefficient of the squared index return in a regression of layer return on r and r^2. */
  readonly convexity: number | null;
  /** Expected shortfall of core less that of core + overlay, as a share of capital; and cost per unit of it. */
  readonly shortfallReduction95: number;
  readonly shortfallReduction99: number;
  readonly costPerShortfall: number | null;
  readonly drawdowns: readonly Drawdown[];
}

export interface ActivationQuality {
  readonly session: string;
  readonly ended: string | null;
  readonly rule: string;
  /** Layer P&L of the episode, US dollars. */
  readonly pnl: number;
  /** Whether the core fell by the threshold in the horizon, and whether the episode's P&L is above zero. */
  readonly coreFell: boolean;
  readonly profitable: boolean;
  /** Sessions until VIX's highest close in the horizon, and how much higher it was than on the day. */
  readonly leadToPeak: number | null;
  readonly furtherRise: number | null;
}

export interface SignalQuality {
  readonly layer: string;
  /** What an event is: the core falls by `threshold` of capital within `horizon` sessions. */
  readonly threshold: number;
  readonly horizon: number;
  /** Sessions after an activation in which VIX's highest close is looked for. */
  readonly peakHorizon: number;
  readonly activations: readonly ActivationQuality[];
  /** Share of activations after which the core fell or whose episode was profitable; the others are false. */
  readonly hitRate: number | null;
  /** Exact (Clopper-Pearson) 95% interval of the hit rate. */
  readonly hitInterval: readonly [number, number] | null;
  readonly falseActivations: number;
  readonly events: number;
  readonly missedEvents: number;
  /** Share of activations after which the core fell; share of events in which the layer was active. */
  readonly precision: number | null;
  readonly recall: number | null;
  /** Median of `leadToPeak` and of `furtherRise`, and after how many activations VIX never closed higher. */
  readonly medianLead: number | null;
  readonly medianRise: number | null;
  readonly neverHigher: number;
  readonly timeInHedge: number;
}

/** One condition of a rule, by its part in the decisions. */
export interface ConditionQuality {
  readonly rule: string;
  readonly text: string;
  readonly truthRate: number;
  readonly unknownRate: number;
  /** Activations of the rule's layer without this condition, and how many of them are new. */
  readonly activationsWithout: number;
  readonly added: number;
}

/** How often, and for how long, a limit or veto bore on a layer. */
export interface GuardExposure {
  readonly guard: string;
  readonly kind: 'limit' | 'forbid' | 'require';
  readonly layer: string;
  readonly decisions: number;
  readonly sessions: number;
  readonly unknown: number;
}

export interface BaseRate {
  readonly text: string;
  readonly share: number;
  readonly episodes: number;
}

export interface Report {
  readonly schema: 'hedgerow-report/1';
  readonly title: string;
  readonly rulesHash: string;
  readonly params: Readonly<Record<string, number | string>>;
  readonly sessions: readonly string[];
  /** Closes of the underlying and of VIX, for the charts. */
  readonly level: Series;
  readonly vix: Series;
  readonly portfolios: readonly {
    readonly name: PortfolioName;
    readonly equity: Series;
    readonly drawdown: Series;
    readonly performance: Performance;
  }[];
  /** Granted size of each layer after each session, 0 where not active. */
  readonly layers: readonly {
    readonly layer: string;
    readonly size: Series;
    readonly statistics: LayerStatistics;
  }[];
  readonly decisions: readonly Decision[];
  readonly trades: readonly Trade[];
  readonly protection: Protection;
  readonly signals: readonly SignalQuality[];
  readonly conditions: readonly ConditionQuality[];
  readonly guards: readonly GuardExposure[];
  readonly rules: readonly RuleStatistics[];
  readonly unknownInputs: readonly UnknownInput[];
  readonly rows: RowStatistics;
  readonly baseRates: readonly BaseRate[];
  /** States of each regime: share of sessions and the layers' P&L in it. */
  readonly regimes: readonly {
    readonly regime: string;
    readonly state: string;
    readonly share: number;
    readonly layerPnl: number;
  }[];
  readonly deflated: {
    readonly trials: number;
    readonly trialsSource: string;
    /** Of one session, not of a year. */
    readonly sharpe: number;
    readonly expectedMaximum: number;
    readonly deflatedSharpe: number;
  } | null;
  readonly placebo: {
    readonly trials: number;
    readonly seed: number;
    readonly pValuePnl: number;
    readonly pValueShortfall: number;
    readonly histogram: readonly { readonly from: number; readonly to: number; readonly count: number }[];
    readonly rulesPnl: number;
  };
  readonly assumptions: Assumptions;
  /** Sentences to be read before the figures: limits of the model, few events, warm-up. */
  readonly cautions: readonly string[];
}
