import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const records = join(import.meta.dirname, '../../../../node_modules/.cache/hedgerow-conformance');

/** Records how far a suite agrees with outside vectors; scripts/conformance.ts makes docs/conformance.md of it. */
export function recordConformance(suite: string, passed: number, total: number, note: string): void {
  if (process.env.HEDGEROW_CONFORMANCE !== '1') return;
  mkdirSync(records, { recursive: true });
  const file = join(records, `${suite.replace(/[^a-z0-9]+/gi, '-').toLowerCase()}.json`);
  writeFileSync(file, `${JSON.stringify({ suite, passed, total, note })}\n`);
}
