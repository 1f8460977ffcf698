/** The market that is measured on: real closes of the VIX where they are at hand, and what can be derived from them. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One value a row, oldest first, without holes. */
export interface Tape {
  readonly vix: Float64Array;
  readonly spx: Float64Array;
  /** Share of the way to a break-even, 0..1. */
  readonly be: Float64Array;
  /** Slope of the yield curve, per annum. */
  readonly yc: Float64Array;
}

const shared = process.env.HEDGEROW_SHARED ?? join(import.meta.dirname, '../../../shared');
const vixFile = join(shared, 'data/vix_daily.csv');
const SYNTHETIC_ROWS = 9_235;

export interface Market {
  readonly tape: Tape;
  /** The VIX as a CSV file, where it is real. */
  readonly vixCsv?: string;
  readonly source: string;
}

/** A small deterministic generator of numbers in [0, 1): mulberry32. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Near enough to a standard normal: twelve uniform numbers. */
function normal(next: () => number): number {
  let sum = -6;
  for (let i = 0; i < 12; i++) sum += next();
  return sum;
}

/** Log-VIX reverting to 18 with bursts, much as the index does. */
function syntheticVix(rows: number): Float64Array {
  const next = random(1990);
  const vix = new Float64Array(rows);
  let x = Math.log(18);
  for (let i = 0; i < rows; i++) {
    const burst = next() < 0.004 ? 0.45 : 0;
    x += 0.02 * (Math.log(18) - x) + 0.06 * normal(next) + burst;
    vix[i] = Math.round(100 * Math.exp(x)) / 100;
  }
  return vix;
}

/** Sessions of a condor's life so far, by which its break-even is challenged. */
const WEEK = 5;

/** How much of the way to a break-even prices have gone, which lay an expected move of a week below them a week ago. */
function challenge(vix: Float64Array, spx: Float64Array): Float64Array {
  return vix.map((_, i) => {
    const ago = Math.max(0, i - WEEK);
    const expected = (vix[ago]! / 100) * Math.sqrt(WEEK / 252);
    return Math.min(1, Math.max(0, Math.log(spx[ago]! / spx[i]!) / expected));
  });
}

/** Prices that fall when the VIX rises, moving as much as it says; a challenge and a curve that go with them. */
export function tapeOf(vix: Float64Array): Tape {
  const next = random(28);
  const spx = new Float64Array(vix.length);
  const yc = new Float64Array(vix.length);
  let price = 360;
  let slope = 0.01;
  for (let i = 0; i < vix.length; i++) {
    const rise = i === 0 ? 0 : Math.log(vix[i]! / vix[i - 1]!);
    const sigma = vix[i]! / 100 / Math.sqrt(252);
    price *= Math.exp(0.0004 - 0.1 * rise + 0.4 * sigma * normal(next));
    slope += 0.01 * (0.01 - slope) + 0.0008 * normal(next);
    spx[i] = Math.round(100 * price) / 100;
    yc[i] = slope;
  }
  return { vix, spx, be: challenge(vix, spx), yc };
}

/** The same tape with a break-even that is challenged most of the time while the VIX is high: R2's gate is often open. */
export function challenged(tape: Tape): Tape {
  const next = random(60);
  const be = tape.vix.map((x) => Math.min(1, Math.max(0, x / 60 + 0.15 + 0.15 * normal(next))));
  return { ...tape, be };
}

export function readMarket(): Market {
  if (!existsSync(vixFile)) {
    console.error(`bench: ${vixFile} is absent; measuring on a synthetic series`);
    const source = 'synthetic: a random walk in the place of the VIX, which is not at hand; always the same';
    return { tape: tapeOf(syntheticVix(SYNTHETIC_ROWS)), source };
  }
  const vixCsv = readFileSync(vixFile, 'utf8');
  const closes = vixCsv.trim().split('\n').slice(1);
  const vix = Float64Array.from(closes, (line) => Number(line.slice(line.lastIndexOf(',') + 1)));
  return { tape: tapeOf(vix), vixCsv, source: 'closes of the VIX 1990-2026; the rest is derived from them' };
}

/** The tape over and over, each copy a few percent off, so that branches see no exact repetition. */
export function tiled(tape: Tape, rows: number): Tape {
  const tile = (values: Float64Array, spread: number): Float64Array => {
    const next = random(values.length);
    const out = new Float64Array(rows);
    let factor = 1;
    for (let i = 0; i < rows; i++) {
      if (i % values.length === 0 && i > 0) factor = 1 + spread * (2 * next() - 1);
      out[i] = values[i % values.length]! * factor;
    }
    return out;
  };
  return {
    vix: tile(tape.vix, 0.03),
    spx: tile(tape.spx, 0.03),
    be: tile(tape.be, 0.03),
    yc: tile(tape.yc, 0.03),
  };
}
