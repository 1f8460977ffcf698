/** The rules R1 and R2: in the language, and as loops that a programmer would write by hand for them alone. */
import type { Tape } from './market.ts';

export const inputs = `input vix, spx : index
input be : ratio
input yc : rate
`;

export const r1 = {
  source: inputs,
  condition: 'vix > 28 for 3 sessions and be > 60%',
};

/** The eight votes of R2, with the length of RSI and the share of the last one. */
export const votes = (n: number | string, k: number | string): string => `(
  rsi(spx, ${n}) < 35,
  macd(spx).histogram crosses below 0,
  sma(vix, 5) > sma(vix, 20),
  rank > 80%,
  volatility > max(volatility 1 sessions ago, 5 sessions),
  drawdown(spx, 60) > 5%,
  yc < 0bp within 10 sessions,
  vix > 25 for ${k} of 20 sessions
)`;

export const r2 = {
  source: `${inputs}let volatility = realized_vol(spx, 20)
let rank = percentile_rank(vix, 252)
let gate = vix > 28 for 3 sessions and be > 60% and known(rank)
`,
  condition: `gate and at least 4 of ${votes(14, 8)}`,
};

/** R1 in one pass: 1 where it holds. */
export function handR1({ vix, be }: Tape): Uint8Array {
  const out = new Uint8Array(vix.length);
  let above = 0;
  for (let i = 0; i < out.length; i++) {
    above = vix[i]! > 28 ? above + 1 : 0;
    out[i] = above >= 3 && be[i]! > 0.6 ? 1 : 0;
  }
  return out;
}

/** How often a layer is activated that R2 enters, from a column of where it holds: until `vix < 22 for 3 sessions`, cooldown 5. */
export function activations(holds: Uint8Array, { vix }: Tape): number {
  let count = 0;
  let active = false;
  let below = 0;
  let from = 0;
  for (let i = 0; i < holds.length; i++) {
    below = vix[i]! < 22 ? below + 1 : 0;
    if (active && below >= 3) {
      active = false;
      from = i + 5;
    } else if (!active && holds[i] === 1 && i >= from) {
      active = true;
      count++;
    }
  }
  return count;
}

function mean(x: Float64Array, start: number, end: number): number {
  let sum = 0;
  for (let i = start; i < end; i++) sum += x[i]!;
  return sum / (end - start);
}

/** Wilder's smoothing and the EMA, both seeded by the mean of the first n. */
class Smoother {
  readonly #n: number;
  readonly #weight: number | undefined;
  #count = 0;
  value = Number.NaN;
  #sum = 0;

  constructor(n: number, weight?: number) {
    this.#n = n;
    this.#weight = weight;
  }

  take(x: number): number {
    this.#count++;
    if (this.#count <= this.#n) {
      this.#sum += x;
      if (this.#count === this.#n) this.value = this.#sum / this.#n;
    } else if (this.#weight === undefined) {
      this.value = (this.value * (this.#n - 1) + x) / this.#n;
    } else {
      this.value += this.#weight * (x - this.value);
    }
    return this.value;
  }
}

/** Annualised deviation of 20 log returns, of which the last is `returns[end - 1]`. */
function deviation(returns: Float64Array, end: number): number {
  const m = mean(returns, end - 20, end);
  let squares = 0;
  for (let i = end - 20; i < end; i++) squares += (returns[i]! - m) * (returns[i]! - m);
  return Math.sqrt((252 / 19) * squares);
}

const returns = new Float64Array(25);

/** Whether the volatility of prices exceeds those of the five rows before; logarithms are taken only where it is asked for. */
function rising(spx: Float64Array, i: number): boolean {
  for (let k = 0; k < 25; k++) returns[k] = Math.log(spx[i - 24 + k]! / spx[i - 25 + k]!);
  const now = deviation(returns, 25);
  for (let end = 20; end < 25; end++) if (!(now > deviation(returns, end))) return false;
  return true;
}

/**
 * R2 in one pass, as a careful programmer writes it: what has a memory moves on at every row, and windows are looked
 * at only where the gate is open. No row is unknown but those before the windows fill, where it does not hold.
 */
export function handR2({ vix, spx, be, yc }: Tape): Uint8Array {
  const out = new Uint8Array(vix.length);
  const ups = new Smoother(14);
  const downs = new Smoother(14);
  const fast = new Smoother(12, 2 / 13);
  const slow = new Smoother(26, 2 / 27);
  const signal = new Smoother(9, 2 / 10);
  let above = 0;
  let negative = Number.NEGATIVE_INFINITY;
  let histogram = Number.NaN;
  let over25 = 0;
  for (let i = 0; i < out.length; i++) {
    const price = spx[i]!;
    if (i > 0) {
      const moved = price - spx[i - 1]!;
      ups.take(Math.max(moved, 0));
      downs.take(Math.max(-moved, 0));
    }
    const line = fast.take(price) - slow.take(price);
    const before = histogram;
    histogram = Number.isNaN(line) ? line : line - signal.take(line);
    if (yc[i]! < 0) negative = i;
    if (vix[i]! > 25) over25++;
    if (i >= 20 && vix[i - 20]! > 25) over25--;
    above = vix[i]! > 28 ? above + 1 : 0;
    if (above < 3 || !(be[i]! > 0.6) || i < 252) continue;

    let votes = 0;
    if (downs.value > 0 ? 100 - 100 / (1 + ups.value / downs.value) < 35 : false) votes++;
    if (histogram < 0 && before >= 0) votes++;
    if (mean(vix, i - 4, i + 1) > mean(vix, i - 19, i + 1)) votes++;
    let notAbove = 0;
    for (let k = i - 251; k <= i; k++) if (vix[k]! <= vix[i]!) notAbove++;
    if (notAbove / 252 > 0.8) votes++;
    if (rising(spx, i)) votes++;
    let peak = spx[i - 59]!;
    for (let k = i - 58; k <= i; k++) if (spx[k]! > peak) peak = spx[k]!;
    if (1 - price / peak > 0.05) votes++;
    if (i - negative < 10) votes++;
    if (over25 >= 8) votes++;
    if (votes >= 4) out[i] = 1;
  }
  return out;
}
