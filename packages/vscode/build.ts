/** Bundles the client and the server that it carries, with what the server shows, into dist/. */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { copyPages } from '../../scripts/pages.ts';

const here = import.meta.dirname;
const root = join(here, '../..');
const dist = join(here, 'dist');
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });

const shared = {
  bundle: true,
  platform: 'node',
  target: 'node22',
  minify: true,
  sourcemap: false,
  logLevel: 'warning',
} as const;

await build({
  ...shared,
  entryPoints: [join(here, 'src/extension.ts')],
  outfile: join(dist, 'extension.cjs'),
  format: 'cjs',
  external: ['vscode'],
});
await build({
  ...shared,
  entryPoints: [join(root, 'packages/cli/src/main.ts')],
  // As deep as in its own package, where it looks for its version and for the pages that it shows.
  outfile: join(dist, 'server/dist/bin/server.mjs'),
  format: 'esm',
  conditions: ['hedgerow-source'],
  // Dependencies that are CommonJS ask for `require`.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
});
cpSync(join(root, 'packages/runtime/src/data/manifest.schema.json'), join(dist, 'manifest.schema.json'));
cpSync(join(root, 'LICENSE'), join(here, 'LICENSE'));
const { version } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8')) as { version: string };
writeFileSync(join(dist, 'server/package.json'), `${JSON.stringify({ type: 'module', version })}\n`);
copyPages(join(dist, 'server/dist'));
console.error(`built version ${version} of the extension`);
