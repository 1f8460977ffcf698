/** All ways agree with the reference, on so many pairs. */
import fc from 'fast-check';
import { compiled } from '../evaluate.ts';
import type { Generated } from '../generate/programs.ts';
import { type Block, blocksOf } from './block.ts';
import { pairOf } from './pair.ts';
import type { Way } from './ways.ts';

/** Pairs of all kinds of programs together: $HEDGEROW_PAIRS, else as many as suit every change. */
const PAIRS = Number(process.env.HEDGEROW_PAIRS ?? 100_000);

/** Programs to a round. A failure prints its round's seed, and $HEDGEROW_SEED is that of one round. */
const ROUND = 20;

/** The first way that does not agree on a block, and on which of its data sets. */
export async function disagreement(
  { generated, plans }: Block,
  all: readonly Way[],
): Promise<string | undefined> {
  const program = compiled(generated.source, generated.expressions);
  const pairs = plans.map((plan) => pairOf(program, plan));
  for (const { name, unlike, every = 1, before, after } of all) {
    await before?.(program);
    try {
      for (const [i, pair] of pairs.entries()) {
        const found = i % every === 0 ? unlike(pair) : undefined;
        if (found !== undefined) return `${name}, data set ${i + 1} of ${pairs.length}: ${found}`;
      }
    } finally {
      after?.();
    }
  }
  return undefined;
}

/** `told` of each block on which all agree. */
export const agreeing = (
  generated: fc.Arbitrary<Generated>,
  all: readonly Way[],
  told: (block: Block) => void = () => undefined,
) =>
  fc.asyncProperty(blocksOf(generated), async (block) => {
    const found = await disagreement(block, all);
    if (found !== undefined) throw new Error(found);
    told(block);
  });

/** Throws where they do not agree on a share of all pairs; says on how many they do. */
export async function agree(
  what: string,
  generated: fc.Arbitrary<Generated>,
  ways: readonly Way[],
  share: number,
): Promise<void> {
  const seed = process.env.HEDGEROW_SEED;
  let pairs = 0;
  let programs = 0;
  const counted = agreeing(generated, ways, ({ plans }) => {
    pairs += plans.length;
    programs++;
  });
  do await fc.assert(counted, { numRuns: ROUND, ...(seed === undefined ? {} : { seed: Number(seed) }) });
  while (seed === undefined && pairs < share * PAIRS);
  console.log(`${what}: all agree on ${pairs} pairs, of ${programs} programs`);
}
