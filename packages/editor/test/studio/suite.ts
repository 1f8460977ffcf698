/** A studio over a folder of its own for each test, and its page in a browser. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { Folder } from '../../../cli/src/studio/folder.ts';
import { studioServer } from '../../../cli/src/studio/server.ts';
import { launch } from '../../../runtime/test/support/browser.ts';
import { bundlePages } from '../../build/bundle.ts';

const token = 'token-of-a-test';

/** Waits for what the page comes to: it runs rules, tests and lint in its own time. */
export const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 20_000, interval: 40 });

export type Texts = Readonly<Record<string, string>>;

export interface Studio {
  readonly page: Page;
  onDisk(name: string): string;
  write(name: string, text: string): void;
  remove(name: string): void;
  state(): Promise<string | null>;
  /** What came of what was done last. */
  notice(): Promise<string | null>;
  /** The text on view, as lines are drawn. */
  shown(): Promise<string | undefined>;
  typeAtEnd(text: string): Promise<void>;
}

/** Call it first in a suite; `open` serves a folder of these files. After each test no page may have complained. */
export function useStudio(): { open(texts: Texts, script?: string): Promise<Studio> } {
  const assets = mkdtempSync(join(tmpdir(), 'hedgerow-studio-page-'));
  const troubles: string[] = [];
  const ends: (() => Promise<void>)[] = [];
  let browser: Browser;
  beforeAll(async () => {
    await bundlePages(assets, ['studio']);
    browser = await launch();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    rmSync(assets, { recursive: true });
  });
  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
    expect(troubles.splice(0)).toEqual([]);
  });
  return {
    async open(texts, script) {
      const root = mkdtempSync(join(tmpdir(), 'hedgerow-studio-'));
      const write = (name: string, text: string): void => {
        mkdirSync(dirname(join(root, name)), { recursive: true });
        writeFileSync(join(root, name), text);
      };
      for (const [name, text] of Object.entries(texts)) write(name, text);
      const server = studioServer({ folder: new Folder(root), assets: join(assets, 'studio'), token });
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      const page = await (await browser.newContext({ viewport: { width: 1200, height: 760 } })).newPage();
      ends.push(async () => {
        await page.context().close();
        server.closeAllConnections();
        server.close();
        rmSync(root, { recursive: true });
      });
      page.setDefaultTimeout(20_000);
      page.on('pageerror', (error) => troubles.push(String(error)));
      if (script !== undefined) await page.addInitScript(script);
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/#token=${token}`);
      await page.locator('.view-line span span').first().waitFor();
      return {
        page,
        write,
        remove: (name) => rmSync(join(root, name)),
        onDisk: (name) => readFileSync(join(root, name), 'utf8'),
        state: () => page.locator('#state').textContent(),
        notice: () => page.locator('#notice').textContent(),
        async shown() {
          const text = await page.locator('.view:not(.is-away) .view-lines').textContent();
          return text?.replaceAll('\u00a0', ' ');
        },
        async typeAtEnd(text) {
          await page.locator('.view:not(.is-away) .monaco-editor').first().click();
          await page.keyboard.press('Control+End');
          await page.keyboard.type(text);
        },
      };
    },
  };
}
