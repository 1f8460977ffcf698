/** What a page loads, in KiB of gzip: printed by the build, held by a test. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** The most that each may weigh, in KiB of gzip: a file, with the chunks that it cannot do without. */
export const budgets = {
  'standalone/hedgerow-editor.js': 915,
  'standalone/hedgerow-editor.css': 22,
  'studio/main.js': 930,
  'editor.worker.js': 95,
  'index.js': 30,
  // What a key press needs: parser, checks, the declarations of the prelude.
  'language.worker.js': 70,
} as const;

/** The same of the parts of the language worker, beside what it has loaded at its start. */
export const partBudgets = {
  // Answers to requests of LSP's.
  features: 26,
  // What the prelude and the functions say of themselves, for hovers.
  texts: 20,
  // What makes an edit cost no more than it touches.
  remembering: 4,
  // All that runs rules over data.
  evaluator: 72,
  // Lint rules, the prover, and the evaluator that replays their witnesses.
  linting: 41,
} as const;

const gzipKib = (path: string): number => gzipSync(readFileSync(path), { level: 9 }).length / 1024;

/** A script with all that it imports before it runs. */
function loaded(path: string, found = new Set<string>()): Set<string> {
  if (found.has(path)) return found;
  found.add(path);
  const imports = readFileSync(path, 'utf8').matchAll(/(?:from|import)\s*"(\.[^"]+)"/g);
  for (const [, name] of path.endsWith('.js') ? imports : []) loaded(join(dirname(path), name!), found);
  return found;
}

const weight = (paths: Iterable<string>): number => [...paths].reduce((sum, path) => sum + gzipKib(path), 0);

export interface Size {
  readonly name: string;
  readonly kib: number;
  readonly most: number;
}

export function sizesOf(dist: string): Size[] {
  const files = Object.entries(budgets).map(([name, most]) => ({
    name,
    kib: weight(loaded(join(dist, name))),
    most,
  }));
  const first = loaded(join(dist, 'language.worker.js'));
  const chunks = readdirSync(join(dist, 'language'));
  const parts = Object.entries(partBudgets).map(([part, most]) => {
    const chunk = chunks.find((name) => name.startsWith(`${part}-`));
    if (chunk === undefined) throw new Error(`the language worker has no part ${part}`);
    const later = [...loaded(join(dist, 'language', chunk))].filter((path) => !first.has(path));
    return { name: `language/${part}`, kib: weight(later), most };
  });
  return [...files, ...parts];
}

export function printSizes(dist: string): void {
  for (const { name, kib, most } of sizesOf(dist)) {
    console.error(`${kib.toFixed(1).padStart(7)} KiB gzip of ${most}  ${name}`);
  }
}
