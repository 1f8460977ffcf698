/** What no later session changes: margins at openings and gains of what has ended, each computed once. */
import { strategyMargin } from '../options/margin.ts';
import type { Priced } from '../options/priced.ts';
import type { BookMarket } from './market.ts';
import type { Position } from './position.ts';
import { exitPrice, valueAt } from './value.ts';

/** One of a run over one book and one market. */
export class Ledger {
  private readonly market: BookMarket;
  private readonly margins = new Map<string, number>();
  private readonly gains = new Map<Position, number>();

  constructor(market: BookMarket) {
    this.market = market;
  }

  /** Strategy-based margin, in money, of legs opened together, as they stood then and each worth what was paid. */
  marginAtOpening(legs: readonly Position[], creditApplied: boolean): number {
    const key = `${creditApplied} ${legs.map(({ line }) => line).join()}`;
    let margin = this.margins.get(key);
    if (margin === undefined) {
      margin = strategyMargin(
        legs.map((leg) => this.asOpened(leg)),
        { creditApplied },
      );
      this.margins.set(key, margin);
    }
    return margin;
  }

  /**
   * Capital, in money, that legs opened together tie up: their margin at the opening less what their short options
   * brought in. Of a long option that is its premium, of a short condor its greatest loss.
   */
  capitalOf(legs: readonly Position[]): number {
    return this.marginAtOpening(legs, true);
  }

  /** Gain of a position that has ended, in money. */
  realizedOf(position: Position): number {
    let gain = this.gains.get(position);
    if (gain === undefined) {
      const { contracts, multiplier, entryPrice } = position;
      gain = contracts * multiplier * (exitPrice(position, this.market) - entryPrice);
      this.gains.set(position, gain);
    }
    return gain;
  }

  private asOpened(leg: Position): Priced {
    const { priced } = valueAt(leg, this.market.calendar.indexOf(leg.opened), this.market);
    return { ...priced, value: leg.entryPrice };
  }
}
