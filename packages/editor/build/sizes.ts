/** What a page loads, in KiB of gzip: printed by the build, held by a test. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** The most that each file may weigh, in KiB of gzip. */
export const budgets = {
  'standalone/hedgerow-editor.js': 915,
  'standalone/hedgerow-editor.css': 22,
  'studio/main.js': 930,
  // The service with every lint rule and their texts, the prelude with its docs, and the evaluators.
  'language.worker.js': 215,
  'editor.worker.js': 95,
  'index.js': 30,
} as const;

export const gzipKib = (path: string): number => gzipSync(readFileSync(path), { level: 9 }).length / 1024;

export function printSizes(dist: string): void {
  for (const [name, most] of Object.entries(budgets)) {
    console.error(`${gzipKib(join(dist, name)).toFixed(1).padStart(7)} KiB gzip of ${most}  ${name}`);
  }
}
