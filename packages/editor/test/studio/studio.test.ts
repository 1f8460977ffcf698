/** The page of the studio in a browser, over the server of the command line. */
import { beforeEach, expect, it } from 'vitest';
import { describeBrowser } from '../../../runtime/test/support/browser.ts';
import { axeViolations } from '../support/browser-page.ts';
import { eventually, type Studio, useStudio } from './suite.ts';

const rules =
  'when vix > 28 for 2 sessions activate second_engine size 25% until vix < 22\n\ntest "quiet" {\n  given vix = 14, 15, 14\n  expect no activate second_engine\n}\n';
const market =
  'date,vix,spx\n2024-01-02,20,4743\n2024-01-03,29,4705\n2024-01-04,30,4689\n2024-01-05,31,4697\n2024-01-08,18,4763\n';

describeBrowser('the studio', () => {
  const suite = useStudio();
  let studio: Studio;
  beforeEach(async () => {
    studio = await suite.open({ 'stress.hedge': rules, 'market.csv': market });
  });

  it('checks what is typed and saves it by Ctrl+S', async () => {
    const { page, state, typeAtEnd, onDisk } = studio;
    await eventually(state).toContain('0 errors');
    await typeAtEnd('when vxi > 3 alert "x"');
    await eventually(state).toContain('1 error,');
    expect(await page.title()).toContain('•');
    await page.keyboard.press('Control+s');
    await eventually(() => onDisk('stress.hedge')).toBe(`${rules}when vxi > 3 alert "x"`);
    await eventually(() => page.title()).not.toContain('•');
  });

  it('shows what another program wrote, where nothing is unsaved', async () => {
    studio.write('stress.hedge', `# theirs\n${rules}`);
    await studio.page.getByText('# theirs').waitFor();
    expect(await studio.page.title()).not.toContain('•');
  });

  it('keeps both texts where the disk changed under unsaved edits, and asks', async () => {
    const { page, onDisk } = studio;
    await studio.typeAtEnd('# mine');
    studio.write('stress.hedge', `# theirs\n${rules}`);
    await page.keyboard.press('Control+s');
    await page.getByText('has changed on disk under your edits').waitFor();
    expect(onDisk('stress.hedge')).toBe(`# theirs\n${rules}`);
    await page.getByRole('button', { name: 'Keep mine' }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await eventually(() => onDisk('stress.hedge')).toBe(`${rules}# mine`);
  });

  it('takes the text on disk where that is wanted', async () => {
    const { page, shown } = studio;
    await studio.typeAtEnd('# mine');
    studio.write('stress.hedge', `# theirs\n${rules}`);
    await page.getByRole('button', { name: 'Take the one on disk' }).click();
    await page.getByText('# theirs').waitFor();
    expect(await shown()).not.toContain('mine');
  });

  it('runs the tests of the rule set, and its backtest report', async () => {
    const { page } = studio;
    await page.getByRole('button', { name: 'Run tests' }).click();
    await page.getByRole('heading', { name: '1 passed, 0 failed' }).waitFor();
    await page.getByRole('button', { name: 'Backtest report' }).click();
    const report = page.frameLocator('iframe[title="Backtest report"]');
    await report.getByRole('heading').first().waitFor();
    // Its scripts run, although the studio's own policy lets no script in a page's text.
    await report.locator('canvas').first().waitFor();
  });

  it('makes a new file, which joins the rule set', async () => {
    const { page, onDisk } = studio;
    await page.getByLabel('New file').fill('more');
    await page.getByRole('button', { name: 'Create' }).click();
    await page.getByRole('button', { name: 'more.hedge', exact: true }).waitFor();
    expect(onDisk('more.hedge')).toBe('');
  });

  it('takes a file that another program makes into the rule set', async () => {
    const { state, typeAtEnd, write } = studio;
    await typeAtEnd('when hot alert "x"');
    await eventually(state).toContain('1 error,');
    write('more.hedge', 'let hot = vix > 40\n');
    await eventually(state).toMatch(/no findings|0 errors/);
  });

  it('has no violation of axe', async () => {
    await studio.page.locator('.test-mark').waitFor();
    expect(await axeViolations(studio.page)).toEqual([]);
  });
});
