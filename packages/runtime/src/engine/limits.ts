/** Limits, and the size that they and whole contracts leave of what is claimed. */
import type { Ir } from '@hedgerow/dsl';
import { contractsOf, rounded, sizeOf, unitOf } from './contracts.ts';
import type { LimitInfo } from './decision.ts';
import type { Instant } from './instant.ts';
import { spanOf } from './places.ts';
import type { LayerState } from './state.ts';

/** What is left of a size. */
export interface Cut {
  readonly granted: number;
  /** Whole contracts, where the size was rounded to them. */
  readonly contracts: number | null;
  /** The limits that hold it below what was asked for. */
  readonly limits: readonly LimitInfo[];
  readonly notes: readonly string[];
}

interface Bound {
  readonly limit: Ir.Limit;
  /** The size at which the limit is reached; NaN where it, or whether it applies, is unknown. */
  readonly reached: number;
}

function boundsOf(at: Instant, layer: Ir.Layer, size: number, base: Ir.NodeId | undefined): Bound[] {
  return at.program.limits.flatMap((limit): Bound[] => {
    if (limit.layer !== layer.name) return [];
    const applies = limit.when ? at.value(limit.when.node) : 1;
    if (applies === 0) return [];
    return [{ limit, reached: applies === 1 ? reachedAt(at, layer, limit, size, base) : Number.NaN }];
  });
}

/** The greatest size up to `size` that a limit allows; infinite where it allows that and more. */
function reachedAt(
  at: Instant,
  layer: Ir.Layer,
  limit: Ir.Limit,
  size: number,
  base: Ir.NodeId | undefined,
): number {
  const [slope, intercept] = lineOf(at, layer, limit, base);
  const left = at.value(limit.to) - intercept;
  if (Number.isNaN(left) || Number.isNaN(slope)) return Number.NaN;
  if (slope > 0) return Math.max(left / slope, 0);
  // What does not grow with the size is no reason for a smaller one, but it may allow none at all.
  return slope * size <= left ? Number.POSITIVE_INFINITY : 0;
}

/** The limited quantity as a line over the size. */
function lineOf(
  at: Instant,
  layer: Ir.Layer,
  { quantity }: Ir.Limit,
  base: Ir.NodeId | undefined,
): readonly [slope: number, intercept: number] {
  switch (quantity) {
    case 'size':
      return [1, 0];
    case 'notional':
      return [base === undefined ? Number.NaN : at.value(base), 0];
    case 'margin':
      return layer.margin
        ? [at.value(layer.margin.slope), at.value(layer.margin.intercept)]
        : [Number.NaN, 0];
  }
}

function infoOf(at: Instant, { limit, reached }: Bound): LimitInfo {
  const ceiling = Number.isNaN(reached) ? null : at.value(limit.to);
  return { text: limit.text, quantity: limit.quantity, ceiling, span: spanOf(at.program, limit) };
}

/** What is granted so far. */
export type Held = Pick<LayerState, 'granted' | 'target' | 'contracts' | 'constrained'>;

/**
 * Cuts a size to the limits and rounds it to whole contracts. A limit that is unknown, or whose condition is, allows no
 * increase over what is granted already. Rounding never goes over a limit, and contracts once granted stand while the
 * same size is claimed and the limits allow them: prices that move make no trade.
 */
export function cut(at: Instant, layer: Ir.Layer, size: number, spec: Ir.Size | undefined, held: Held): Cut {
  const base = spec?.of ?? layer.base;
  const bounds = boundsOf(at, layer, size, base);
  const unit = spec?.round && unitOf(at, layer, base);
  if (!spec?.round || !unit) {
    const notes = spec?.round ? ['not rounded: what one contract comes to is unknown'] : [];
    const allowed = ({ reached }: Bound): number => (Number.isNaN(reached) ? held.granted : reached);
    const binding = bounds.filter((bound) => allowed(bound) < size);
    const granted = Math.min(size, ...binding.map(allowed));
    return { granted, contracts: null, limits: binding.map((bound) => infoOf(at, bound)), notes };
  }

  const claimed = contractsOf(size, unit);
  const stands = held.contracts !== null && held.target === size && !held.constrained;
  const wanted = stands ? held.contracts! : rounded(claimed, spec.round);
  const standing = held.granted > 0 ? (held.contracts ?? contractsOf(held.granted, unit)) : 0;
  const allowed = ({ reached }: Bound): number => {
    if (Number.isNaN(reached)) return standing;
    // Contracts that stand are measured by the size that was granted, as everything else about the layer is.
    if (stands && reached >= held.granted) return wanted;
    return Math.floor(contractsOf(reached, unit));
  };
  const binding = bounds.filter((bound) => allowed(bound) < wanted);
  const contracts = Math.min(wanted, ...binding.map(allowed));
  const stood = held.granted > 0 && contracts === held.contracts;
  return {
    granted: stood ? held.granted : contracts === claimed ? size : sizeOf(contracts, unit),
    contracts,
    limits: binding.map((bound) => infoOf(at, bound)),
    notes: wanted === 0 ? ['the size rounds to no contract'] : [],
  };
}
