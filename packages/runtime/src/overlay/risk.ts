/** What one unit of a structure exposes to, and the margin that it asks for, at a close. */
import { strategyMargin } from '../options/margin.ts';
import type { Priced } from '../options/priced.ts';
import { contractOn } from '../options/surface.ts';
import { exposureAt, type Instrument, type Line, priceAt, rightOf } from './instruments.ts';
import { type Moment, yearsTo } from './market.ts';
import type { Segment } from './segment.ts';

export interface Risk {
  /** Index units, US dollars a volatility point, US dollars a day, US dollars of delta for 1% of the index. */
  readonly delta: number;
  readonly vega: number;
  readonly theta: number;
  readonly gamma: number;
  /** US dollars, strategy-based; no credit is set against it. */
  readonly margin: number;
}

/** Margin of a future as a share of its value, near what the exchanges have asked for. */
export const FUTURE_MARGIN: Readonly<Record<Line['underlying'], number>> = { vix: 0.3, spx: 0.06 };

function pricedOf(instrument: Instrument, contracts: number, at: Moment): Priced {
  const { kind, underlying, multiplier, strike, expiry, expiryTime } = instrument;
  const value = priceAt(instrument, at);
  const held = { underlying, contracts, multiplier, entry: value, value, onVolatility: underlying === 'vix' };
  if (kind === 'future') {
    return { ...held, kind: 'future', requirement: FUTURE_MARGIN[underlying] * value * multiplier };
  }
  const years = Math.max(yearsTo(expiryTime, at), 0);
  const contract = contractOn(at.surface, { right: rightOf(kind), strike, years });
  return { ...held, kind: 'option', contract, expiry };
}

/** Of one unit of a structure, its lines being held at a close. */
export function riskAt(held: readonly Segment[], at: Moment): Risk {
  const holdings: Priced[] = [];
  let [delta, vega, theta, gamma] = [0, 0, 0, 0];
  for (const { instrument, line } of held) {
    if (!instrument) continue;
    const { ratio } = line;
    const exposure = exposureAt(instrument, at);
    delta += ratio * exposure.delta;
    vega += ratio * exposure.vega;
    theta += ratio * exposure.theta;
    gamma += ratio * exposure.gamma;
    holdings.push(pricedOf(instrument, ratio, at));
  }
  return { delta, vega, theta, gamma, margin: strategyMargin(holdings, { creditApplied: false }) };
}
