/** Portfolios written out by hand, over the sessions of a run, and reports held against their published schema. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { BacktestResult } from '../../src/backtest/result.ts';
import { dateAt, sessionEnds } from '../../src/backtest/sessions.ts';
import { decisionSchema } from '../../src/engine/schema.ts';
import type { OverlayResult, Portfolio, PortfolioName, Trade } from '../../src/overlay/result.ts';
import type { Report } from '../../src/report/report.ts';
import { reportSchema } from '../../src/report/schema.ts';

export interface Written {
  readonly capital?: number;
  /** So many sessions can be priced; all where absent. */
  readonly priced?: number;
  /** Accounts of the core and of core + overlay, US dollars a session; level where absent. */
  readonly core?: readonly number[];
  readonly overlay?: readonly number[];
  /** P&L of each layer, US dollars a session. */
  readonly layers?: Readonly<Record<string, readonly number[]>>;
  readonly trades?: readonly Trade[];
  readonly changes?: Partial<OverlayResult>;
}

export function overlayOf({ run }: BacktestResult, written: Written = {}): OverlayResult {
  const { priced, capital = 100_000, core, overlay, layers = {}, trades = [], changes = {} } = written;
  const sessions = sessionEnds(run)
    .map((tick) => dateAt(run, tick))
    .slice(0, priced);
  const level = sessions.map(() => capital);
  const layerPnl = sessions.map((_, i) => Object.values(layers).reduce((sum, pnl) => sum + (pnl[i] ?? 0), 0));
  const portfolio = (name: PortfolioName, equity: readonly number[]): Portfolio => {
    const zeros = new Float64Array(sessions.length);
    const none = { costs: zeros, margin: zeros, delta: zeros, vega: zeros, theta: zeros, gamma: zeros };
    const own = name === 'core' ? zeros : Float64Array.from(layerPnl);
    return { name, equity: Float64Array.from(equity), layerPnl: own, ...none };
  };
  return {
    sessions,
    portfolios: {
      core: portfolio('core', core ?? level),
      overlay: portfolio('overlay', overlay ?? level),
      divested: portfolio('divested', level),
      static: portfolio('static', level),
      delayed: portfolio('delayed', level),
    },
    byLayer: new Map(Object.entries(layers).map(([name, pnl]) => [name, Float64Array.from(pnl)])),
    trades,
    assumptions: {
      capital,
      coreContracts: 1,
      fill: 'next_open',
      termStructure: ['vix'],
      smile: { slope: -0.1, curvature: 0.02, vixOverAtm: 1.1 },
      rate: '4.5%',
      dividendYield: 0.015,
      commission: 0.65,
      halfSpread: 'a fixture',
      limits: ['No quotes.'],
    },
    placebo: {
      trials: 4,
      seed: 7,
      layerPnl: Float64Array.of(-2, 0, 1, 2),
      shortfallReduction: new Float64Array(4),
      pValuePnl: 0.4,
      pValueShortfall: 0.6,
      rulesPnl: 1.5,
      rulesShortfallReduction: 0,
    },
    divested: { scale: 0.9, matched: true },
    unpriced: [],
    findings: [],
    ...changes,
  };
}

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
ajv.addSchema(decisionSchema);
const validate = ajv.compile(reportSchema);

/** The report as JSON has it; throws where it is not what the schema says. */
export function assertReport(report: Report): Report {
  const json = JSON.parse(JSON.stringify(report)) as Report;
  if (validate(json)) return json;
  const errors = (validate.errors ?? []).slice(0, 10);
  throw new Error(errors.map(({ instancePath, message }) => `${instancePath} ${message}`).join('\n'));
}
