/** Choices of an overlay backtest, with what is taken where none is made. */
import { DEFAULT_SMILE, type Smile } from '../options/surface.ts';

/** What a trade costs beyond the model's price. */
export interface Costs {
  /** US dollars a contract. */
  readonly commission: number;
  /** Half-spread as a share of an option's price, and the least it is in points: below a price of 3, and from there on. */
  readonly share: number;
  readonly least: readonly [number, number];
  /** Half-spread of a future in points, by its underlying. */
  readonly future: Readonly<Record<string, number>>;
  /** Factor on half-spreads while VIX is above `stressLevel`. */
  readonly stressFactor: number;
  readonly stressLevel: number;
}

export interface OverlayOptions {
  /**
   * When a decision is filled: at the close (the default) or at the open of the session after it. Opens of indices are
   * often stale in free data, and where level or VIX has none the close is taken.
   */
  readonly fill?: 'next_open' | 'next_close';
  /** US dollars that each account begins with. Default: `portfolio_equity`, `portfolio_margin`, or the core's notional. */
  readonly capital?: number;
  /** Condors of the core. Default: `core_contracts` of the rules or of the data, or 10. */
  readonly coreContracts?: number;
  readonly smile?: Smile;
  /** Continuous dividend yield of the index. */
  readonly dividendYield?: number;
  readonly costs?: Partial<Costs>;
  readonly placebo?: { readonly trials?: number; readonly seed?: number };
}

/** Half-spread of 5 or 10 cents (the listed ticks), or 1% of the price; three times that above a VIX of 30. */
export const DEFAULT_COSTS: Costs = {
  commission: 1,
  share: 0.01,
  least: [0.05, 0.1],
  future: { vix: 0.05, spx: 0.25 },
  stressFactor: 3,
  stressLevel: 30,
};

export interface Settings {
  readonly fill: 'next_open' | 'next_close';
  readonly smile: Smile;
  readonly dividendYield: number;
  readonly costs: Costs;
  readonly trials: number;
  readonly seed: number;
}

export const settingsOf = (options: OverlayOptions): Settings => ({
  fill: options.fill ?? 'next_close',
  smile: options.smile ?? DEFAULT_SMILE,
  dividendYield: options.dividendYield ?? 0.016,
  costs: { ...DEFAULT_COSTS, ...options.costs },
  trials: options.placebo?.trials ?? 1000,
  seed: options.placebo?.seed ?? 1,
});
