/** `<hedgerow-editor>` in a browser: as markup, in a shadow root, in a form; and the playground. */
import { expect, it } from 'vitest';
import { describeBrowser } from '../../../runtime/test/support/browser.ts';
import { axeViolations, until, useSuite } from '../support/browser-page.ts';

const text = 'rule stress:\n  when vxi > 28\n  alert "stress"\n';

describeBrowser('the element and the playground in a browser', () => {
  const suite = useSuite();

  const place = (attributes: string, content = text): string =>
    `{ document.querySelector('#a').innerHTML = ${JSON.stringify(`<hedgerow-editor style="height:300px" ${attributes}>${content}</hedgerow-editor>`)};
       globalThis.element = document.querySelector('hedgerow-editor'); }`;

  it.each(['', 'shadow'])('works as markup: %s', async (attribute) => {
    const page = await suite.open();
    await page.evaluate(place(attribute));
    const squiggle = page.locator('hedgerow-editor .squiggly-error');
    await squiggle.first().waitFor();
    // Positioned and coloured as in a page of its own: the styles are there.
    const box = (await squiggle.first().boundingBox())!;
    expect([box.width > 10, box.height > 3, box.x > 30]).toEqual([true, true, true]);
    await page.locator('hedgerow-editor .view-line').nth(1).click();
    await page.keyboard.press('End');
    await page.keyboard.type(' and breakeven_ch');
    const row = page.locator('.suggest-widget .monaco-list-row.focused');
    await row.waitFor();
    const popup = (await row.boundingBox())!;
    expect(popup.width).toBeGreaterThan(150);
    await page.keyboard.press('Enter');
    expect(await page.evaluate('element.text')).toContain('and breakeven_challenge');
    expect(await page.evaluate('violations')).toEqual([]);
  });

  it('speaks by attributes, properties and events', async () => {
    const page = await suite.open();
    await page.evaluate(place('readonly theme="dark" label="Desk rules"'));
    await page.locator('hedgerow-editor .squiggly-error').first().waitFor();
    expect(await page.evaluate('[element.readOnly, element.theme, element.text]')).toEqual([
      true,
      'dark',
      text,
    ]);
    expect(await page.getByRole('textbox', { name: 'Desk rules' }).count()).toBe(1);
    await page.evaluate(`{
      globalThis.heard = [];
      for (const name of ['change', 'diagnostics']) {
        document.addEventListener('hedgerow-' + name, ({ detail }) => heard.push(name + ' ' + (detail.text ?? detail.diagnostics.length)));
      }
      element.readOnly = false;
      element.text = '';
    }`);
    await until(page, "heard.includes('diagnostics 0')");
    expect(await page.evaluate('heard')).toContain('change ');
    expect(await page.evaluate("element.decisions().then(() => '', (error) => error.message)")).toContain(
      'data',
    );
  });

  it('is sent by its form, and comes back as it was when it is moved', async () => {
    const page = await suite.open();
    await page.evaluate(
      `{ const form = document.createElement('form');
         form.innerHTML = '<hedgerow-editor name="rules"></hedgerow-editor>';
         document.querySelector('#a').append(form);
         globalThis.element = form.firstChild; globalThis.form = form;
         element.text = 'alpha'; }`,
    );
    expect(await page.evaluate("new FormData(form).get('rules')")).toBe('alpha');
    await page.evaluate("{ element.text = 'beta'; document.querySelector('#b').append(form); }");
    await until(page, "element.text === 'beta' && document.querySelector('#b .view-lines')");
    expect(await page.evaluate("new FormData(form).get('rules')")).toBe('beta');
    await page.evaluate('element.remove()');
    await expect.poll(() => page.workers().length).toBe(0);
  });

  it('the playground shows the ALVH rules over real episodes, and a tour', async () => {
    const page = await suite.open({ bypassCSP: true }, '/playground/');
    await page.locator('.codelens-decoration a').getByText('since 2000').first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Take the tour' }).click();
    for (let i = 0; i < 3; i++) await page.locator('#tour-next').click();
    await page.getByRole('heading', { name: 'The ALVH rules' }).waitFor();
    await page.getByRole('tab', { name: 'second_engine.hedge' }).waitFor();
    await page.locator('.codelens-decoration a').getByText('activations since 2000').first().waitFor();
    const selected = page.locator('#files').getByRole('tab', { selected: true });
    await selected.focus();
    await page.keyboard.press('ArrowRight');
    expect(await selected.textContent()).toBe('signals.hedge');
    await page.getByLabel('Theme').selectOption('dark');
    expect(await axeViolations(page)).toEqual([]);
  });

  it('the playground makes links of the rule set on view, and opens them', async () => {
    const page = await suite.open({ permissions: ['clipboard-read', 'clipboard-write'] }, '/playground/');
    await page.locator('#rule-set').selectOption('alvh');
    await page.getByRole('tab', { name: 'guards.hedge', exact: true }).click();
    await page.locator('.monaco-editor').first().click();
    await page.keyboard.type('# mine\n');
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page
      .locator('#notice', { hasText: /a link that holds all \d+ files is on the clipboard/ })
      .waitFor();
    const link = String(await page.evaluate('navigator.clipboard.readText()'));
    const other = await page.context().newPage();
    await other.goto(link);
    await other.getByRole('tab', { name: 'guards.hedge', exact: true }).click();
    await other.getByText('# mine').waitFor();
    expect(await other.locator('#rule-set option:checked').textContent()).toBe('From a link');
    await other.locator('#rule-set').selectOption('mean-reversion');
    await other.getByRole('tab', { name: 'mean-reversion.hedge' }).waitFor();
    await other.evaluate("location.hash = 'files=AwA'");
    await other.locator('#notice', { hasText: 'the link is damaged' }).waitFor();
  });

  it('the playground keeps turned params, of each rule set its own', async () => {
    const page = await suite.open({}, '/playground/');
    const rules = page.locator('#rule-set');
    const param = page.locator('.hedgerow-params input[type=range]').first();
    const value = (): Promise<string> => param.inputValue();
    await rules.selectOption('alvh');
    await page.getByRole('tab', { name: 'Params' }).click();
    await param.waitFor();
    const declared = await value();
    await param.press('End');
    const turned = await value();
    expect(turned).not.toBe(declared);
    await page.reload();
    await page.getByRole('tab', { name: 'Params' }).click();
    await page.getByText('The rules declare no params.').waitFor();
    expect(await page.getByRole('button', { name: 'Reset all' }).isDisabled()).toBe(true);
    await rules.selectOption('alvh');
    await expect.poll(value, { timeout: 10_000 }).toBe(turned);
    await page.getByRole('button', { name: 'Reset all' }).click();
    await expect.poll(value, { timeout: 10_000 }).toBe(declared);
  });

  it('the playground keeps within its own policy', async () => {
    const page = await suite.open({}, '/playground/');
    await page.locator('.codelens-decoration a').getByText('since 2000').first().waitFor();
  });
});
