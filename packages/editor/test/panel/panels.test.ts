/** The panels in a browser over the real VIX: what they show is what the command line says. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeBrowser } from '../../../runtime/test/support/browser.ts';
import { missing, readShared } from '../../../runtime/test/support/shared.ts';
import type { DecisionRow } from '../../src/protocol.ts';
import { axeViolations, caretBehind, hedgerow, picture, project, put, until, usePanels } from './suite.ts';

const text = `param floor = 28 in 25..35 step 0.5

## Stress, for as long as a week.
rule stress:
  when vix > floor for 3 sessions and vix < 60
  activate second_engine size 25%..40% by vix from 28 to 35
  until vix < 22 for 5 sessions

rule loud:
  when vix > 45
  alert "VIX at {vix}"
`;

const vix = 'data/vix_daily.csv';

interface CliDecision {
  readonly session: string;
  readonly kind: string;
  readonly layer: string | null;
  readonly rule: string | null;
}

const plain = (rows: readonly CliDecision[]): string[] =>
  rows.map(({ session, kind, layer, rule }) => [session, kind, layer, rule].join(' ')).sort();

const marks = (page: Page): Promise<{ session: string; kind: string }[]> =>
  page.evaluate(
    'panels.chart.fired.marks.map(({ session, kind }) => ({ session: panels.chart.fired.dates[session], kind }))',
  );

const activeDays = (page: Page): Promise<string[]> =>
  page.evaluate('panels.chart.fired.dates.filter((_, i) => panels.chart.fired.active[i] === 1)');

/** Sessions after which a layer is active, by what was decided. */
function daysActive(dates: readonly string[], decisions: readonly CliDecision[]): string[] {
  const changes = new Map(
    decisions
      .filter(({ kind }) => kind === 'activated' || kind === 'deactivated')
      .map(({ session, kind }) => [session, kind === 'activated']),
  );
  let on = false;
  return dates.filter((date) => {
    on = changes.get(date) ?? on;
    return on;
  });
}

interface Explained {
  readonly rules: readonly unknown[];
}

/** Files are named otherwise in a page, and names of files are part of decisions' hashes. */
const withoutFiles = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (key, inner) => (['file', 'id', 'rules_hash'].includes(key) ? '' : inner)),
  );

const whyIn = async (page: Page, rule: string): Promise<unknown> =>
  withoutFiles(
    await page.evaluate(
      `client.request('hedgerow/why', { uri: port.uri, rule: '${rule}', date: '2020-02-27' })`,
    ),
  );

/** A made-up market that follows the real VIX, so that the Second Engine has something to decide upon. */
function marketBeside(csv: string): string {
  const header = 'date,spx,vix3m,advances,declines,spread_bp,vpin,us10y,us2y,portfolio_equity';
  const rows = csv
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line, i) => {
      const cells = line.split(',');
      const level = Number(cells.at(-1));
      const two = (value: number): string => value.toFixed(2);
      const values = [
        two(1000 + i / 2 - level * 8),
        two(15 + level * 0.3),
        Math.round(1500 - level * 10),
        Math.round(900 + level * 20),
        two(level / 4),
        two(Math.min(1, level / 60)),
        0.03,
        (0.01 + level / 1000).toFixed(4),
        1_000_000,
      ];
      return [cells[0], ...values].join(',');
    });
  return [header, ...rows].join('\n');
}

if (missing(vix)) it.skip('the panels need the real VIX', () => {});
else {
  describeBrowser('panels beside the text', () => {
    const suite = usePanels();
    const csv = readShared(vix);
    const one = {
      files: [{ name: 'rules.hedge', text }],
      shown: 'rules.hedge',
      data: [{ name: 'vix.csv', content: csv }],
    };
    const onDisk = (): readonly string[] => [
      put(suite.folder, 'rules.hedge', text),
      '--data',
      put(suite.folder, 'vix.csv', csv),
    ];

    it('paints the decisions of the command line', async () => {
      const page = await suite.open(one);
      await until(page, "panels.chart.fired?.rule === 'stress'");
      const [rules, ...data] = onDisk();
      const { decisions } = hedgerow('backtest', rules!, ...data, '--format', 'json') as {
        decisions: CliDecision[];
      };
      const own = decisions.filter(({ layer }) => layer === 'second_engine');
      expect(await marks(page)).toEqual(own.map(({ session, kind }) => ({ session, kind })));
      expect(await activeDays(page)).toEqual(
        daysActive(await page.evaluate('panels.chart.fired.dates'), own),
      );
      await picture(page, 'stress');
    });

    it('shows the ALVH rules as the command line decides and explains them', async () => {
      const folder = join(project, 'rules/alvh');
      const names = readdirSync(folder).filter((name) => name.endsWith('.hedge'));
      const files = names.map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
      const data = [
        { name: 'vix.csv', content: csv },
        { name: 'market.csv', content: marketBeside(csv) },
      ];
      const page = await suite.open({ files, shown: 'second_engine.hedge', data });
      const paths = data.map(({ name, content }) => put(suite.folder, name, content));
      const rest = ['--data', ...paths, '--allow-missing', '--format', 'json'];
      const { decisions } = hedgerow('backtest', folder, ...rest) as { decisions: CliDecision[] };
      const rows: DecisionRow[] = await page.evaluate('decisions()');
      expect(rows.length).toBeGreaterThan(100);
      expect(plain(rows)).toEqual(plain(decisions));

      await caretBehind(page, 'rule stress_entry');
      await until(page, "panels.chart.fired.rule === 'stress_entry'");
      const own = decisions.filter(({ layer }) => layer === 'second_engine');
      expect(await marks(page)).toEqual(own.map(({ session, kind }) => ({ session, kind })));
      expect(await activeDays(page)).toEqual(
        daysActive(await page.evaluate('panels.chart.fired.dates'), own),
      );

      const { rules } = hedgerow(
        'explain',
        folder,
        'stress_entry',
        '--at',
        '2020-02-27',
        ...rest,
      ) as Explained;
      expect(await whyIn(page, 'stress_entry')).toEqual(withoutFiles(rules[0]));
      const took: number = await page.evaluate("fired('stress_entry').then((one) => one.took)");
      console.info(`bands of ALVH anew: ${took.toFixed(1)} ms in the worker`);
      await page.evaluate("panels.travel('2020-02-27')");
      await page.getByText('stress_entry on 2020-02-27').waitFor();
      await picture(page, 'alvh');
    });

    it('explains a session as the command line does', async () => {
      const page = await suite.open(one);
      await until(page, "panels.chart.fired?.rule === 'stress'");
      const [rules, ...data] = onDisk();
      const args = ['stress', ...data, '--at', '2020-02-27', '--format', 'json'];
      const { rules: explained } = hedgerow('explain', rules!, ...args) as Explained;
      expect(await whyIn(page, 'stress')).toEqual(withoutFiles(explained[0]));

      await page.evaluate("panels.travel('2020-02-27')");
      await page.getByText('stress on 2020-02-27').waitFor();
      const items = page.getByRole('treeitem');
      expect(await items.first().textContent()).toContain('when');
      expect(await page.locator('#inline li').allTextContents()).toContain(
        '5: ✗ 1 of 3  ✓ 39.16 vs 28.00  ✓ 39.16 vs 60.00',
      );
      await picture(page, 'why');

      await page.getByRole('button', { name: 'Back to now' }).click();
      expect(await page.locator('#inline li').count()).toBe(0);
    });

    it('turns a param: the bands follow, and the text is edited once', async () => {
      const page = await suite.open(one);
      await caretBehind(page, 'floor = 2');
      const slider = page.getByLabel('param floor');
      await slider.waitFor();
      const before = (await activeDays(page)).length;
      await slider.focus();
      for (let i = 0; i < 8; i++) await page.keyboard.press('ArrowRight');
      await until(page, `panels.chart.fired.active.reduce((a, b) => a + b, 0) < ${before}`);
      await until(page, 'port.steps.length === 1');
      expect(await page.evaluate('port.text')).toContain('param floor = 32 in 25..35 step 0.5');
      await until(page, 'panels.chart.fired.before !== undefined');
      expect(await page.evaluate('panels.chart.fired.before.active.reduce((a, b) => a + b, 0)')).toBe(before);
      await picture(page, 'slider');
    });

    it('turns a literal by mouse, and lets go of it with Escape', async () => {
      const page = await suite.open(one);
      await caretBehind(page, 'vix > 45');
      const slider = page.getByLabel('vix', { exact: true });
      await slider.waitFor();
      const box = (await slider.boundingBox())!;
      await page.mouse.move(box.x + box.width * 0.5, box.y + box.height / 2);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width * 0.3, box.y + box.height / 2, { steps: 4 });
      expect(await page.evaluate('port.text')).toBe(text);
      await page.mouse.up();
      await until(page, 'port.steps.length === 1');
      const edited: string = await page.evaluate('port.text');
      expect(edited).toMatch(/when vix > \d+(\.\d+)?\n {2}alert/);
      expect(edited).not.toContain('vix > 45');
      await until(page, 'document.querySelector("output").textContent !== "45"');
      await slider.focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Escape');
      expect(await page.evaluate('port.text')).toBe(edited);
    });

    it('is worked by keys alone', async () => {
      const page = await suite.open(one);
      await until(page, "panels.chart.fired?.rule === 'stress'");
      await page.locator('.hedgerow-frame').focus();
      await page.keyboard.press('End');
      const last = (await marks(page)).at(-1)!;
      // The rules run anew meanwhile: the place in the chart stays.
      await page.evaluate('{ globalThis.before = panels.chart.fired; panels.refresh(); }');
      await until(page, 'panels.chart.fired !== before');
      await page.keyboard.press('Enter');
      await page.getByText(`stress on ${last.session}`).waitFor();
      await page.getByRole('treeitem').first().focus();
      await page.keyboard.press('ArrowLeft');
      expect(await page.getByRole('treeitem').first().getAttribute('aria-expanded')).toBe('false');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      expect(await page.evaluate('document.activeElement.getAttribute("role")')).toBe('treeitem');
      await page.getByRole('tab', { name: 'Why' }).focus();
      await page.keyboard.press('ArrowRight');
      await page.getByRole('columnheader', { name: 'session' }).waitFor();
    });

    it('lists the decisions, sorted and filtered', async () => {
      const page = await suite.open(one);
      await page.getByRole('tab', { name: 'Decisions' }).click();
      await page.getByLabel('Kind').selectOption('activated');
      await page.getByRole('columnheader', { name: 'session' }).getByRole('button').click();
      expect(await page.getByRole('columnheader', { name: 'session' }).getAttribute('aria-sort')).toBe(
        'ascending',
      );
      const first = await page.getByRole('row').nth(1).textContent();
      const activated = (await marks(page)).filter(({ kind }) => kind === 'activated');
      expect(first).toContain(activated[0]!.session);
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Export CSV' }).click(),
      ]);
      const lines = readFileSync(await file.path(), 'utf8')
        .trim()
        .split('\r\n');
      expect(lines).toHaveLength(activated.length + 1);
      await picture(page, 'decisions');
    });

    it('has no violation of axe in any theme, nor at narrow widths', async () => {
      for (const theme of ['light', 'dark', 'high-contrast', 'high-contrast-light']) {
        const page = await suite.open(
          { ...one, theme },
          { viewport: { width: 380, height: 1000 }, reducedMotion: 'reduce' },
        );
        await page.evaluate("panels.travel('2020-03-10')");
        await page.getByText('stress on 2020-03-10').waitFor();
        expect(await axeViolations(page)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(380);
        await picture(page, `narrow-${theme}`);
        await page.getByRole('tab', { name: 'Decisions' }).click();
        await page.getByRole('cell').first().waitFor();
        expect(await axeViolations(page)).toEqual([]);
      }
    });

    it('says how long an answer takes to be painted', async () => {
      const page = await suite.open(one);
      const times: number[] = await page.evaluate(`(async () => {
        const answer = await fired('stress');
        const times = [];
        for (let i = 0; i < 15; i++) {
          const begun = performance.now();
          panels.chart.fired = answer;
          // uPlot paints in a microtask.
          await Promise.resolve().then(() => {});
          times.push(performance.now() - begun);
        }
        return times.sort((a, b) => a - b);
      })()`);
      console.info(
        `answer to painted bands: median ${times[7]!.toFixed(1)} ms, slowest ${times.at(-1)!.toFixed(1)} ms`,
      );
      expect(times).toHaveLength(15);
    });
  });
}
