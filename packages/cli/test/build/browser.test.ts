/** A built module decides the same in Node, in a page and in a worker, under a policy that bans `eval`. */
import { compile } from '@hedgerow/dsl';
import { isoDate, tradingCalendar } from '@hedgerow/runtime';
import { rulesModule } from '@hedgerow/runtime/build';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeBrowser, launch } from '../../../runtime/test/support/browser.ts';
import { bundle } from '../../src/build/bundle.ts';
import { built } from '../support/built.ts';

const text = `
layer hedge { size of risk_capital }
rule stress:
  when vix > 28 for 3 sessions and (rsi(vix, 5) > 55 or vix >= max(vix, 10 sessions))
  activate hedge size 25%..40% by vix from 28 to 35
  until vix < 22 for 2 sessions
  cooldown 5 sessions
when vix > 2 * sma(vix, 20) alert "spike of {vix}" critical
`;

const { date } = tradingCalendar('XNYS')!;
const first = date.findIndex((day) => isoDate(day) === '2020-02-03');
const levels = Array.from({ length: 60 }, (_, i) => 18 + 40 * Math.abs(((i + 12) % 30) / 15 - 1) - (i % 3));
const messages = levels.map((value, i) => ({ input: 'vix', session: isoDate(date[first + i]!), value }));
const [start, until] = [messages[0]!.session, `${messages.at(-1)!.session}T23:00Z`];

const html = `<!doctype html><title>rules</title><script type="module">
import * as rules from './rules.mjs';
import { decide } from './decide.mjs';
try { window.evaluated = new Function('return 1')(); } catch { window.evaluated = 'banned'; }
window.inPage = (given) => decide(rules, given);
window.inWorker = (given) => new Promise((resolve, reject) => {
  const worker = new Worker('./worker.mjs', { type: 'module' });
  worker.onmessage = ({ data }) => resolve(data);
  worker.onerror = ({ message }) => reject(new Error(message));
  worker.postMessage(given);
});
</script>`;
const decide = `export const decide = (rules, { start, until, messages }) =>
  JSON.stringify(rules.advance(rules.init({ start }), until, messages).flatMap(({ decisions }) => decisions));`;
const worker = `import * as rules from './rules.mjs';
import { decide } from './decide.mjs';
onmessage = ({ data }) => postMessage(decide(rules, data));`;

interface Page {
  readonly evaluated: unknown;
  inPage(given: object): string;
  inWorker(given: object): Promise<string>;
}

describeBrowser('a built module in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  test('decides what it decides in Node, in a page and in a worker, where eval is banned', async () => {
    const { program } = compile([{ name: 'rules.hedge', text }]);
    const rules = await built(program!, true);
    const instants = rules.advance(rules.init({ start }), until, messages);
    const decisions = instants.flatMap((instant) => instant.decisions);
    expect(decisions.length).toBeGreaterThan(2);

    const { code } = await bundle(rulesModule(program!, { title: 'rules' }), true);
    const files: Readonly<Record<string, string>> = {
      '/': html,
      '/rules.mjs': code,
      '/decide.mjs': decide,
      '/worker.mjs': worker,
    };
    const page = await browser.newPage();
    await page.route('http://rules.test/**', (route) => {
      const path = new URL(route.request().url()).pathname;
      return route.fulfill({
        body: files[path] ?? '',
        status: path in files ? 200 : 404,
        contentType: path === '/' ? 'text/html' : 'text/javascript',
        // The one script of the page itself is written in it; nothing may be made of text.
        headers: { 'content-security-policy': "script-src 'self' 'unsafe-inline'; worker-src 'self'" },
      });
    });
    await page.goto('http://rules.test/');
    const given = { start, until, messages };
    const inPage = await page.evaluate((one) => (globalThis as unknown as Page).inPage(one), given);
    const inWorker = await page.evaluate((one) => (globalThis as unknown as Page).inWorker(one), given);
    expect(inPage).toBe(JSON.stringify(decisions));
    expect(inWorker).toBe(inPage);
    // Asked by the page itself: what a test evaluates in it is let through.
    expect(await page.evaluate(() => (globalThis as unknown as Page).evaluated)).toBe('banned');
  });
});
