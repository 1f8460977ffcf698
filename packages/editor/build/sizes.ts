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

interface Part {
  readonly most: number;
  /** It is loaded beside what the worker starts with, and after another part. */
  readonly after?: 'evaluator';
}

/** The same of the parts of the language worker, beside what is loaded before them. */
const partBudgets: Readonly<Record<string, Part>> = {
  // Answers to requests of LSP's.
  features: { most: 26 },
  // What the prelude and the functions say of themselves, for hovers.
  texts: { most: 20 },
  // What makes an edit cost no more than it touches.
  remembering: { most: 4 },
  // All that bands and marks need while somebody types: with the start 120 at most.
  evaluator: { most: 50 },
  // Why trees, and decisions written out.
  reasons: { most: 12, after: 'evaluator' },
  // Numbers and params that can be turned, columns that can be mapped.
  knobs: { most: 3, after: 'evaluator' },
  // Positions: reading, prices, margin, stress.
  books: { most: 12, after: 'evaluator' },
  'event-calendars': { most: 3, after: 'evaluator' },
  // Lint rules, the prover, and the evaluator that replays their witnesses.
  linting: { most: 44 },
};

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
  const loadedWith = (part: string): Set<string> => {
    const chunk = chunks.find((name) => name.startsWith(`${part}-`));
    if (chunk === undefined) throw new Error(`the language worker has no part ${part}`);
    return loaded(join(dist, 'language', chunk));
  };
  const parts = Object.entries(partBudgets).map(([part, { most, after }]) => {
    const before = new Set([...first, ...(after ? loadedWith(after) : [])]);
    const later = [...loadedWith(part)].filter((path) => !before.has(path));
    return { name: `language/${part}`, kib: weight(later), most };
  });
  return [...files, ...parts];
}

export function printSizes(dist: string): void {
  for (const { name, kib, most } of sizesOf(dist)) {
    console.error(`${kib.toFixed(1).padStart(7)} KiB gzip of ${most}  ${name}`);
  }
}
