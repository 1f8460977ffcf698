/** What it costs to trade one contract. */
import type { Instrument } from './instruments.ts';
import type { Moment } from './market.ts';
import type { Costs } from './options.ts';

/** An option below this price has the smaller tick. */
const SMALL_PRICE = 3;

/** US dollars a contract: half-spread and commission. Nobody gives more up than the whole price. */
export function costOf(instrument: Instrument, price: number, at: Moment, costs: Costs): number {
  const stress = at.vix > costs.stressLevel ? costs.stressFactor : 1;
  const quoted =
    instrument.kind === 'future'
      ? (costs.future[instrument.underlying] ?? 0)
      : Math.max(costs.least[price < SMALL_PRICE ? 0 : 1], costs.share * price);
  return Math.min(quoted * stress, price) * instrument.multiplier + costs.commission;
}
