/** The page in a real browser: what a reader can do with it, by pointer, by keyboard, on a phone and on paper. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { renderReport } from '../../src/report-page/page.ts';
import { describeBrowser, launch } from '../support/browser.ts';
import { fixtureReport } from './fixture.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describeBrowser('the page of a report in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hedgerow-report-'));
  const file = join(folder, 'report.html');
  const report = fixtureReport();
  /** What no page may do: write errors, or ask for anything beyond its own file. */
  const troubles: string[] = [];
  let browser: Browser;

  beforeAll(async () => {
    writeFileSync(file, renderReport(report));
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });
  afterEach(() => {
    expect(troubles.splice(0)).toEqual([]);
  });

  async function open(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    page.on('console', (message) => troubles.push(`console ${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => troubles.push(String(error)));
    page.on('request', (request) => {
      if (request.url() !== pathToFileURL(file).href) troubles.push(`asked for ${request.url()}`);
    });
    await page.goto(pathToFileURL(file).href);
    await page.locator('#plot-vix canvas').waitFor();
    return page;
  }

  const detail = (page: Page) => page.locator('#detail h3').first().textContent();
  const chosen = (page: Page) => page.locator('[aria-pressed="true"]').getAttribute('data-decision');

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`axe finds nothing to object to, ${colorScheme}`, async () => {
      // The page's policy forbids scripts that are not its own, and axe is one: it runs beside it.
      const page = await open({ colorScheme, bypassCSP: true });
      await page.evaluate(axe);
      const found = (await page.evaluate(
        "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).slice(0, 3).join(' ')))",
      )) as string[];
      expect(found).toEqual([]);
      await page.context().close();
    });
  }

  it('shows the why tree of a decision that is clicked in the list', async () => {
    const page = await open();
    const index = report.decisions.findIndex(({ kind }) => kind === 'vetoed');
    await page.locator(`[data-decision="${index}"]`).click();
    expect(await detail(page)).toBe(`Vetoed ${report.decisions[index]!.layer}`);
    expect(await page.locator('#detail .facts').textContent()).toContain('broad advances revert');
    expect(await page.locator('#detail table').textContent()).toContain('Known at');
    await page.context().close();
  });

  it('shows it at Enter, and goes back to the list at Escape', async () => {
    const page = await open();
    await page.locator('[data-decision="0"]').focus();
    await page.keyboard.press('Enter');
    expect(await chosen(page)).toBe('0');
    expect(await page.evaluate('document.activeElement.id')).toBe('detail');
    const text = await page.locator('#detail .why').textContent();
    expect(text).toContain(report.decisions[0]!.why!.text);
    expect(text).toMatch(/true.*against/);
    await page.keyboard.press('Escape');
    expect(await page.evaluate('document.activeElement.dataset.decision')).toBe('0');
    await page.context().close();
  });

  it('shows it for a mark that is clicked in the chart', async () => {
    const page = await open();
    const before = await chosen(page);
    const place = (await page.locator('#plot-vix .u-over').boundingBox())!;
    const first = report.sessions.indexOf(report.decisions[0]!.session);
    // Sessions are near enough evenly spread for a first mark that stands alone.
    const x = (place.width * first) / report.sessions.length;
    await page.locator('#plot-vix .u-over').click({ position: { x, y: 60 } });
    expect(before).not.toBe(await chosen(page));
    expect(['0', '1']).toContain(await chosen(page));
    await page.context().close();
  });

  it('goes from decision to decision by keys in the chart, and tells each', async () => {
    const page = await open();
    await page.locator('#plot-vix').focus();
    await page.keyboard.press('Home');
    expect(await page.locator('#announce').textContent()).toContain(report.decisions[0]!.session);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    expect(await chosen(page)).toBe('1');
    await page.context().close();
  });

  it('zooms all charts together, and takes curves away', async () => {
    const page = await open();
    await page.locator('#plot-drawdown').focus();
    const pixels = (id: string) => page.evaluate(`document.querySelector('#plot-${id} canvas').toDataURL()`);
    const before = await pixels('vix');
    await page.keyboard.press('+');
    const zoomed = await page.waitForFunction((was) => {
      const canvas = (
        globalThis as unknown as { document: { querySelector(s: string): { toDataURL(): string } } }
      ).document.querySelector('#plot-vix canvas');
      return canvas.toDataURL() !== was;
    }, before as string);
    expect(await zoomed.jsonValue()).toBe(true);
    await page.keyboard.press('ArrowLeft');
    expect(await page.locator('#readout-equity').textContent()).toContain('Divested $');
    await page.getByRole('checkbox', { name: 'Divested' }).uncheck();
    await page.locator('#plot-drawdown').focus();
    await page.keyboard.press('ArrowLeft');
    expect(await page.locator('#readout-equity').textContent()).not.toContain('Divested');
    await page.context().close();
  });

  it('sorts a table by its heads, unknown last', async () => {
    const page = await open();
    const table = page.locator('table', { hasText: 'Episodes: every activation' });
    const button = table.getByRole('button', { name: 'P&L' });
    await button.focus();
    await page.keyboard.press('Enter');
    const cells = () =>
      table
        .locator('tbody tr td:nth-child(8)')
        .evaluateAll((all) => all.map((cell) => Number(cell.getAttribute('data-sort'))));
    expect(await table.locator('[aria-sort="descending"]').count()).toBe(1);
    const down = await cells();
    expect(down).toEqual([...down].sort((a, b) => b - a));
    await page.keyboard.press('Enter');
    expect(await cells()).toEqual([...down].sort((a, b) => a - b));
    await page.context().close();
  });

  it('fits a phone: tables scroll within themselves', async () => {
    const page = await open({ viewport: { width: 360, height: 740 } });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    await page.context().close();
  });

  it('turns dark by its switch', async () => {
    const page = await open({ colorScheme: 'light' });
    const paper = () => page.evaluate('getComputedStyle(document.documentElement).backgroundColor');
    const light = await paper();
    await page.getByRole('radio', { name: 'Dark' }).check();
    expect(await paper()).not.toBe(light);
    await page.context().close();
  });

  it('prints light, with charts, whole lists and no controls', async () => {
    const page = await open({ colorScheme: 'dark' });
    const screen = await page.evaluate('getComputedStyle(document.documentElement).backgroundColor');
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await page.evaluate('getComputedStyle(document.documentElement).backgroundColor')).not.toBe(
      screen,
    );
    expect(await page.locator('#plot-vix canvas').isVisible()).toBe(true);
    expect(await page.locator('.zoom').first().isVisible()).toBe(false);
    expect(await page.evaluate("getComputedStyle(document.querySelector('.choose .scroll')).maxHeight")).toBe(
      'none',
    );
    await page.context().close();
  });
});
