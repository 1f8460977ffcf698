/** Which long option covers which short one, within one underlying, expiry, multiplier and right. */
import type { PricedOption } from './priced.ts';

/** A leg, or what is left of one; `units` is taken down as units find partners. */
export interface Units {
  readonly leg: PricedOption;
  units: number;
}

/** A short option and the long one beside it; `units` is taken down as units become part of a condor. */
export interface Spread {
  readonly short: PricedOption;
  readonly long: PricedOption;
  /** Points that the pair can lose beyond its credit; zero or less where the long leg covers the short one. */
  readonly width: number;
  units: number;
}

export interface Paired {
  readonly spreads: readonly Spread[];
  readonly naked: readonly Units[];
  readonly longs: readonly Units[];
}

/** Points by which a long option is further out of the money than a short one. */
const widthOf = (short: PricedOption, long: PricedOption): number =>
  short.contract.right * (long.contract.strike - short.contract.strike);

/** Nearest first: what is further out of the money, the narrowest first, then what covers. */
function nearest(short: PricedOption, longs: readonly Units[]): Units | undefined {
  let best: Units | undefined;
  let bestWidth = Number.NaN;
  for (const long of longs) {
    if (long.units === 0) continue;
    const width = widthOf(short, long.leg);
    const better =
      best === undefined ||
      (width > 0 && bestWidth <= 0) ||
      (width > 0 === bestWidth > 0 && Math.abs(width) < Math.abs(bestWidth));
    if (better) [best, bestWidth] = [long, width];
  }
  return best;
}

/**
 * Greedily: the short options from the one nearest the money outwards (the highest put, the lowest call), each with
 * the nearest long option further out of the money, so that a condor keeps its own wings; where there is none, with the
 * nearest at its strike or beyond, which covers it. What finds no partner is naked, or a long option by itself.
 */
export function pairShorts(legs: readonly PricedOption[]): Paired {
  const outwards = legs.toSorted((a, b) => a.contract.right * (a.contract.strike - b.contract.strike));
  const unitsOf = (sign: number): Units[] =>
    outwards
      .filter(({ contracts }) => contracts * sign > 0)
      .map((leg) => ({ leg, units: Math.abs(leg.contracts) }));
  const shorts = unitsOf(-1);
  const longs = unitsOf(1);
  const spreads: Spread[] = [];
  for (const short of shorts) {
    while (short.units > 0) {
      const long = nearest(short.leg, longs);
      if (!long) break;
      const units = Math.min(short.units, long.units);
      spreads.push({ short: short.leg, long: long.leg, width: widthOf(short.leg, long.leg), units });
      short.units -= units;
      long.units -= units;
    }
  }
  const left = (all: readonly Units[]): Units[] => all.filter(({ units }) => units > 0);
  return { spreads, naked: left(shorts), longs: left(longs) };
}

/** The widest first. */
export const spreadsOf = ({ spreads }: Paired): Spread[] => spreads.toSorted((a, b) => b.width - a.width);
