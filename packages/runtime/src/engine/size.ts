/** Sizes: what an action asks for, and what limits and whole contracts leave of it. */
import type { Ir } from '@hedgerow/dsl';
import type { LimitInfo, SizeInfo } from './decision.ts';
import type { Instant } from './instant.ts';
import { spanOf } from './places.ts';

/** What an action asks for. `size` is NaN where it cannot be known. */
export interface Wish {
  readonly size: number;
  readonly band: readonly [number, number] | null;
  readonly notes: readonly string[];
}

/** `activate L` without a size asks for the whole base. */
const WHOLE: Wish = { size: 1, band: null, notes: [] };

export function wishOf(at: Instant, size: Ir.Size | undefined): Wish {
  if (!size) return WHOLE;
  const low = at.value(size.low);
  if (size.high === undefined) return { size: low, band: null, notes: [] };
  const high = at.value(size.high);
  const band = [low, high] as const;
  if (!size.by) return { size: low, band, notes: [] };
  const [x, from, to] = [at.value(size.by.value), at.value(size.by.from), at.value(size.by.to)];
  if (Number.isNaN(x))
    return { size: low, band, notes: ['the driver of the size is unknown: its low end is asked for'] };
  const way = Math.min(Math.max((x - from) / (to - from), 0), 1);
  return { size: low + (high - low) * way, band, notes: [] };
}

/** Money per point of one contract: index options by their exchange's rule, VIX futures by theirs. */
const multiplierOf = (leg: Ir.Leg): number => (leg.instrument === 'future' ? 1000 : 100);

/** The fraction of the base that one contract of the layer's first leg comes to; NaN where it cannot be known. */
function contractShare(at: Instant, layer: Ir.Layer, base: Ir.NodeId | undefined): number {
  const leg = layer.legs[0];
  if (!leg || base === undefined) return Number.NaN;
  return (multiplierOf(leg) * at.value(leg.level)) / at.value(base);
}

/** A size with the notional, margin and contracts that it comes to, as far as they are known. */
export function sizeInfo(at: Instant, layer: Ir.Layer, base: Ir.NodeId | undefined, size: number): SizeInfo {
  const notional = base === undefined ? Number.NaN : size * at.value(base);
  const margin = layer.margin
    ? at.value(layer.margin.slope) * size + at.value(layer.margin.intercept)
    : Number.NaN;
  const contracts = size / contractShare(at, layer, base);
  return {
    size,
    ...(Number.isFinite(notional) ? { notional } : {}),
    ...(Number.isFinite(margin) ? { margin } : {}),
    ...(Number.isFinite(contracts) ? { contracts } : {}),
  };
}

/** The size at which a limit is reached; NaN where it cannot be known. */
function ceilingOf(at: Instant, layer: Ir.Layer, limit: Ir.Limit, base: Ir.NodeId | undefined): number {
  const to = at.value(limit.to);
  switch (limit.quantity) {
    case 'size':
      return to;
    case 'notional':
      return base === undefined ? Number.NaN : to / at.value(base);
    case 'margin': {
      if (!layer.margin) return Number.NaN;
      const slope = at.value(layer.margin.slope);
      const left = to - at.value(layer.margin.intercept);
      if (slope === 0) return left >= 0 ? Number.POSITIVE_INFINITY : 0;
      return left / slope;
    }
  }
}

/** What is left of a size. */
export interface Cut {
  readonly granted: number;
  /** The limits that hold it below what was asked for. */
  readonly limits: readonly LimitInfo[];
  readonly notes: readonly string[];
}

/**
 * Cuts a size to the limits and rounds it to whole contracts. An unknown limit, or one whose condition is unknown,
 * allows no increase over `held`, the size granted so far. Rounding never goes over a limit.
 */
export function cut(
  at: Instant,
  layer: Ir.Layer,
  size: number,
  spec: Ir.Size | undefined,
  held: number,
): Cut {
  const base = spec?.of ?? layer.base;
  const binding: LimitInfo[] = [];
  let ceiling = Number.POSITIVE_INFINITY;
  for (const limit of at.program.limits) {
    if (limit.layer !== layer.name || (limit.when && at.value(limit.when.node) === 0)) continue;
    const certain = !limit.when || at.value(limit.when.node) === 1;
    const reached = certain ? ceilingOf(at, layer, limit, base) : Number.NaN;
    const bound = Number.isNaN(reached) ? held : Math.max(reached, 0);
    ceiling = Math.min(ceiling, bound);
    if (bound >= size) continue;
    const to = at.value(limit.to);
    const known = certain && !Number.isNaN(reached);
    binding.push({
      text: limit.text,
      quantity: limit.quantity,
      ceiling: known ? to : null,
      span: spanOf(at.program, limit),
    });
  }
  const within = Math.min(size, ceiling);
  if (!spec?.round) return { granted: within, limits: binding, notes: [] };
  const share = contractShare(at, layer, base);
  if (!Number.isFinite(share) || share <= 0) {
    return { granted: within, limits: binding, notes: ['not rounded: the notional or the level is unknown'] };
  }
  return {
    granted: share * wholeContracts(within / share, ceiling / share, spec.round),
    limits: binding,
    notes: [],
  };
}

/** Nearness at which a number of contracts counts as whole: the noise of a division, not a part of a contract. */
const NOISE = 1e-9;

function wholeContracts(contracts: number, most: number, how: NonNullable<Ir.Size['round']>): number {
  const nearest = Math.round(contracts);
  if (Math.abs(contracts - nearest) < NOISE) return nearest;
  const rounded = how === 'up' ? Math.ceil(contracts) : how === 'down' ? Math.floor(contracts) : nearest;
  return rounded <= most + NOISE ? rounded : Math.floor(most + NOISE);
}
