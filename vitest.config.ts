import { defineConfig } from 'vitest/config';

const conditions = ['hedgerow-source', 'node', 'import', 'default'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['packages/*/test/**/*.test.ts', 'docs/test/**/*.test.ts'],
    testTimeout: 120_000,
  },
});
