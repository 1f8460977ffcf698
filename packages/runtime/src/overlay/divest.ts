/** The core scaled down to the overlay's return: what the same money would do without any hedge. */
import { equityOf, type Ledger, sumOf } from './ledger.ts';
import type { Market } from './market.ts';
import type { Divested } from './result.ts';

/**
 * The share of the core that ends where the overlay does. What an account ends with is linear in the share of the core
 * that it holds, interest on its cash included; the share is kept between nothing and all. It cannot match where the
 * overlay ends above the core or below cash (or the other way round where the core itself earns less than cash).
 */
export function divest(core: Ledger, target: number, capital: number, market: Market): Divested {
  if (market.length === 0) return { scale: 1, matched: true };
  const end = (scale: number): number => {
    const scaled = sumOf(market.length, [[core, scale]]);
    return equityOf(scaled, capital, market).at(-1)!;
  };
  const cash = end(0);
  const whole = end(1);
  const share = (target - cash) / (whole - cash);
  if (Number.isNaN(share) || !Number.isFinite(share)) return { scale: 1, matched: target === whole };
  const scale = Math.min(Math.max(share, 0), 1);
  return { scale, matched: scale === share };
}
