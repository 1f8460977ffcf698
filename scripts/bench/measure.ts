/** Timing: interleaved rounds, medians. What is compared runs side by side in one process. */

export interface Candidate {
  readonly name: string;
  readonly run: () => unknown;
}

const now = (): number => performance.now();

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Keeps results alive, so that no candidate's work can be optimised away. */
const sink: unknown[] = [];

function timed(run: () => unknown): number {
  const start = now();
  sink[0] = run();
  return now() - start;
}

/** Milliseconds of one run. */
export const once = (run: () => unknown): number => timed(run);

/**
 * Median milliseconds of each candidate, by name. Every round runs all of them, in an order that turns by one from
 * round to round; the first rounds warm up and do not count.
 */
export function race(candidates: readonly Candidate[], rounds: number, warmup: number): Map<string, number> {
  const times = new Map<string, number[]>(candidates.map(({ name }) => [name, []]));
  for (let round = -warmup; round < rounds; round++) {
    for (let k = 0; k < candidates.length; k++) {
      const { name, run } = candidates[(k + round + warmup) % candidates.length]!;
      const time = timed(run);
      if (round >= 0) times.get(name)!.push(time);
    }
  }
  return new Map([...times].map(([name, all]) => [name, median(all)]));
}

/** The same of candidates that have to be waited for, one after another. */
export async function raceWaiting(
  candidates: readonly { readonly name: string; readonly run: () => unknown | Promise<unknown> }[],
  rounds: number,
  warmup: number,
): Promise<Map<string, number>> {
  const times = new Map<string, number[]>(candidates.map(({ name }) => [name, []]));
  for (let round = -warmup; round < rounds; round++) {
    for (let k = 0; k < candidates.length; k++) {
      const { name, run } = candidates[(k + round + warmup) % candidates.length]!;
      const start = now();
      sink[0] = await run();
      const time = now() - start;
      if (round >= 0) times.get(name)!.push(time);
    }
  }
  return new Map([...times].map(([name, all]) => [name, median(all)]));
}
