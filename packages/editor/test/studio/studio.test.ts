/** The studio's page against its own server and a folder on disk: nothing that was typed is lost. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { Folder } from '../../../cli/src/studio/folder.ts';
import { studioServer } from '../../../cli/src/studio/server.ts';
import { describeBrowser, launch } from '../../../runtime/test/support/browser.ts';
import { bundlePages } from '../../build/bundle.ts';
import { axeViolations } from '../support/browser-page.ts';

const rules =
  'when vix > 28 for 2 sessions activate second_engine size 25% until vix < 22\n\ntest "quiet" {\n  given vix = 14, 15, 14\n  expect no activate second_engine\n}\n';
const market =
  'date,vix,spx\n2024-01-02,20,4743\n2024-01-03,29,4705\n2024-01-04,30,4689\n2024-01-05,31,4697\n2024-01-08,18,4763\n';
const token = 'token-of-a-test';

describeBrowser('the studio', () => {
  const assets = mkdtempSync(join(tmpdir(), 'hedgerow-studio-page-'));
  let browser: Browser;
  let root: string;
  let server: ReturnType<typeof studioServer>;
  let page: Page;
  const troubles: string[] = [];
  const onDisk = (name: string): string => readFileSync(join(root, name), 'utf8');
  const state = (): Promise<string | null> => page.locator('#state').textContent();

  beforeAll(async () => {
    await bundlePages(assets, ['studio']);
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(assets, { recursive: true });
  });
  beforeEach(async () => {
    root = mkdtempSync(join(tmpdir(), 'hedgerow-studio-'));
    writeFileSync(join(root, 'stress.hedge'), rules);
    writeFileSync(join(root, 'market.csv'), market);
    server = studioServer({ folder: new Folder(root), assets: join(assets, 'studio'), token });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    page = await (await browser.newContext({ viewport: { width: 1200, height: 760 } })).newPage();
    page.setDefaultTimeout(20_000);
    page.on('pageerror', (error) => troubles.push(String(error)));
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/#token=${token}`);
    await page.locator('.view-line span span').first().waitFor();
  });
  afterEach(async () => {
    await page.context().close();
    server.closeAllConnections();
    server.close();
    rmSync(root, { recursive: true });
    expect(troubles.splice(0)).toEqual([]);
  });

  const typeAtEnd = async (text: string): Promise<void> => {
    await page.locator('.monaco-editor').first().click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(text);
  };

  it('checks what is typed and saves it by Ctrl+S', async () => {
    await expect.poll(state).toContain('0 errors');
    await typeAtEnd('when vxi > 3 alert "x"');
    await expect.poll(state).toContain('1 error,');
    expect(await page.title()).toContain('•');
    await page.keyboard.press('Control+s');
    await expect.poll(() => onDisk('stress.hedge')).toBe(`${rules}when vxi > 3 alert "x"`);
    await expect.poll(() => page.title()).not.toContain('•');
  });

  it('shows what another program wrote, where nothing is unsaved', async () => {
    writeFileSync(join(root, 'stress.hedge'), `# theirs\n${rules}`);
    await page.getByText('# theirs').waitFor();
    expect(await page.title()).not.toContain('•');
  });

  it('keeps both texts where the disk changed under unsaved edits, and asks', async () => {
    await typeAtEnd('# mine');
    writeFileSync(join(root, 'stress.hedge'), `# theirs\n${rules}`);
    await page.keyboard.press('Control+s');
    await page.getByText('has changed on disk under your edits').waitFor();
    expect(onDisk('stress.hedge')).toBe(`# theirs\n${rules}`);
    await page.getByRole('button', { name: 'Keep mine' }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect.poll(() => onDisk('stress.hedge')).toBe(`${rules}# mine`);
  });

  it('takes the text on disk where that is wanted', async () => {
    await typeAtEnd('# mine');
    writeFileSync(join(root, 'stress.hedge'), `# theirs\n${rules}`);
    await page.getByRole('button', { name: 'Take the one on disk' }).click();
    await page.getByText('# theirs').waitFor();
    expect(await page.locator('.view-lines').textContent()).not.toContain('mine');
  });

  it('runs the tests of the rule set, and its backtest report', async () => {
    await page.getByRole('button', { name: 'Run tests' }).click();
    await page.getByText('1 passed, 0 failed').waitFor();
    await page.getByRole('button', { name: 'Backtest report' }).click();
    const report = page.frameLocator('iframe[title="Backtest report"]');
    await report.getByRole('heading').first().waitFor();
    // Its scripts run, although the studio's own policy lets no script in a page's text.
    await report.locator('canvas').first().waitFor();
  });

  it('makes a new file, which joins the rule set', async () => {
    await page.getByLabel('New file').fill('more');
    await page.getByRole('button', { name: 'Create' }).click();
    await page.getByRole('button', { name: 'more.hedge', exact: true }).waitFor();
    expect(onDisk('more.hedge')).toBe('');
  });

  it('has no violation of axe', async () => {
    expect(await axeViolations(page)).toEqual([]);
  });
});
