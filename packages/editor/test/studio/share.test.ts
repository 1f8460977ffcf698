/** Links that hold a rule set: made and opened by the studio. */
import { expect, it } from 'vitest';
import { describeBrowser } from '../../../runtime/test/support/browser.ts';
import { eventually, useStudio } from './suite.ts';

describeBrowser('share links of the studio', () => {
  const suite = useStudio();
  const rules = 'when hot alert "hot"\n';

  it('hold the whole rule set as it stands, and open in a folder of their own', async () => {
    const { page, notice, typeAtEnd, onDisk } = await suite.open({
      'a.hedge': rules,
      'b.hedge': 'let hot = vix > 40\n',
      'other/c.hedge': 'let other = 1\n',
    });
    const context = page.context();
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await typeAtEnd('# mine');
    await page.getByRole('button', { name: 'Copy link' }).click();
    await eventually(notice).toContain('a link that holds all 2 files is on the clipboard');
    const link: string = await page.evaluate('navigator.clipboard.readText()');

    // The link has no token: the page has kept it.
    const other = await context.newPage();
    const asked: string[] = [];
    other.on('dialog', (dialog) => {
      asked.push(`${dialog.message()} ${dialog.defaultValue()}`);
      void (asked.length === 1 ? dialog.accept(dialog.defaultValue()) : dialog.dismiss());
    });
    await other.goto(link);
    await other.locator('.tab[aria-selected="true"][data-path="shared/a.hedge"]').waitFor();
    expect(onDisk('shared/a.hedge')).toBe(`${rules}# mine`);
    expect(onDisk('shared/b.hedge')).toBe('let hot = vix > 40\n');
    expect(onDisk('a.hedge')).toBe(rules);
    expect(new URL(other.url()).hash).toBe('');

    // Pasted into a studio that is open; and not wanted.
    await other.goto(link);
    await eventually(() => asked.length).toBe(2);
    expect(asked).toEqual([
      'The link holds a.hedge, b.hedge. Save in which folder? shared',
      'The link holds a.hedge, b.hedge. Save in which folder? shared-2',
    ]);
    expect(() => onDisk('shared-2/a.hedge')).toThrow();
  });

  it('hold hedgerow.json, data that fits, and what the params are turned to', async () => {
    const noise = Array.from({ length: 6_000 }, (_, i) => `${i},${(i * 7919) % 104729}`).join('\n');
    const manifest = '{ "data": ["market"], "profiles": { "bold": { "floor": 22 } } }\n';
    const market = 'date,vix\n2024-01-02,29\n2024-01-03,31\n';
    const { page, notice, onDisk } = await suite.open({
      'desk/a.hedge': 'param floor = 28 in 20..40 step 0.5\nwhen vix > floor alert "hot"\n',
      'desk/hedgerow.json': manifest,
      'desk/market/vix.csv': market,
      'desk/market/noise.csv': `date,noise\n${noise}\n`,
    });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('tab', { name: 'Params' }).click();
    await page.getByLabel('Profile').selectOption('bold');
    const floor = page.getByRole('slider', { name: 'floor' });
    await eventually(() => floor.inputValue()).toBe('22');
    await floor.press('ArrowRight');
    await eventually(() => floor.inputValue()).toBe('22.5');
    await page.getByRole('button', { name: 'Copy link' }).click();
    await eventually(notice).toBe(
      'a link that holds this file, hedgerow.json, market/vix.csv and the params as they are turned is on the clipboard; it has no room for the data of market/noise.csv',
    );
    const link: string = await page.evaluate('navigator.clipboard.readText()');

    const other = await page.context().newPage();
    const asked: string[] = [];
    other.on('dialog', (dialog) => {
      asked.push(dialog.message());
      void dialog.accept(dialog.defaultValue());
    });
    await other.goto(link);
    await other.locator('.tab[aria-selected="true"][data-path="shared/a.hedge"]').waitFor();
    expect(asked).toEqual([
      'The link holds a.hedge, hedgerow.json, market/vix.csv and turned params. Save in which folder?',
    ]);
    expect(onDisk('shared/hedgerow.json')).toBe(manifest);
    expect(onDisk('shared/market/vix.csv')).toBe(market);
    const shown = other.locator('.side:not([hidden])');
    await shown.getByRole('tab', { name: 'Params' }).click();
    await eventually(() => shown.getByRole('slider', { name: 'floor' }).inputValue()).toBe('22.5');
    expect(await shown.getByLabel('Profile').inputValue()).toBe('bold');
  });

  it('write over nothing, and tell that they are damaged', async () => {
    const { page, notice, onDisk } = await suite.open({ 'shared.hedge': rules });
    page.on('dialog', (dialog) => void dialog.accept(''));
    // One text, as links were once.
    await page.evaluate("location.hash = 'rules=AwA'");
    await eventually(notice).toContain('nothing was saved: shared.hedge is there already');
    expect(onDisk('shared.hedge')).toBe(rules);
    await page.evaluate("location.hash = 'files=AwA'");
    await eventually(notice).toContain('the link is damaged');
  });
});
