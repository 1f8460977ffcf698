/**
 * The value of a score whose base and weights add up to `total`: a share from 0 to 1, on a grid of a billionth, so that
 * 10% + 30% + 30% + 20% is 90%, which a sum of doubles misses by its last digit. A total that is not finite is unknown.
 */
export const scoreValue = (total: number): number =>
  Number.isFinite(total) ? Math.min(1, Math.max(0, Math.round(total * 1e9) / 1e9)) : Number.NaN;

/** The same as a JavaScript expression over a variable. */
export const scoreCode = (total: string): string =>
  `isFinite(${total}) ? Math.min(1, Math.max(0, Math.round(${total} * 1e9) / 1e9)) : NaN`;
