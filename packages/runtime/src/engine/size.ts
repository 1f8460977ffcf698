/** Sizes: what an action asks for, and what they come to. */
import type { Ir } from '@hedgerow/dsl';
import { contractsOf, notionalOf, unitOf } from './contracts.ts';
import type { SizeInfo } from './decision.ts';
import type { Instant } from './instant.ts';
import type { Band } from './state.ts';

/** What an action asks for. `size` is NaN where it cannot be known. */
export interface Wish {
  readonly size: number;
  readonly band: Band;
  readonly notes: readonly string[];
}

/** What actions without a size ask for. */
export const NO_SIZE: Wish = { size: 0, band: null, notes: [] };

/** `activate L` without a size asks for the whole base. */
const WHOLE: Wish = { size: 1, band: null, notes: [] };

/** `A`, or `A..B by X from X1 to X2`: linear in X, and clamped; A where X is unknown, and where there is no `by`. */
export function wishOf(at: Instant, size: Ir.Size | undefined): Wish {
  if (!size) return WHOLE;
  const low = at.value(size.low);
  if (size.high === undefined) return { size: low, band: null, notes: [] };
  const high = at.value(size.high);
  const band = [low, high] as const;
  if (!size.by) return { size: low, band, notes: [] };
  const [x, from, to] = [at.value(size.by.value), at.value(size.by.from), at.value(size.by.to)];
  const way = (x - from) / (to - from);
  if (Number.isNaN(way)) {
    return { size: low, band, notes: ['the driver of the size is unknown: its low end is asked for'] };
  }
  // The high end itself, not a sum that comes near it.
  return { size: way >= 1 ? high : low + (high - low) * Math.max(way, 0), band, notes: [] };
}

/** A size with the notional, margin and contracts that it comes to, as far as they are known. */
export function sizeInfo(at: Instant, layer: Ir.Layer, base: Ir.NodeId | undefined, size: number): SizeInfo {
  const notional = notionalOf(at, layer, base, size);
  const margin = layer.margin
    ? at.value(layer.margin.slope) * size + at.value(layer.margin.intercept)
    : Number.NaN;
  const unit = unitOf(at, layer, base);
  return {
    size,
    ...(Number.isFinite(notional) ? { notional } : {}),
    ...(Number.isFinite(margin) ? { margin } : {}),
    ...(unit ? { contracts: contractsOf(size, unit) } : {}),
  };
}
