/** The bundles of the package: for bundlers (Monaco outside), for a page without one, and the playground. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { writePlayground } from './playground.ts';
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

/**
 * Monaco names a worker of its own, which we do not use: bundlers that meet the name in our bundle would look for the
 * file and fail.
 */
const withoutMonacosWorker: Plugin = {
  name: 'without-monacos-worker',
  setup({ onLoad }) {
    onLoad({ filter: /monaco-editor[\\/]esm[\\/].*\.js$/ }, async ({ path }) => {
      const { readFile } = await import('node:fs/promises');
      const text = await readFile(path, 'utf8');
      if (!text.includes('editorWebWorkerMain.js')) return undefined;
      const contents = text.replace(
        /new URL\((['"])[^'"]*editorWebWorkerMain\.js\1,\s*import\.meta\.url\)/g,
        'undefined',
      );
      return { contents, loader: 'js' };
    });
  },
};

const workers: BuildOptions = {
  ...shared,
  alias: { 'vscode-languageserver-types': join(here, 'build/lsp-constants.ts') },
  entryPoints: {
    'language.worker': src('worker/worker.ts'),
    'editor.worker': src('editor.worker.ts'),
  },
};

/** Writes everything into a folder, which is emptied first. */
export async function bundle(dist: string): Promise<void> {
  rmSync(dist, { recursive: true, force: true });

  await build({
    ...shared,
    entryPoints: [src('index.ts'), src('element.ts')],
    outdir: dist,
    external: ['monaco-editor', 'uplot'],
    plugins: [entryOutside],
  });
  await build({ ...workers, outdir: dist });
  const standalone = join(dist, 'standalone');
  await build({ ...workers, outdir: standalone });
  await build({
    ...shared,
    entryPoints: { 'hedgerow-editor': src('standalone/main.ts') },
    outdir: standalone,
    assetNames: '[name]',
    plugins: [withoutMonacosWorker],
  });
  const playground = join(dist, 'playground');
  await build({ ...workers, outdir: playground });
  await build({
    ...shared,
    entryPoints: { main: src('playground/main.ts') },
    outdir: playground,
    assetNames: '[name]',
    plugins: [withoutMonacosWorker],
  });
  writePlayground(playground);
  const studio = join(dist, 'studio');
  await build({ ...workers, outdir: studio });
  await build({
    ...shared,
    entryPoints: { main: src('studio/main.ts') },
    outdir: studio,
    assetNames: '[name]',
    plugins: [withoutMonacosWorker],
  });
  writeStudio(studio);
}
