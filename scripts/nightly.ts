/**
 * `pnpm nightly [PAIRS]`: the properties that hold the evaluators, the prover and built modules together, on a million
 * random pairs of a program and data (or so many), in rounds. Each round draws anew; what fails prints its seed, for
 * `HEDGEROW_SEED`, and ends the night.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const PAIRS = 1_000_000;
/** Of each property in a round; those of the second kind run whole backtests for each. */
const cheap = {
  runs: 5_000,
  files: [
    'packages/runtime/test/properties',
    'packages/runtime/test/bits',
    'packages/dsl/test/prove/z3.test.ts',
  ],
};
const dear = {
  runs: 100,
  files: [
    'packages/runtime/test/sweep/equality.test.ts',
    'packages/runtime/test/sweep/exact.test.ts',
    'packages/runtime/test/engine/restart.test.ts',
    'packages/cli/test/build/random.test.ts',
  ],
};

function holds({ runs, files }: typeof cheap): boolean {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const { status } = spawnSync(process.execPath, [vitest, 'run', '--testTimeout=0', ...files], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, HEDGEROW_RUNS: `${runs}` },
  });
  return status === 0;
}

/** Properties of the first kind that compare two evaluators, each over `runs` pairs a round. */
const EVALUATORS = 6;

const wanted = Number(process.argv[2] ?? PAIRS);
if (!Number.isInteger(wanted) || wanted < 1) {
  console.error(`found ${process.argv[2]}, expected how many pairs to draw, such as 100000`);
  process.exit(2);
}
let pairs = 0;
while (pairs < wanted) {
  const runs = Math.min(cheap.runs, Math.ceil((wanted - pairs) / EVALUATORS));
  if (!holds({ ...cheap, runs }) || !holds(dear)) process.exit(1);
  pairs += runs * EVALUATORS;
  console.log(`${pairs.toLocaleString('en')} pairs: all agree`);
}
