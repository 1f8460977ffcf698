/** Bundles the panels and their page, serves them, and opens them in a browser. */
import { type ExecFileSyncOptionsWithStringEncoding, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { launch } from '../../../runtime/test/support/browser.ts';
import { languageWorker } from '../../build/bundle.ts';
import { type Site, serve } from '../support/site.ts';

export const project = join(import.meta.dirname, '../../../..');

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const html = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Panels</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/page.css"></head>
<body><main><h1>Rules</h1><textarea aria-label="Rules" spellcheck="false"></textarea>
<ul id="inline"></ul><div id="zones"></div><div id="panels"></div></main><script type="module" src="/page.js"></script></body>
</html>`;

const css = `body { margin: 0 } h1 { font-size: 1rem; margin: 4px } textarea { inline-size: 100%; block-size: 130px; box-sizing: border-box }
#inline { margin: 0 } #panels { block-size: 760px }`;

export interface File {
  readonly name: string;
  readonly text: string;
}

export interface Opened {
  readonly files: readonly File[];
  readonly shown: string;
  readonly data: readonly { readonly name: string; readonly content: string }[];
  readonly theme?: string;
}

export interface Suite {
  /** For files of a test. */
  readonly folder: string;
  open(what: Opened, context?: BrowserContextOptions): Promise<Page>;
}

/** Call it first in a suite. After each test no page may have complained. */
export function usePanels(): Suite {
  const folder = mkdtempSync(join(tmpdir(), 'hedgerow-panels-'));
  const troubles: string[] = [];
  const pages: Page[] = [];
  let browser: Browser;
  let site: Site;
  beforeAll(async () => {
    await build({ ...languageWorker, outdir: folder });
    await build({
      bundle: true,
      format: 'esm',
      platform: 'browser',
      target: 'es2023',
      conditions: ['hedgerow-source'],
      entryPoints: { page: join(import.meta.dirname, 'page.ts') },
      outdir: folder,
      logLevel: 'warning',
    });
    site = await serve(folder, { '/': html, '/page.css': css });
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
    rmSync(folder, { recursive: true });
  });
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.context().close();
    expect(troubles.splice(0)).toEqual([]);
  });
  return {
    folder,
    async open(what, options = {}) {
      const context = await browser.newContext({ viewport: { width: 900, height: 1000 }, ...options });
      const page = await context.newPage();
      pages.push(page);
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) troubles.push(message.text());
      });
      page.on('pageerror', (error) => troubles.push(String(error)));
      await page.goto(`${site.origin}/`);
      await page.locator('html[data-ready]').waitFor();
      await page.evaluate(`start(${JSON.stringify({ theme: 'light', ...what })})`);
      await page.locator('.hedgerow-pane canvas').first().waitFor();
      return page;
    },
  };
}

/** Waits until an expression of the page is true. The page's policy lets nothing be evaluated within it. */
export const until = (page: Page, expression: string): Promise<unknown> =>
  expect.poll(() => page.evaluate(`Boolean(${expression})`), { timeout: 20_000, interval: 40 }).toBe(true);

/** Puts the caret behind the first place of some words. */
export const caretBehind = (page: Page, words: string): Promise<unknown> =>
  page.evaluate(`port.reveal(port.text.indexOf(${JSON.stringify(words)}) + ${words.length})`);

export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(
    `axe.run(document.querySelector('#panels'), { resultTypes: ['violations'] })
      .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html, failureSummary }) => html + ' ' + failureSummary).slice(0, 3).join(' | ')))`,
  );
}

/** What the command line says, as JSON. */
export function hedgerow(...args: readonly string[]): unknown {
  const main = join(project, 'packages/cli/src/main.ts');
  const options = {
    cwd: project,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'ignore'],
  } satisfies ExecFileSyncOptionsWithStringEncoding;
  const node = ['--conditions=hedgerow-source', main, ...args];
  return JSON.parse(execFileSync(process.execPath, node, options));
}

/** Writes a file of the test's folder; gives its path. */
export function put(folder: string, name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** A screenshot for a person to look at, where $HEDGEROW_SCREENSHOTS names a folder. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.HEDGEROW_SCREENSHOTS;
  if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}.png`) });
}
