/** The same episodes at random times: what is left of the rules' result when their timing is taken away. */
import { tailCount } from '../statistics/tails.ts';
import { type Episode, restOf } from './plan.ts';
import { type Random, randomOf } from './prng.ts';
import type { Placebo } from './result.ts';
import type { Opener } from './segment.ts';
import { sumOfLeast } from './select.ts';
import { walk } from './walk.ts';

/** A layer as the rules held it. */
export interface Held {
  readonly episodes: readonly Episode[];
  readonly opener: Opener;
}

/** Share of sessions that the shortfall is the mean of. */
const TAIL = 0.05;

/** Mean P&L of the worst sessions; below zero where they lose. */
function shortfallOf(pnl: Float64Array): number {
  const count = tailCount(pnl.length, TAIL);
  return sumOfLeast(pnl.slice(), count) / count;
}

/** Sessions that an episode takes up, its closing one included; one that was never closed has none. */
const spanOf = ({ length, end }: Episode): number => (end === null ? length : length + 1);

/**
 * Start of each episode, in a random order on a circle of `length` sessions: the free sessions are dealt out as random
 * gaps, then all is turned by a random angle. None overlap.
 */
export function placements(episodes: readonly Episode[], length: number, random: Random): number[] {
  const order = episodes.map((_, i) => i);
  for (let i = order.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  const free = episodes.reduce((rest, episode) => rest - spanOf(episode), length);
  const cuts = order.map(() => random.below(free + 1)).sort((a, b) => a - b);
  const turn = random.below(length);
  const starts = new Array<number>(episodes.length);
  let taken = 0;
  order.forEach((which, k) => {
    starts[which] = (cuts[k]! + taken + turn) % length;
    taken += spanOf(episodes[which]!);
  });
  return starts;
}

/**
 * Adds the P&L of episodes begun elsewhere. What runs over the end goes on at the beginning, opened there anew with
 * what was held: the circle has no place of its own for positions across its seam.
 */
function play({ episodes, opener }: Held, starts: readonly number[], into: Float64Array): void {
  const end = into.length;
  episodes.forEach((episode, i) => {
    const start = starts[i]!;
    const add = ({ index, pnl }: { index: number; pnl: number }): void => {
      into[index]! += pnl;
    };
    walk(episode, start, end, opener, add);
    const played = end - start;
    if (episode.length > played) walk(restOf(episode, played), 0, end, opener, add);
  });
}

/** `core`, `layers`: P&L a priced session of the core and of all layers as the rules decided. */
export function placeboOf(
  core: Float64Array,
  layers: Float64Array,
  held: readonly Held[],
  capital: number,
  { trials, seed }: { readonly trials: number; readonly seed: number },
): Placebo {
  const random = randomOf(seed);
  const coreShortfall = shortfallOf(core);
  /** Of the core's expected shortfall of a session, as a share of capital; above zero the tail is smaller. */
  const reductionOf = (pnl: Float64Array): number =>
    (shortfallOf(pnl.map((value, i) => value + core[i]!)) - coreShortfall) / capital;
  const layerPnl = new Float64Array(trials);
  const shortfallReduction = new Float64Array(trials);
  for (let trial = 0; trial < trials; trial++) {
    const pnl = new Float64Array(core.length);
    for (const layer of held) play(layer, placements(layer.episodes, core.length, random), pnl);
    layerPnl[trial] = sum(pnl);
    shortfallReduction[trial] = reductionOf(pnl);
  }
  const rulesPnl = sum(layers);
  const rulesShortfallReduction = reductionOf(layers);
  return {
    trials,
    seed,
    layerPnl,
    shortfallReduction,
    pValuePnl: pValue(layerPnl, rulesPnl),
    pValueShortfall: pValue(shortfallReduction, rulesShortfallReduction),
    rulesPnl,
    rulesShortfallReduction,
  };
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

/** Share of trials at least as good, the rules themselves counted among them: (k + 1) / (n + 1). */
const pValue = (trials: Float64Array, value: number): number =>
  (trials.reduce((k, trial) => (trial >= value ? k + 1 : k), 0) + 1) / (trials.length + 1);
