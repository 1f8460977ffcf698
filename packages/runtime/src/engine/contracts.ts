/** Contracts: what one is worth, and sizes in whole ones. */
import type { Ir } from '@hedgerow/dsl';
import type { Instant } from './instant.ts';

/** Money per point of one option on an index: SPX, XSP, VIX and their like (Cboe contract specifications). */
export const OPTION_MULTIPLIER = 100;

/** Money per point of one future, by its underlying (Cboe VX, CME E-mini S&P 500). */
export const FUTURE_MULTIPLIERS: Readonly<Record<string, number>> = { vix: 1000, vx: 1000, spx: 50, es: 50 };

/** Money that one contract of a leg stands for; NaN where the level or the multiplier is unknown. */
function worthOf(at: Instant, leg: Ir.Leg): number {
  const multiplier =
    leg.instrument === 'future' ? (FUTURE_MULTIPLIERS[leg.underlying] ?? Number.NaN) : OPTION_MULTIPLIER;
  return multiplier * at.value(leg.level);
}

/** Whether a base counts contracts; else it is money. */
const countsContracts = (at: Instant, base: Ir.NodeId): boolean => at.program.nodes[base]!.unit === 'count';

/** What one contract of a layer's first leg is, in the base's own measure. */
export interface Unit {
  /** Of one contract: money, or 1 where the base counts contracts. */
  readonly worth: number;
  readonly base: number;
}

/** `undefined` where it cannot be known, or is not positive. */
export function unitOf(at: Instant, layer: Ir.Layer, base: Ir.NodeId | undefined): Unit | undefined {
  const leg = layer.legs[0];
  if (base === undefined) return undefined;
  const worth = countsContracts(at, base) ? 1 : leg ? worthOf(at, leg) : Number.NaN;
  const unit = { worth, base: at.value(base) };
  return unit.worth > 0 && unit.base > 0 ? unit : undefined;
}

export const contractsOf = (size: number, { worth, base }: Unit): number => settled((size * base) / worth);

/** The size that so many contracts are. */
export const sizeOf = (contracts: number, { worth, base }: Unit): number => (contracts * worth) / base;

/** Money that a size comes to; NaN where it cannot be known. */
export function notionalOf(at: Instant, layer: Ir.Layer, base: Ir.NodeId | undefined, size: number): number {
  if (base === undefined) return Number.NaN;
  const amount = size * at.value(base);
  const leg = layer.legs[0];
  if (!countsContracts(at, base)) return amount;
  return leg ? amount * worthOf(at, leg) : Number.NaN;
}

/** Nearness at which a number of contracts counts as whole: the noise of a division, not a part of a contract. */
const NOISE = 1e-9;

/** A number of contracts without the noise of the division that gave it. */
function settled(contracts: number): number {
  const nearest = Math.round(contracts);
  return Math.abs(contracts - nearest) < NOISE * Math.max(1, nearest) ? nearest : contracts;
}

export function rounded(contracts: number, how: NonNullable<Ir.Size['round']>): number {
  if (how === 'up') return Math.ceil(contracts);
  return how === 'down' ? Math.floor(contracts) : Math.round(contracts);
}
