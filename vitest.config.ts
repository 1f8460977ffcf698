import { defineConfig } from 'vitest/config';
import { LongTestsFirst } from './scripts/long-tests-first.ts';

// Tests run the packages' TypeScript sources, as every script of the workspace does.
const conditions = ['hedgerow-source', 'node', 'import', 'default'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: [
      'packages/*/test/**/*.test.ts',
      'packages/dsl/src/lint/rules/*/rule.test.ts',
      'docs/test/**/*.test.ts',
      'rules/test/**/*.test.ts',
    ],
    reporters: ['default', './scripts/closing-line-reporter.ts'],
    // Suites that compare with outside vectors record their figures for docs/conformance.md.
    env: { HEDGEROW_CONFORMANCE: '1' },
    sequence: { sequencer: LongTestsFirst },
    testTimeout: 120_000,
    // What a page shows is waited for as long as it takes a busy machine.
    expect: { poll: { timeout: 60_000, interval: 25 } },
    // Vitest leaves one core to its own process, which is mostly idle here.
    maxWorkers: '100%',
  },
});
