/**
 * `pnpm nightly [PAIRS]`: all evaluators and built modules on a million random pairs of a program and data (or so
 * many), in rounds of 100,000; with each round the other properties, which hold the prover, sweeps, restarts and
 * built files to the same, for longer than the tests do. Each round draws anew; what fails prints its seed, for
 * `HEDGEROW_SEED`, and ends the night. A million pairs take about an hour of two cores; the other properties come
 * on top.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const PAIRS = 1_000_000;
const ROUND = 100_000;

const pairFiles = ['packages/cli/test/pairs'];
/** Of each property in a round; those of the second kind run whole backtests for each. */
const cheap = {
  runs: 1_000,
  files: [
    ...['agreement', 'decisions', 'prefix', 'programs', 'prover', 'stream'].map(
      (name) => `packages/runtime/test/properties/${name}.test.ts`,
    ),
    'packages/runtime/test/bits',
    'packages/dsl/test/prove/z3.test.ts',
    'packages/dsl/test/service/robust.test.ts',
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

function holds(files: readonly string[], settings: Readonly<Record<string, string>>): boolean {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const { status } = spawnSync(process.execPath, [vitest, 'run', '--testTimeout=0', ...files], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...settings },
  });
  return status === 0;
}

const wanted = Number(process.argv[2] ?? PAIRS);
if (!Number.isInteger(wanted) || wanted < 1) {
  console.error(`found ${process.argv[2]}, expected how many pairs to draw, such as 100000`);
  process.exit(2);
}
for (let pairs = 0; pairs < wanted; ) {
  const round = Math.min(ROUND, wanted - pairs);
  if (!holds(pairFiles, { HEDGEROW_PAIRS: `${round}` })) process.exit(1);
  for (const { runs, files } of [cheap, dear]) {
    if (!holds(files, { HEDGEROW_RUNS: `${runs}` })) process.exit(1);
  }
  pairs += round;
  console.log(`${pairs.toLocaleString('en')} pairs: all agree`);
}
