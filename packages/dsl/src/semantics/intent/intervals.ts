/** Everything that a number may be, between two bounds. Bounds may be infinite. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

export const interval = (low: number, high: number): Interval => ({ low, high });
export const zero = interval(0, 0);
export const anything = interval(-Infinity, Infinity);

export const plus = (a: Interval, b: Interval): Interval => interval(a.low + b.low, a.high + b.high);

/** Times a number, which may be negative. */
export const times = (a: Interval, k: number): Interval =>
  k >= 0 ? interval(a.low * k, a.high * k) : interval(a.high * k, a.low * k);

/** Times a positive number between two bounds. */
export const scaled = (a: Interval, by: Interval): Interval =>
  interval(a.low * (a.low >= 0 ? by.low : by.high), a.high * (a.high >= 0 ? by.high : by.low));

export type Sign = 'positive' | 'negative' | 'zero';

/** The sign of all that it may be; none where it may be on both sides, or nothing. */
export function signOf({ low, high }: Interval): Sign | undefined {
  if (low > 0) return 'positive';
  if (high < 0) return 'negative';
  return low === 0 && high === 0 ? 'zero' : undefined;
}
