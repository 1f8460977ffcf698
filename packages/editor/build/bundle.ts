/** The bundles of the package: for bundlers (Monaco outside), for a page without one, and the playground. */
import { rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { directImports } from './direct-imports.ts';
import { latePrograms } from './late-programs.ts';
import { lateTexts } from './late-texts.ts';
import { chevrotainNames, leanChevrotain } from './lean-chevrotain.ts';
import { writePlayground } from './playground.ts';
import { silentData } from './silent-data.ts';
import { writeStudio } from './studio.ts';

const here = join(import.meta.dirname, '..');
const src = (name: string): string => join(here, 'src', name);

const shared: BuildOptions = {
  bundle: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2023',
  minify: true,
  conditions: ['hedgerow-source'],
  loader: { '.ttf': 'file' },
  legalComments: 'none',
  logLevel: 'warning',
};

/** The element uses the entry beside it, not a copy: workers and registrations are the page's. */
const entryOutside: Plugin = {
  name: 'entry-outside',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/index\.ts$/ }, () => ({ path: './index.js', external: true }));
  },
};

/** What of Monaco loads what we never use, by a name that other bundlers would look for and not find. */
const loads: Readonly<Record<string, readonly [RegExp, string]>> = {
  // A worker of its own, beside the one that it is given.
  'editorWorkerService.js': [
    /new URL\((['"])[^'"]*editorWebWorkerMain\.js\1,\s*import\.meta\.url\)/,
    'undefined',
  ],
  // Another way to compare texts, switched on by an option of the desktop editor.
  'externalLinesDiffComputer.js': [/import\([^)]*\)/, "Promise.reject(new Error('not in this bundle'))"],
};

/** Fails where Monaco has changed so that a load is found no more. */
const withoutLoads: Plugin = {
  name: 'without-loads',
  setup({ onLoad }) {
    const filter = /monaco-editor[\\/]esm[\\/].*(editorWorkerService|externalLinesDiffComputer)\.js$/;
    onLoad({ filter }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const [pattern, other] = loads[basename(path)]!;
      const contents = text.replace(pattern, other);
      if (contents === text) throw new Error(`${path} loads otherwise than the build knows`);
      return { contents, loader: 'js' };
    });
  },
};

/**
 * Editors of differences, which nothing here makes and nobody can ask a page for: Monaco's interface holds on to them,
 * so that no bundler finds out. The budgets tell where Monaco has moved them.
 */
const withoutDiffs: Plugin = {
  name: 'without-diffs',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/](?:diffEditorWidget|multiDiffEditorWidget)\.js$/ }, ({ path }) => ({
      contents: `export class ${path.includes('multi') ? 'MultiDiffEditorWidget' : 'DiffEditorWidget'} {}`,
    }));
  },
};

/** Its parts are chunks beside it, loaded when they are asked for. */
export const languageWorker: BuildOptions = {
  ...shared,
  plugins: [leanChevrotain, lateTexts, latePrograms, silentData, directImports],
  entryPoints: { 'language.worker': src('worker/worker.ts') },
  mangleProps: chevrotainNames(),
  splitting: true,
  chunkNames: 'language/[name]-[hash]',
};
const editorWorker: BuildOptions = {
  ...shared,
  plugins: [withoutLoads],
  entryPoints: { 'editor.worker': src('editor.worker.ts') },
};

/** The workers, which a page and a bundler find beside its script. */
async function bundleWorkers(outdir: string): Promise<void> {
  await Promise.all([languageWorker, editorWorker].map((one) => build({ ...one, outdir })));
}

/** Pages with Monaco in them, by their folder: each folder is whole, with its font and workers. */
const pages = {
  standalone: { 'hedgerow-editor': src('standalone/main.ts') },
  playground: { main: src('playground/main.ts') },
  studio: { main: src('studio/main.ts') },
};
type PageName = keyof typeof pages;
const pageNames = Object.keys(pages) as PageName[];

/** What a page needs beside its scripts. */
const writers: Readonly<Partial<Record<PageName, (folder: string) => void>>> = {
  playground: writePlayground,
  studio: writeStudio,
};

/** Writes everything into a folder, which is emptied first. */
export async function bundle(dist: string): Promise<void> {
  rmSync(dist, { recursive: true, force: true });
  const entries = build({
    ...shared,
    entryPoints: [src('index.ts'), src('element.ts')],
    outdir: dist,
    external: ['monaco-editor', 'uplot'],
    plugins: [entryOutside],
  });
  await Promise.all([entries, bundleWorkers(dist), bundlePages(dist, pageNames)]);
}

/** Writes some of the pages, each into its folder below. */
export async function bundlePages(dist: string, names: readonly PageName[]): Promise<void> {
  await Promise.all(
    names.map(async (name) => {
      const outdir = join(dist, name);
      await bundleWorkers(outdir);
      await build({
        ...shared,
        entryPoints: pages[name],
        outdir,
        assetNames: '[name]',
        plugins: [withoutLoads, withoutDiffs],
      });
      writers[name]?.(outdir);
    }),
  );
}
