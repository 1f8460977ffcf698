/**
 * The packed packages as a host installs them, in an application of Vite's and one of webpack's, built and opened. It
 * asks the registry for the bundlers and takes minutes, so it runs where HEDGEROW_CONSUMERS=1 asks for it.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch } from '../../../runtime/test/support/browser.ts';
import { serve } from '../support/site.ts';

const isAsked = process.env.HEDGEROW_CONSUMERS === '1';
if (!isAsked)
  console.warn('SKIPPED: applications of Vite and webpack; HEDGEROW_CONSUMERS=1 builds and opens them');

const packages = join(import.meta.dirname, '../../..');
const minutes = 60_000;

describe.skipIf(!isAsked)('the packed package in an application', () => {
  const app = mkdtempSync(join(tmpdir(), 'hedgerow-consumer-'));
  const run = (command: string, args: readonly string[], cwd = app): void => {
    execFileSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
  };

  beforeAll(() => {
    for (const name of ['dsl', 'runtime', 'editor']) {
      const folder = join(packages, name);
      run('npx', ['-y', 'pnpm@12', 'run', 'build'], folder);
      run('npx', ['-y', 'pnpm@12', 'pack', '--pack-destination', app], folder);
    }
    cpSync(join(import.meta.dirname, 'app'), app, { recursive: true });
    // Named so that the workspace's own check leaves it alone: it knows of the package only there.
    renameSync(join(app, 'src/types.mts.txt'), join(app, 'src/types.mts'));
    const packed = readdirSync(app).filter((name) => name.endsWith('.tgz'));
    run('npm', ['install', '--no-audit', '--no-fund', ...packed.map((name) => `./${name}`)]);
  }, 10 * minutes);
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
    await expect.poll(() => page.title()).toBe('unknown-name');
    await browser.close();
    await site.close();
    expect(troubles).toEqual([]);
  }

  it('type-checks', () => run('npx', ['tsc', '--noEmit', '-p', '.']), 2 * minutes);

  it(
    'Vite',
    async () => {
      run('npx', ['vite', 'build', '--outDir', 'vite-dist']);
      await opens(join(app, 'vite-dist'));
    },
    5 * minutes,
  );

  it(
    'webpack',
    async () => {
      run('npx', ['webpack', '--config', 'webpack.config.js']);
      writeFileSync(
        join(app, 'webpack-dist/index.html'),
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title><link rel="icon" href="data:,"><div id="editor"></div><script type="module" src="main.js"></script></html>',
      );
      await opens(join(app, 'webpack-dist'));
    },
    10 * minutes,
  );
});
