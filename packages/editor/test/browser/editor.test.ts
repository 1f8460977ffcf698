/** The built bundle in a real browser: what a person does with the editor, and what a host relies on. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeBrowser } from '../../../runtime/test/support/browser.ts';
import { sizesOf } from '../../build/sizes.ts';
import { palettes } from '../../src/monaco/palettes.ts';
import { axeViolations, caretBehind, codes, edit, until, useSuite } from '../support/browser-page.ts';

const text = `param floor = 28 in 25..35 step 0.5

rule stress:
  when vix > floor for 3 sessions
  activate second_engine size 25%..40% by vix from 28 to 35
  until vix < 22 for 5 sessions
`;

const data = [
  {
    name: 'vix.csv',
    content: `date,vix\n${[20, 29, 30, 31, 32, 20, 19, 18, 17, 16, 15]
      .map((vix, i) => `2024-01-${String([2, 3, 4, 5, 8, 9, 10, 11, 12, 16, 17][i]).padStart(2, '0')},${vix}`)
      .join('\n')}\n`,
  },
];

/** As styles are computed. */
const rgb = (hex: string): string =>
  `rgb(${[1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join(', ')})`;

const shown = (page: Page): Promise<string> => page.evaluate('one.text');
/** Monaco shows spaces as no-break ones. */
const plain = (words: string | null): string => (words ?? '').replaceAll('\u00a0', ' ');

describeBrowser('the editor in a browser', () => {
  const suite = useSuite();

  it('weighs no more than its budget', () => {
    for (const { name, kib, most } of sizesOf(suite.dist)) {
      expect(kib, name).toBeLessThanOrEqual(most);
    }
  });

  it('underlines a mistake while it is typed, and mends it', async () => {
    const page = await suite.open();
    await edit(page, { text });
    await caretBehind(page, 'when vix > floor for 3 sessions');
    await page.keyboard.type(' and vxi > 20');
    await page.locator('.squiggly-error').first().waitFor();
    expect(await codes(page)).toEqual(['unknown-name']);
    await caretBehind(page, 'vxi');
    await page.keyboard.press('Control+.');
    await page.getByText('Change to `vix`').first().waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => codes(page)).toEqual([]);
    expect(await shown(page)).toContain('for 3 sessions and vix > 20');
  });

  it('walks through findings by F8 and leads from a code to its page', async () => {
    const page = await suite.open();
    await edit(page, { text: text.replace('vix > floor', 'vxi > floor') });
    await page.locator('.squiggly-error').first().waitFor();
    await caretBehind(page, 'param');
    await page.keyboard.press('F8');
    const widget = page.locator('.marker-widget');
    await widget.getByText('is not a known value').waitFor();
    const link = widget.locator('a.code-link');
    expect(await link.getAttribute('href')).toContain('/docs/diagnostics/unknown-name');
  });

  it('completes names with their units, and tells of them', async () => {
    const page = await suite.open();
    await edit(page, { text });
    await caretBehind(page, 'when vix > floor for 3 sessions');
    await page.keyboard.type(' and breakeven_ch');
    const row = page.locator('.suggest-widget .monaco-list-row.focused');
    await row.waitFor();
    expect(plain(await row.textContent())).toContain('breakeven_challenge');
    await page.keyboard.press('Tab');
    expect(await shown(page)).toContain('and breakeven_challenge');
  });

  it('fills a snippet in', async () => {
    const page = await suite.open();
    await edit(page, { text: '' });
    await page.evaluate('one.focus()');
    await page.keyboard.type('rul');
    await page.locator('.suggest-widget .monaco-list-row.focused').waitFor();
    await page.keyboard.press('Tab');
    expect(await shown(page)).toMatch(/^rule \w+:\n/);
  });

  it('shows what a word is, and what a call wants', async () => {
    const page = await suite.open();
    await edit(page, { text, data });
    await until(page, 'document.querySelector(".codelens-decoration")?.textContent.includes("activation")');
    await caretBehind(page, 'when vi');
    await page.evaluate("one.monaco.trigger('test', 'editor.action.showHover', { focus: 'noAutoFocus' })");
    const hover = page.locator('.monaco-hover');
    await hover.getByText('input of the prelude').waitFor();
    // What the prelude says of it is loaded with the first hover.
    await hover.getByText('Source: Cboe VIX').waitFor();
    await hover.getByText('now:').waitFor();
    await page.keyboard.press('Escape');
    await caretBehind(page, 'when vix > floor for 3 sessions');
    await page.keyboard.type(' and rsi(');
    const hints = page.locator('.parameter-hints-widget');
    await hints.getByText('rsi(').first().waitFor();
    await hints.getByText('relative strength index').first().waitFor();
  });

  it('renames a name at all its places, and says why another cannot be', async () => {
    const page = await suite.open();
    await edit(page, { text });
    await caretBehind(page, 'param flo');
    await page.keyboard.press('F2');
    await page.locator('.rename-box input:focus').waitFor();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('threshold');
    await page.keyboard.press('Enter');
    await until(page, "!one.text.includes('floor')");
    expect((await shown(page)).match(/threshold/g)).toHaveLength(2);
    await caretBehind(page, 'when vi');
    await page.keyboard.press('F2');
    await page.getByText('a name of the prelude cannot be renamed').first().waitFor();
  });

  it('lets the uses of a name follow while its declaration is typed', async () => {
    const page = await suite.open();
    await edit(page, { text });
    await caretBehind(page, 'param flo');
    await page.locator('.linked-editing-decoration').first().waitFor();
    await page.keyboard.type('od_do');
    await until(page, `one.text === ${JSON.stringify(text.replaceAll('floor', 'flood_door'))}`);
  });

  it('formats the selected lines alone', async () => {
    const page = await suite.open();
    const untidy = text.replace('= 28', '=28').replace('when vix > floor', 'when   vix>floor');
    await edit(page, { text: untidy });
    await caretBehind(page, 'when   vix');
    await page.evaluate("one.monaco.trigger('test', 'editor.action.formatSelection', {})");
    await until(page, `one.text === ${JSON.stringify(text.replace('= 28', '=28'))}`);
  });

  it('colours what is typed', async () => {
    const page = await suite.open();
    await edit(page, { text });
    const colours = (word: RegExp): Promise<string[]> =>
      page
        .locator('.view-line span[class*="mtk"]', { hasText: word })
        .evaluateAll((all) => all.map((one) => globalThis.getComputedStyle(one).color));
    // A param has a colour of its own, which no pattern gives.
    const [plain] = await colours(/^stress$/);
    await expect.poll(async () => (await colours(/^floor$/)).filter((one) => one !== plain)).toHaveLength(2);
    await caretBehind(page, 'until vix < 22');
    for (let i = 0; i < 2; i++) await page.keyboard.press('Backspace');
    await page.keyboard.type('floor ');
    await page.keyboard.press('Escape');
    await expect.poll(async () => (await colours(/^floor$/)).filter((one) => one !== plain)).toHaveLength(3);
  });

  it('lists the outline, formats, and folds', async () => {
    const page = await suite.open();
    await edit(page, { text: text.replace('  when vix', '     when   vix') });
    await page.evaluate('one.focus()');
    await page.keyboard.press('Control+Shift+I');
    await until(page, `one.text === ${JSON.stringify(text)}`);
    await page.keyboard.press('Control+Shift+O');
    await page.locator('.quick-input-list').getByText('stress').first().waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.margin .codicon-folding-expanded').first().waitFor({ state: 'attached' });
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Control+0');
    await page.locator('.margin .codicon-folding-collapsed').first().waitFor();
  });

  it('goes to the prelude and comes back', async () => {
    const page = await suite.open();
    await edit(page, { text });
    await caretBehind(page, 'when vi');
    await page.keyboard.press('F12');
    const bar = page.locator('.hedgerow-visit');
    await bar.getByText('prelude/').waitFor();
    await page.keyboard.type('x');
    expect(await page.evaluate('one.monaco.getModel().getValue().startsWith("x")')).toBe(false);
    await page.keyboard.press('Alt+ArrowLeft');
    await bar.waitFor({ state: 'detached' });
    expect(await page.evaluate('one.monaco.getModel().getValue()')).toBe(text);
    expect(await page.evaluate('one.monaco.getModel() === null || one.readOnly')).toBe(false);
  });

  it('tells above a rule what it did, and answers', async () => {
    const page = await suite.open();
    await edit(page, { text, data });
    const lens = page.locator('.codelens-decoration a').getByText('1 activation since 2024');
    await lens.waitFor();
    const decisions = (await page.evaluate('one.decisions()')) as { kind: string; session: string }[];
    expect(decisions.map(({ kind, session }) => `${session} ${kind}`).reverse()).toEqual([
      '2024-01-05 activated',
      '2024-01-08 scaled',
      '2024-01-16 deactivated',
    ]);
    await page.locator('.codelens-decoration a').getByText('why').click();
    const answer = page.getByRole('region', { name: 'Answer' });
    await answer.getByText('does not fire').waitFor();
    await page.keyboard.press('Escape');
    await answer.waitFor({ state: 'detached' });
    expect(await page.evaluate('one.monaco.hasTextFocus()')).toBe(true);
  });

  it('loads what runs rules in parts, each when it is first asked for', async () => {
    const page = await suite.open();
    const asked = new Set<string>();
    page.on('request', (request) => {
      const [, part] = /\/language\/([a-z-]+)-\w+\.js$/.exec(request.url()) ?? [];
      if (part && part !== 'chunk') asked.add(part);
    });
    const beside = ['reasons', 'knobs', 'books', 'event-calendars'];
    const loaded = () => beside.filter((part) => asked.has(part));
    const kinds = async (): Promise<string[]> =>
      ((await page.evaluate('one.decisions()')) as { kind: string; session: string }[]).map(
        ({ kind, session }) => `${session} ${kind}`,
      );
    await edit(page, { text, data });
    await page.locator('.codelens-decoration a').getByText('1 activation since 2024').waitFor();
    expect([...asked]).toContain('evaluator');
    expect(loaded()).toEqual([]);
    await page.locator('.codelens-decoration a').getByText('why').click();
    await page.getByRole('region', { name: 'Answer' }).getByText('does not fire').waitFor();
    expect(loaded()).toEqual(['reasons']);

    const fed = 'rule fed:\n  when within 1 session before fomc\n  alert "the Fed"\n';
    await page.evaluate(`one.text = ${JSON.stringify(`${fed}${text}`)}`);
    expect(await kinds()).toContain('2024-01-05 activated');
    expect(loaded()).toEqual(['reasons', 'event-calendars']);

    const feed = { name: 'book', type: 'positions', path: 'positions.csv', rate: 0.045, smile: 'flat' };
    const market = data[0]!.content.replace('date,vix', 'date,vix,spx').replaceAll(/(,\d+)\n/g, '$1,4700\n');
    const positions = [
      'layer,instrument,underlying,strike,expiry,contracts,opened,entry_price',
      'core,put,spx,4500,2024-03-15,10,2024-01-03,60',
    ].join('\n');
    const rule = 'rule long:\n  when book.vega > 0\n  alert "long volatility"\n';
    await page.evaluate(`{
      one.data = ${JSON.stringify([
        { name: 'market.csv', content: market.replace('spx,4700', 'spx') },
        { name: 'positions.csv', content: positions, feed },
      ])};
      one.text = ${JSON.stringify(rule)};
    }`);
    expect(await kinds()).toEqual(['2024-01-03 alert']);
    expect(loaded()).toEqual(['reasons', 'books', 'event-calendars']);
  });

  it('lets the host answer a lens, and hears of changes', async () => {
    const page = await suite.open();
    await edit(page, { text, data });
    await page.evaluate(`{
      globalThis.heard = [];
      one.on('command', (event) => { heard.push(event.command); event.preventDefault(); });
      one.on('change', ({ file, text }) => heard.push(file + ' ' + text.length));
    }`);
    await page.locator('.codelens-decoration a').getByText('why').click();
    await until(page, 'heard.length === 1');
    await caretBehind(page, 'param floor = 28');
    await page.keyboard.type('.5');
    expect(await page.evaluate('heard')).toEqual([
      'hedgerow.explain',
      `rules.hedge ${text.length + 1}`,
      `rules.hedge ${text.length + 2}`,
    ]);
    expect(await page.locator('.hedgerow-answer').count()).toBe(0);
  });

  it('keeps the catalogues of two editors apart', async () => {
    const page = await suite.open();
    const rule = 'rule desk:\n  when desk_stress > 50%\n  alert "desk"\n';
    await edit(page, { text: rule, catalogue: { hedge: 'input desk_stress : ratio in 0..1\n' } });
    await page.evaluate(
      `globalThis.two = hedgerow.createEditor(document.querySelector('#b'), { text: ${JSON.stringify(rule)} }); undefined`,
    );
    await expect.poll(() => codes(page, 'two')).toEqual(['unknown-name']);
    expect(await codes(page)).toEqual([]);
    await caretBehind(page, 'when desk_');
    await page.keyboard.press('Control+Space');
    const row = page.locator('.suggest-widget .monaco-list-row.focused');
    await expect.poll(async () => plain(await row.textContent())).toContain('desk_stress');
    await page.keyboard.press('Escape');
    await page.evaluate('two.catalogue = { hedge: "input desk_stress : index" }');
    await expect.poll(() => codes(page, 'two')).toEqual(['percent-misfit']);
    expect(await page.evaluate('one.files.map(({ name }) => name)')).toEqual(['rules.hedge']);
  });

  it('holds the files of one rule set together', async () => {
    const page = await suite.open();
    await edit(page, {
      files: [
        { name: 'rules.hedge', text: text.replace(/^param.*\n\n/, '') },
        { name: 'params.hedge', text: 'param floor = 28 in 25..35\n' },
      ],
    });
    await page.evaluate("one.on('open', ({ file }) => { globalThis.opened = file; })");
    await caretBehind(page, 'vix > flo');
    await page.keyboard.press('F12');
    await until(page, "globalThis.opened === 'params.hedge'");
    expect(await page.evaluate('one.file')).toBe('params.hedge');
    await page.keyboard.press('F2');
    await page.locator('.rename-box input:focus').waitFor();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('limit_of_vix');
    await page.keyboard.press('Enter');
    await until(page, 'one.files.every(({ text }) => text.includes("limit_of_vix"))');
  });

  it('gives a file another name, and keeps its undo', async () => {
    const page = await suite.open();
    const files = [
      { name: 'a.hedge', text: 'when hot alert "x"\n' },
      { name: 'b.hedge', text: 'let hot = vix > 40\n' },
    ];
    await edit(page, { files });
    await page.evaluate("{ globalThis.heard = []; one.on('change', ({ file }) => heard.push(file)); }");
    await caretBehind(page, 'when ');
    await page.keyboard.type('not');
    expect(await page.evaluate("[one.rename('a.hedge', 'c.hedge'), one.file]")).toEqual([true, 'c.hedge']);
    expect(
      await page.evaluate("[one.rename('a.hedge', 'd.hedge'), one.rename('c.hedge', 'b.hedge')]"),
    ).toEqual([false, false]);
    await page.keyboard.press('Control+z');
    expect(await shown(page)).toBe(files[0]!.text);
    expect(await page.evaluate('heard.at(-1)')).toBe('c.hedge');
    expect(await page.evaluate('one.files.map(({ name }) => name)')).toEqual(['c.hedge', 'b.hedge']);
    // The old name is free for another file.
    await page.evaluate("one.files = [...one.files, { name: 'a.hedge', text: 'let hot = 1' }]");
    await until(
      page,
      "one.diagnostics.some(({ code, file }) => code === 'redeclared-name' && file === 'b.hedge')",
    );
    expect(await page.evaluate("[one.open('a.hedge'), one.text]")).toEqual([true, 'let hot = 1']);
    expect(await page.evaluate("[one.open('c.hedge'), one.text]")).toEqual([true, files[0]!.text]);
  });

  it('leaves nothing behind', async () => {
    const page = await suite.open();
    const state =
      'JSON.stringify([document.querySelectorAll("#a *").length, document.adoptedStyleSheets.length])';
    const before = await page.evaluate(state);
    for (let i = 0; i < 2; i++) {
      await edit(page, { text: text.replace('vix >', 'vxi >'), data });
      await page.locator('.squiggly-error').first().waitFor();
      expect(page.workers().some((one) => one.url().endsWith('/language.worker.js'))).toBe(true);
      await page.evaluate('{ globalThis.model = one.monaco.getModel(); one.dispose(); one.dispose(); }');
      expect(await page.evaluate('model.isDisposed()')).toBe(true);
      expect(await page.evaluate(state)).toBe(before);
      await expect
        .poll(() => page.workers().filter((one) => one.url().endsWith('/language.worker.js')))
        .toEqual([]);
    }
  });

  it.each([
    ['light', 'light'],
    ['dark', 'dark'],
    ['high-contrast', 'dark'],
    ['high-contrast-light', 'light'],
  ] as const)('axe objects to nothing of ours: %s', async (theme, colorScheme) => {
    const page = await suite.open({ colorScheme, bypassCSP: true });
    await edit(page, { text: `## Stress.\n${text.replace('until vix', 'until vxi')}`, data, theme });
    await page.locator('.squiggly-error').first().waitFor();
    await page.locator('.codelens-decoration a').first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    // Monaco's lenses are grey in the themes of high contrast, and axe is content with 4.5 to 1.
    const lens = page.locator('.codelens-decoration a').first();
    // Lenses are drawn anew once the rules have run: one that has just gone has no colour.
    const colour = (): Promise<string> => lens.evaluate((one) => getComputedStyle(one).color);
    await expect.poll(colour).toBe(rgb(palettes[theme].quiet));
    await page.locator('.codelens-decoration a').getByText('why').click();
    await page.getByRole('region', { name: 'Answer' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  it('is used by the keyboard alone', async () => {
    const page = await suite.open();
    await edit(page, { text });
    await page.evaluate("document.querySelector('#b').innerHTML = '<button>after</button>'");
    await page.keyboard.press('Tab');
    expect(await page.evaluate('one.monaco.hasTextFocus()')).toBe(true);
    await page.keyboard.press('Control+M');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('after');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Control+M');
    await page.keyboard.press('F1');
    await page.keyboard.type('rename');
    await page.locator('.quick-input-list').getByText('Rename Symbol').waitFor();
  });

  it('keeps within a strict policy', async () => {
    const page = await suite.open();
    await edit(page, { text: text.replace('vix >', 'vxi >'), data });
    await page.locator('.squiggly-error').first().waitFor();
    await caretBehind(page, 'when vx');
    await page.evaluate("one.monaco.trigger('test', 'editor.action.showHover', { focus: 'noAutoFocus' })");
    await page.locator('.monaco-hover').getByText('is not a known value').waitFor();
    expect(await page.evaluate('violations')).toEqual([]);
  });
});
