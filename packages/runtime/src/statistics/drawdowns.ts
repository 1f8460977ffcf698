/** Drawdowns of an account: how far it stands below its highest value so far. */

/** A stretch below a peak, by positions in the account's values; -1 is the capital that it began with. */
export interface DrawdownSpan {
  readonly peak: number;
  readonly trough: number;
  /** First position at the peak's height or above; `null` where there is none yet. */
  readonly recovered: number | null;
  /** Loss from the peak, as a fraction: negative. */
  readonly depth: number;
}

/** Loss from the highest value so far, the capital included; 0 at a peak. */
export function drawdownSeries(equity: Float64Array, capital: number): Float64Array {
  let peak = capital;
  return equity.map((value) => {
    peak = Math.max(peak, value);
    return value / peak - 1;
  });
}

/** Every stretch below a peak, in the order of time. */
export function drawdownSpans(equity: Float64Array, capital: number): DrawdownSpan[] {
  const below = drawdownSeries(equity, capital);
  const spans: DrawdownSpan[] = [];
  for (let i = 0; i < below.length; i++) {
    if (below[i] === 0) continue;
    const peak = i - 1;
    let trough = i;
    while (i < below.length && below[i]! < 0) {
      if (below[i]! < below[trough]!) trough = i;
      i++;
    }
    spans.push({ peak, trough, recovered: i < below.length ? i : null, depth: below[trough]! });
  }
  return spans;
}

/** Ulcer index: root of the sum of squared drawdowns over n - 1 (QuantStats `ulcer_index`; Martin divides by n). */
export function ulcerIndex(drawdown: Float64Array): number {
  let sum = 0;
  for (const d of drawdown) sum += d * d;
  return drawdown.length < 2 ? Number.NaN : Math.sqrt(sum / (drawdown.length - 1));
}
