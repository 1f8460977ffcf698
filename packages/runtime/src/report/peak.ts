/** How long before its peak, and how far below it, VIX stood. */

export interface Peak {
  /** Sessions until the highest close; 0 where none was higher. */
  readonly lead: number;
  /** The highest close over that of the day, less one; 0 where none was higher. */
  readonly rise: number;
}

/** The highest close of the `horizon` sessions after position `at`; `undefined` where the day's own is unknown. */
export function peakAfter(closes: Float64Array, at: number, horizon: number): Peak | undefined {
  const now = closes[at]!;
  if (!(now > 0)) return undefined;
  let peak = at;
  for (let i = at + 1; i <= at + horizon && i < closes.length; i++) {
    if (closes[i]! > closes[peak]!) peak = i;
  }
  return { lead: peak - at, rise: closes[peak]! / now - 1 };
}
