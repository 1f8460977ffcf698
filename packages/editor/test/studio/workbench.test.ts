/** Around the text of the studio: results of tests, data by hedgerow.json, tabs, and what comes first. */
import { expect, it } from 'vitest';
import { describeBrowser } from '../../../runtime/test/support/browser.ts';
import { axeViolations } from '../support/browser-page.ts';
import { eventually, useStudio } from './suite.ts';

const test = (title: string, expected: string): string =>
  `test "${title}" {\n  given vix = 30\n  expect ${expected}\n}\n`;
const stress = `when vix > 28 alert "stress"\n\n${test('told', 'alert')}\n${test('not told', 'no alert')}`;
const market = 'date,vix\n2024-01-02,29\n2024-01-03,29\n2024-01-04,18\n';

describeBrowser('the workbench of the studio', () => {
  const suite = useStudio();

  it('marks each test in the margin, anew after each edit', async () => {
    const { page, state, onDisk } = await suite.open({ 'stress.hedge': stress });
    await page.locator('.test-passed').waitFor();
    expect(await page.locator('.test-failed').count()).toBe(1);
    await eventually(state).toContain('1 test passed, 1 failed');
    // Signs, not colours alone; and words.
    const sign = (mark: string) =>
      page.locator(mark).evaluate((one) => getComputedStyle(one, '::before').content);
    expect([await sign('.test-passed'), await sign('.test-failed')]).toEqual(['"✓"', '"✗"']);
    await page.locator('.test-failed').hover();
    const hover = page.locator('.monaco-hover', { hasText: 'failed: not told' });
    await hover.getByText('decided').waitFor();
    expect(await hover.textContent()).toContain('expected');
    for (const theme of ['dark', 'high-contrast', 'high-contrast-light', 'light']) {
      await page.getByLabel('Theme').selectOption(theme);
      expect(await axeViolations(page)).toEqual([]);
    }
    const top = async (mark: string) => (await page.locator(mark).boundingBox())!.y;
    expect(await top('.test-passed')).toBeLessThan(await top('.test-failed'));
    await page.locator('.monaco-editor').first().click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('# ');
    // Without the rule, the test that expects an alert fails, and the other passes.
    await eventually(async () => (await top('.test-failed')) < (await top('.test-passed'))).toBe(true);
    // What runs is what stands in the editor: nothing had to be saved.
    expect(onDisk('stress.hedge')).toBe(stress);
  });

  it('shows marks faintly while tests run anew; meanwhile all else goes on', async () => {
    const { page, typeAtEnd, onDisk } = await suite.open({ 'stress.hedge': stress });
    const faint = page.locator('.is-untested .test-passed');
    await page.locator('.view:not(.is-untested) .test-passed').waitFor();
    let release = (): void => {};
    const held = new Promise<void>((done) => {
      release = done;
    });
    await page.route('**/api/test', async (route) => {
      await held;
      await route.continue();
    });
    await typeAtEnd('# mine');
    await faint.waitFor();
    await page.keyboard.press('Control+s');
    await eventually(() => onDisk('stress.hedge')).toBe(`${stress}# mine`);
    await page.getByRole('button', { name: 'Run tests' }).click();
    release();
    // Who asked while they ran is told what came of the newest text.
    await page.getByRole('heading', { name: '1 passed, 1 failed' }).waitFor();
    await faint.waitFor({ state: 'detached' });
  });

  it('leads to a failed test by F8, in words', async () => {
    const { page } = await suite.open({ 'stress.hedge': stress });
    await page.locator('.test-failed').waitFor();
    await page.locator('.monaco-editor').first().click();
    await page.keyboard.press('F8');
    await page.locator('.marker-widget', { hasText: 'not told' }).waitFor();
  });

  it('reads data as hedgerow.json says, and anew when that changes', async () => {
    const manifest = (column: string) =>
      `{ "feeds": { "desk": { "type": "csv", "path": "data/desk.csv", "columns": { "${column}": "vix" } } } }`;
    const { page, state, write } = await suite.open({
      'stress.hedge': stress,
      'market.csv': 'date,vix\n2024-01-02,10\n',
      'hedgerow.json': manifest('a'),
    });
    await eventually(state).toContain('there is no file data/desk.csv');
    write('data/desk.csv', 'date,a,b\n2024-01-02,29,10\n2024-01-03,10,10\n2024-01-04,31,10\n');
    await page.locator('.codelens-decoration', { hasText: '2 alerts since' }).waitFor();
    write('hedgerow.json', manifest('b'));
    await page.locator('.codelens-decoration', { hasText: '0 alerts since' }).waitFor();
  });

  it('checks hedgerow.json while it is typed', async () => {
    const { page, state, typeAtEnd } = await suite.open({
      'stress.hedge': stress,
      'hedgerow.json': '{\n  "feed": {}\n}\n',
    });
    await page.getByRole('button', { name: 'hedgerow.json', exact: true }).click();
    await eventually(state).toBe('1 error; F8 leads from one to the next');
    await page.locator('.view:not(.is-away) .squiggly-error').waitFor();
    await page.keyboard.press('F8');
    const widget = page.locator('.marker-widget');
    await widget.getByText('unknown key `feed`').waitFor();
    expect(await widget.textContent()).toContain('did you mean `feeds`?');
    expect(await axeViolations(page)).toEqual([]);
    // Its own mistakes, not those of the rules.
    await page.getByText('1 of 1 problem').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    await page.keyboard.type('{"data": here');
    await eventually(state).toContain('1 error');
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    await page.keyboard.type('{"data": "."');
    await eventually(state).toBe('no findings');
    // Nothing of it tells of the rules, nor theirs of it.
    await page.getByRole('tab', { name: 'stress.hedge' }).click();
    await eventually(state).toContain('1 test passed, 1 failed');
    await typeAtEnd('\n');
    await page.keyboard.press('F8');
    await page.locator('.view:not(.is-away) .marker-widget', { hasText: 'not told' }).waitFor();
    await page.getByRole('tab', { name: 'hedgerow.json' }).click();
    await eventually(state).toBe('no findings');
  });

  it('completes hedgerow.json by its schema', async () => {
    const { page, state } = await suite.open({ 'stress.hedge': stress, 'hedgerow.json': '{}\n' });
    await page.getByRole('button', { name: 'hedgerow.json', exact: true }).click();
    await eventually(state).toBe('no findings');
    // Keys go where the text is, once it is on view and has the focus.
    const focused = page.locator('.view:not(.is-away) .monaco-editor.focused .view-lines');
    await focused.filter({ hasText: '{}' }).waitFor();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowRight');
    const row = page.locator('.suggest-widget .monaco-list-row.focused');
    await page.keyboard.type('"li');
    await row.filter({ hasText: 'lint' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('{ "pr');
    await row.filter({ hasText: 'preset' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('"st');
    await row.filter({ hasText: 'strict' }).waitFor();
    await page.keyboard.press('Tab');
    const text = await page.locator('.view:not(.is-away) .view-lines').textContent();
    expect(text?.replaceAll('\u00a0', ' ')).toBe('{"lint": { "preset": "strict"}}');
    await eventually(state).toBe('no findings');
  });

  it('asks which inputs the columns of a new file give, and tells hedgerow.json', async () => {
    const { page, onDisk, write, notice } = await suite.open({ 'stress.hedge': stress });
    const content = 'date,level\n2024-01-02,29\n2024-01-03,10\n2024-01-04,31\n';
    const file = { name: 'cboe.csv', mimeType: 'text/csv', buffer: Buffer.from(content) };
    const dialog = page.getByRole('dialog', { name: 'What does cboe.csv give?' });
    const drop = async (): Promise<void> => {
      await page.getByLabel('Add data').setInputFiles(file);
      await dialog.waitFor();
    };
    await drop();
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await drop();
    await dialog.getByLabel('Column level').selectOption('vix');
    await dialog.getByRole('button', { name: 'Add the file' }).click();
    await page.locator('.codelens-decoration', { hasText: '2 alerts since' }).waitFor();
    expect(onDisk('cboe.csv')).toBe(content);
    expect(JSON.parse(onDisk('hedgerow.json'))).toEqual({
      data: '.',
      feeds: { cboe: { type: 'csv', path: 'cboe.csv', columns: { level: 'vix' } } },
    });
    // Nothing is missing now, so nothing is asked.
    await page.getByLabel('Add data').setInputFiles({ ...file, name: 'more.CSV' });
    await page.getByRole('button', { name: 'more.csv', exact: true }).waitFor();
    expect(await dialog.isVisible()).toBe(false);
    // The data is what hedgerow.json names, and nothing else.
    write('hedgerow.json', onDisk('hedgerow.json').replace('"data": "."', '"data": []'));
    await page.getByLabel('Add data').setInputFiles({ ...file, name: 'other.csv' });
    await eventually(notice).toContain('no rules read it: hedgerow.json names other data');
  });

  it('leads by F8 through all files of a rule set, and to no other', async () => {
    const doubtful = (name: string): string =>
      `when vix > 28 and vix > 20 alert "${name}"\n\n${test(name, 'alert')}`;
    const { page, state } = await suite.open({
      'a.hedge': doubtful('a'),
      'b.hedge': doubtful('b'),
      'z/c.hedge': doubtful('c'),
    });
    await page.getByRole('button', { name: 'z/c.hedge', exact: true }).click();
    await eventually(state).toContain('1 other finding');
    await page.getByRole('tab', { name: 'a.hedge' }).click();
    await eventually(state).toContain('2 other findings');
    for (const [key, file] of [
      ['F8', 'a.hedge'],
      ['F8', 'b.hedge'],
      ['F8', 'a.hedge'],
      ['Shift+F8', 'b.hedge'],
      ['Shift+F8', 'a.hedge'],
    ] as const) {
      await page.keyboard.press(key);
      await page.locator('.tab[aria-selected="true"]', { hasText: file }).waitFor();
      await page.locator('.view:not(.is-away) .marker-widget').waitFor();
    }
  });

  it('keeps each open file as it was left', async () => {
    const long = Array.from({ length: 200 }, (_, i) => `# line ${i}`).join('\n');
    const { page, shown, typeAtEnd } = await suite.open({
      'a.hedge': long,
      'b.hedge': 'when vix > 30 alert "b"\n',
      'hedgerow.json': '{}\n',
    });
    const tab = (name: string) => page.getByRole('tab', { name, exact: true });
    await typeAtEnd('\n# mine');
    await tab('a.hedge, unsaved').waitFor();
    await eventually(shown).toContain('mine');
    await page.getByRole('button', { name: 'hedgerow.json', exact: true }).click();
    await eventually(shown).toContain('{}');
    await page.getByRole('button', { name: 'b.hedge', exact: true }).click();
    await eventually(shown).toContain('vix');
    expect(await page.getByRole('tab').and(page.locator('.tab')).count()).toBe(3);
    expect(await axeViolations(page)).toEqual([]);
    // One stop of the Tab key; arrows go along, Enter opens.
    await tab('b.hedge').focus();
    await page.keyboard.press('Home');
    expect(await page.locator('.tab[tabindex="0"]').getAttribute('data-path')).toBe('a.hedge');
    await page.keyboard.press('Enter');
    await eventually(shown).toContain('mine');
    await page.keyboard.press('Control+z');
    await eventually(shown).not.toContain('mine');
    await page.keyboard.press('Control+y');
    await eventually(shown).toContain('mine');
    // Closed by Delete: what is unsaved stays, and is marked in the list.
    await tab('a.hedge, unsaved').focus();
    await page.keyboard.press('Delete');
    await eventually(() => page.locator('.tab').count()).toBe(2);
    await page.getByRole('button', { name: 'a.hedge (unsaved)' }).click();
    await eventually(shown).toContain('mine');
  });

  it('shows whole names of files, in a list as wide as one likes', async () => {
    const long = 'a_rule_set_with_a_name_that_is_longer_than_the_list_is_wide.hedge';
    const { page } = await suite.open({ [long]: stress });
    const list = page.getByRole('navigation', { name: 'Files' });
    const name = list.getByRole('button', { name: long, exact: true });
    expect(await name.evaluate((one) => one.scrollWidth <= one.clientWidth)).toBe(true);
    const bar = page.getByRole('separator', { name: 'Width of the list of files' });
    const width = async (): Promise<number> => (await list.boundingBox())!.width;
    const before = await width();
    await bar.press('ArrowRight');
    await bar.press('ArrowRight');
    expect(await width()).toBeCloseTo(before + 0.04 * 1200, 0);
    const { x, y, height } = (await bar.boundingBox())!;
    await page.mouse.move(x + 2, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(480, y + height / 2);
    await page.mouse.up();
    expect(await width()).toBeCloseTo(480, 0);
    expect(await bar.getAttribute('aria-valuenow')).toBe('40');
    const panels = page.getByRole('separator', { name: 'Width of the panels' });
    await panels.press('Home');
    expect((await page.locator('#panels').boundingBox())!.width).toBeCloseTo(0.08 * 1200, 0);
    await panels.press('End');
    // The text keeps a place.
    expect((await page.locator('#work').boundingBox())!.width).toBeGreaterThan(100);
    await panels.press('Home');
    expect(await axeViolations(page)).toEqual([]);
    await page.reload();
    await page.locator('.view-line span span').first().waitFor();
    expect(await width()).toBeCloseTo(480, 0);
  });

  it('tells that a file is no longer on disk, and that none is open', async () => {
    const { page, state, typeAtEnd, remove, onDisk } = await suite.open({ 'stress.hedge': stress });
    page.on('dialog', (dialog) => void dialog.accept());
    await typeAtEnd('# mine');
    remove('stress.hedge');
    await page.getByRole('alert').getByText('stress.hedge is no longer on disk').waitFor();
    expect(await page.getByRole('button', { name: 'Keep mine' }).isVisible()).toBe(false);
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Control+s');
    await eventually(() => page.locator('#conflict').isVisible()).toBe(false);
    expect(onDisk('stress.hedge')).toBe(`${stress}# mine`);
    await page.getByRole('tab', { name: 'stress.hedge' }).press('Delete');
    await eventually(state).toBe('no file is open: choose one in the list');
    await page.getByRole('button', { name: 'Delete stress.hedge' }).click();
    await eventually(state).toBe('there are no rules here yet: create a file');
  });

  it('renames a file in its place, with its undo and its marks', async () => {
    const { page, shown, typeAtEnd, onDisk, state } = await suite.open({
      'stress.hedge': stress,
      'z.hedge': 'when vix > 98 alert "z"\n',
    });
    let name = 'calm';
    page.on('dialog', (dialog) => void dialog.accept(name));
    const tabs = (): Promise<string[]> => page.locator('.tab').allTextContents();
    await page.getByRole('button', { name: 'z.hedge', exact: true }).click();
    await page.getByRole('tab', { name: 'stress.hedge' }).click();
    await typeAtEnd('#mine');
    await page.getByRole('button', { name: 'Rename stress.hedge' }).click();
    await eventually(tabs).toEqual(['● calm.hedge×', 'z.hedge×']);
    expect(onDisk('calm.hedge')).toBe(stress);
    expect(() => onDisk('stress.hedge')).toThrow();
    await eventually(shown).toContain('mine');
    await page.locator('.test-failed').waitFor();
    await page.keyboard.press('Control+z');
    await eventually(shown).not.toContain('mine');
    await eventually(tabs).toEqual(['calm.hedge×', 'z.hedge×']);
    // Its old name is free, and what stands under it is another text.
    await page.getByLabel('New file').fill('stress');
    await page.getByRole('button', { name: 'Create' }).click();
    await eventually(tabs).toEqual(['calm.hedge×', 'z.hedge×', 'stress.hedge×']);
    await typeAtEnd('when vix > 99 alert "new"');
    await eventually(state).toContain('no findings');
    await page.getByRole('tab', { name: 'calm.hedge' }).click();
    await eventually(shown).toContain('vix > 28');
    // Into another folder, where it is another rule set's.
    name = 'other/calm.hedge';
    await page.getByRole('button', { name: 'Rename calm.hedge' }).click();
    await eventually(tabs).toEqual(['calm.hedge×', 'z.hedge×', '● stress.hedge×']);
    await eventually(shown).toContain('vix > 28');
    expect(onDisk('other/calm.hedge')).toBe(stress);
  });

  it('draws the first chart before it lints', async () => {
    // What the worker sends of each document, in its order.
    const record = `{
      const order = (globalThis.order = []);
      const asked = new Map();
      const isLint = ({ severity }) => severity > 1;
      const tell = (what, uri) => order.push(what + ' of ' + uri.split('/').at(-1));
      globalThis.Worker = class extends Worker {
        constructor(...args) {
          super(...args);
          super.addEventListener('message', ({ data }) => {
            if (data.result && asked.has(data.id)) tell('chart', asked.get(data.id));
            if (data.method === 'diagnostics' && data.diagnostics.some(isLint)) tell('lint', data.uri);
          });
        }
        postMessage(message, ...rest) {
          if (message?.method === 'hedgerow/fire') asked.set(message.id, message.params.uri);
          super.postMessage(message, ...rest);
        }
      };
    }`;
    const doubtful = 'when vix > 28 and vix > 20 alert "stress"\n';
    const { page } = await suite.open(
      { 'a.hedge': doubtful, 'other/b.hedge': doubtful, 'other/market.csv': market },
      record,
    );
    const order = (): Promise<string[]> => page.evaluate('globalThis.order');
    await eventually(order).toContain('lint of a.hedge');
    // The worker has nothing else to do now: its own order alone holds lint back.
    await page.getByRole('button', { name: 'other/b.hedge', exact: true }).click();
    await eventually(order).toContain('lint of b.hedge');
    expect((await order()).find((one) => one.endsWith('b.hedge'))).toBe('chart of b.hedge');
  });
});
