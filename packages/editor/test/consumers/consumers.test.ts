/** The packed packages as a host installs them, in an application of Vite's and one of webpack's, built and opened. */
import { cpSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import webpack from 'webpack';
import { describeBrowser, launch } from '../../../runtime/test/support/browser.ts';
import { serve } from '../support/site.ts';
import { installPacked, typeChecks } from './packed.ts';

const { resolve } = createRequire(import.meta.url);
const patience = 300_000;

describeBrowser('the packed package in an application', () => {
  const app = mkdtempSync(join(tmpdir(), 'hedgerow-consumer-'));

  beforeAll(async () => {
    cpSync(join(import.meta.dirname, 'app'), app, { recursive: true });
    // Named so that the workspace's own check leaves it alone: it knows of the package only there.
    renameSync(join(app, 'src/types.mts.txt'), join(app, 'src/types.mts'));
    await installPacked(app);
  }, patience);
  afterAll(() => rmSync(app, { recursive: true }));

  async function opens(folder: string): Promise<void> {
    const site = await serve(folder);
    const browser = await launch();
    const page = await browser.newPage();
    const troubles: string[] = [];
    page.on('pageerror', (error) => troubles.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') troubles.push(message.text());
    });
    await page.goto(`${site.origin}/index.html`);
    await page.locator('.squiggly-error').first().waitFor();
    await expect.poll(() => page.title(), { timeout: 20_000 }).toBe('unknown-name');
    await browser.close();
    await site.close();
    expect(troubles).toEqual([]);
  }

  it('type-checks', () => typeChecks(app), patience);

  it(
    'Vite',
    async () => {
      const outDir = join(app, 'vite-dist');
      await build({ root: app, configFile: false, logLevel: 'error', build: { outDir } });
      await opens(outDir);
    },
    patience,
  );

  it(
    'webpack',
    async () => {
      const path = join(app, 'webpack-dist');
      const compiler = webpack({
        context: app,
        mode: 'production',
        entry: './src/main.js',
        output: { path, publicPath: 'auto' },
        performance: false,
        // What it finds is the same; to make it small takes most of the time.
        optimization: { minimize: false },
        module: {
          rules: [
            { test: /\.css$/, use: [resolve('style-loader'), resolve('css-loader')] },
            { test: /\.ttf$/, type: 'asset/resource' },
          ],
        },
      });
      await new Promise<void>((done, failed) => {
        compiler.run((error, stats) => {
          if (error) failed(error);
          else if (stats?.hasErrors()) failed(new Error(stats.toString('errors-only')));
          else compiler.close(() => done());
        });
      });
      writeFileSync(
        join(path, 'index.html'),
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title><link rel="icon" href="data:,"><div id="editor"></div><script type="module" src="main.js"></script></html>',
      );
      await opens(path);
    },
    patience,
  );
});
