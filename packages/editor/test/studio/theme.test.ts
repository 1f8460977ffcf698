/** The theme `as the system`: light, dark and high contrast, of the page, its texts, panels and charts. */
import { expect, it } from 'vitest';
import { describeBrowser } from '../../../runtime/test/support/browser.ts';
import { axeViolations } from '../support/browser-page.ts';
import { eventually, useStudio } from './suite.ts';

const market = 'date,vix\n2024-01-02,29\n2024-01-03,29\n2024-01-04,18\n';

describeBrowser('the theme of the studio', () => {
  const suite = useStudio();

  it('follows the system, its wish for contrast too, as that changes', async () => {
    const { page } = await suite.open({
      'stress.hedge': 'when vix > 28 alert "stress"\n',
      'market.csv': market,
      'hedgerow.json': '{}\n',
    });
    await page.locator('.codelens-decoration', { hasText: '1 alert since' }).waitFor();
    const themes = (): Promise<string[]> =>
      page.evaluate(`[
        document.documentElement.dataset.theme,
        document.querySelector('.hedgerow-panels').dataset.theme,
        ['vs-dark', 'vs', 'hc-black', 'hc-light'].find((name) => document.querySelector('.monaco-editor.' + name)),
      ]`);
    const pixels = (): Promise<string> =>
      page.evaluate("document.querySelector('.hedgerow-panes canvas').toDataURL()");
    const seen = new Set<string>();
    for (const [media, name, monaco] of [
      [{ colorScheme: 'light' }, 'light', 'vs'],
      [{ colorScheme: 'light', contrast: 'more' }, 'high-contrast-light', 'hc-light'],
      [{ colorScheme: 'dark', contrast: 'more' }, 'high-contrast', 'hc-black'],
      [{ colorScheme: 'dark', contrast: 'no-preference' }, 'dark', 'vs-dark'],
      [{ colorScheme: 'dark', forcedColors: 'active' }, 'high-contrast', 'hc-black'],
      [{ colorScheme: 'light', forcedColors: 'active' }, 'high-contrast-light', 'hc-light'],
    ] as const) {
      await page.emulateMedia(media);
      await eventually(themes).toEqual([name, name, monaco]);
      expect(await axeViolations(page)).toEqual([]);
      seen.add(await pixels());
    }
    // The charts are drawn anew each time.
    expect(seen.size).toBe(4);
    await page.getByLabel('Theme').selectOption('light');
    await eventually(themes).toEqual(['light', 'light', 'vs']);
    await page.emulateMedia({ colorScheme: 'dark', contrast: 'more' });
    await eventually(themes).toEqual(['light', 'light', 'vs']);
  });
});
