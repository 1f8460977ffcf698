/** One browser and one build for the suites of the bundles; a page for each test. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { launch } from '../../../runtime/test/support/browser.ts';
import { bundle } from '../../build/bundle.ts';
import { type Site, serve } from './site.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A host's page. Its script is a file of its own, as the policy asks; tests then speak of `hedgerow`. */
const host = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Host</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/host.css"></head>
<body><main><h1>Rules</h1><div id="a"></div><div id="b"></div></main><script type="module" src="/host.js"></script></body>
</html>`;

const hostScript = `import * as hedgerow from '/standalone/hedgerow-editor.js';
globalThis.hedgerow = hedgerow;
globalThis.violations = [];
document.addEventListener('securitypolicyviolation', (event) => {
  violations.push(event.effectiveDirective + ' ' + event.blockedURI + ' ' + event.sourceFile);
});
document.documentElement.dataset.ready = 'true';`;

const hostStyle = 'h1 { font-size: 1rem; margin: 0 } #a, #b { block-size: 340px }';

export interface Suite {
  readonly dist: string;
  readonly origin: string;
  open(options?: BrowserContextOptions, path?: string): Promise<Page>;
}

/** Call it first in a suite. After each test no page may have complained, or asked for anything beyond the site. */
export function useSuite(): Suite {
  const folder = mkdtempSync(join(tmpdir(), 'hedgerow-editor-'));
  const troubles: string[] = [];
  const pages: Page[] = [];
  let browser: Browser | undefined;
  let site: Site | undefined;
  beforeAll(async () => {
    await bundle(folder);
    site = await serve(folder, { '/host.html': host, '/host.js': hostScript, '/host.css': hostStyle });
    browser = await launch();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await site?.close();
    rmSync(folder, { recursive: true });
  });
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.context().close();
    expect(troubles.splice(0)).toEqual([]);
  });
  return {
    dist: folder,
    get origin() {
      return site!.origin;
    },
    async open(options = {}, path = '/host.html') {
      const context = await browser!.newContext({ viewport: { width: 1000, height: 760 }, ...options });
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      pages.push(page);
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) troubles.push(`console: ${message.text()}`);
      });
      page.on('pageerror', (error) => troubles.push(String(error)));
      page.on('request', (request) => {
        const { origin, protocol } = new URL(request.url());
        if (origin !== site!.origin && protocol !== 'data:') troubles.push(`asked for ${request.url()}`);
      });
      await page.goto(site!.origin + path);
      if (path === '/host.html') await page.locator('html[data-ready]').waitFor();
      return page;
    },
  };
}

/** The codes of the errors. */
export const codes = (page: Page, name = 'one'): Promise<string[]> =>
  page.evaluate(`${name}.diagnostics.filter(({ severity }) => severity === 1).map(({ code }) => code)`);

/** Waits until an expression of the page is true. Asked from here: the page's policy forbids to poll it there. */
export const until = (page: Page, expression: string): Promise<void> =>
  expect.poll(() => page.evaluate(`Boolean(${expression})`), { timeout: 10_000, interval: 25 }).toBe(true);

/** Makes an editor in `#a` and calls it `one`. */
export async function edit(page: Page, options: object): Promise<void> {
  await page.evaluate(
    `globalThis.one = hedgerow.createEditor(document.querySelector('#a'), ${JSON.stringify(options)}); undefined`,
  );
  await until(page, 'document.querySelector("#a .view-line span span")');
}

/** Puts the caret behind the first place of some words. */
export async function caretBehind(page: Page, words: string): Promise<void> {
  await page.evaluate(`{
    const model = one.monaco.getModel();
    const at = model.getPositionAt(model.getValue().indexOf(${JSON.stringify(words)}) + ${words.length});
    one.monaco.setPosition(at);
    one.focus();
  }`);
}

/** Violations of axe's rules, in words; those of Monaco's own widgets that we cannot mend are named here. */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(
    `axe.run(document, {
      resultTypes: ['violations'],
      // Rows of Monaco's list of completions are called otherwise than they read.
      rules: { 'label-content-name-mismatch': { enabled: false } },
    }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html, failureSummary }) => html + ' ' + failureSummary).slice(0, 3).join(' | ')))`,
  );
}
