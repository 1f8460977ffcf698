/** How often properties run: $HEDGEROW_RUNS, else a number that suits every change. */
import type fc from 'fast-check';

/** fast-check prints the seed and the path of a failure; both can be given here to see it again. */
export const runs = (usual: number): fc.Parameters<unknown> => ({
  numRuns: Number(process.env.HEDGEROW_RUNS ?? usual),
  ...(process.env.HEDGEROW_SEED === undefined ? {} : { seed: Number(process.env.HEDGEROW_SEED) }),
});
