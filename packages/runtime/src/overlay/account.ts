/** How large the core is, and what the accounts begin with. */
import type { Dataset } from '../data/dataset.ts';
import { alignToSessions } from '../data/series.ts';
import { OPTION_MULTIPLIER } from '../engine/contracts.ts';
import type { Run } from '../engine/run.ts';
import type { Market } from './market.ts';
import type { OverlayOptions } from './options.ts';

/** Condors of the core where nothing says how many. */
const DEFAULT_CORE = 10;

export interface Account {
  readonly capital: number;
  readonly coreContracts: number;
}

export function accountOf(run: Run, data: Dataset, market: Market, options: OverlayOptions): Account {
  const { params, timeline } = run.evaluation;
  /** A param of the rules, or what the data say at the first priced session or as soon after as they say anything. */
  const told = (name: string): number | undefined => {
    const param = params.get(name);
    if (param !== undefined) return param;
    const series = data.series.get(name);
    if (!series) return undefined;
    const values = alignToSessions(series, 'value', timeline.calendar);
    return market.session.length === 0
      ? undefined
      : values.subarray(market.session[0]!).find((value) => !Number.isNaN(value));
  };
  const coreContracts = options.coreContracts ?? told('core_contracts') ?? DEFAULT_CORE;
  const level = market.close[0]?.surface.spot ?? 0;
  const notional = coreContracts * OPTION_MULTIPLIER * level;
  const capital = options.capital ?? told('portfolio_equity') ?? told('portfolio_margin') ?? notional;
  return { capital, coreContracts };
}
