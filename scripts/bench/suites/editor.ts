/** The editor in a browser: what a person waits for after a key, and after a move of a slider. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { bundle } from '../../../packages/editor/build/bundle.ts';
import { serve } from '../../../packages/editor/test/support/site.ts';
import { manyRules, RULES } from '../many-rules.ts';
import type { Market } from '../market.ts';
import { median } from '../measure.ts';
import type { Line } from '../report.ts';

const executablePath = process.env.HEDGEROW_CHROMIUM ?? '/usr/bin/chromium';
const KEYS = 60;
/** Before them, until the code is optimised. */
const WARMUP_KEYS = 40;
const MOVES = 60;

const host = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Bench</title><link rel="icon" href="data:,"></head>
<body><div id="at" style="block-size: 700px"></div><script type="module" src="/host.js"></script></body></html>`;

/** Times lie in the page, so that nothing of the way to it is measured. */
const hostScript = `import * as hedgerow from '/standalone/hedgerow-editor.js';
globalThis.hedgerow = hedgerow;
globalThis.waits = [];
let pressed;
addEventListener('keydown', () => { pressed = performance.now(); }, true);
globalThis.make = (text, data) => {
  globalThis.one = hedgerow.createEditor(document.querySelector('#at'), { text, data });
  one.on('diagnostics', () => {
    if (pressed !== undefined) waits.push(performance.now() - pressed);
    pressed = undefined;
  });
};
globalThis.errors = () => one.diagnostics.filter(({ severity }) => severity === 1).length;
globalThis.move = async (text) => {
  const start = performance.now();
  const { took, dates } = await one.client.request('hedgerow/fire', { uri: one.uri, offset: 0, text });
  return { whole: performance.now() - start, took, sessions: dates.length };
};
document.documentElement.dataset.ready = 'true';`;

interface Move {
  /** Milliseconds in the page, and of them in the worker. */
  readonly whole: number;
  readonly took: number;
  readonly sessions: number;
}

async function until(page: Page, expression: string): Promise<void> {
  while (!(await page.evaluate(expression))) await page.waitForTimeout(20);
}

async function opened(page: Page, origin: string, text: string, data: readonly object[]): Promise<void> {
  await page.goto(`${origin}/host.html`);
  await page.locator('html[data-ready]').waitFor();
  await page.evaluate(`make(${JSON.stringify(text)}, ${JSON.stringify(data)})`);
  await page.locator('.view-line').first().waitFor();
}

/** Milliseconds from a key to the markers that it makes or takes away, in the middle of a long file. */
async function keyToMarkers(page: Page, origin: string): Promise<number[]> {
  await opened(page, origin, manyRules(), []);
  // Findings that such a file has by the hundred would be what is measured.
  const off = Object.fromEntries(
    ['missing-doc-comment', 'rule-without-test', 'magic-number'].map((id) => [id, 'off']),
  );
  const lint = JSON.stringify({ rules: off });
  await page.evaluate(
    `one.client.request('hedgerow/manifest', { folder: one.folder, profiles: {}, lint: ${lint} })`,
  );
  await page.evaluate(`{
    const model = one.monaco.getModel();
    const at = model.getPositionAt(model.getValue().indexOf('vix >', model.getValueLength() / 2) + 3);
    one.monaco.setPosition(at);
    one.monaco.revealPositionInCenter(at);
    one.focus();
  }`);
  await page.waitForTimeout(3_000);
  for (let k = 0; k < WARMUP_KEYS + KEYS; k++) {
    await page.keyboard.press(k % 2 === 0 ? 'q' : 'Backspace');
    await until(page, `errors() === ${k % 2 === 0 ? 1 : 0}`);
    await page.waitForTimeout(50);
  }
  const waits: number[] = await page.evaluate('waits');
  return waits.slice(WARMUP_KEYS);
}

/** Milliseconds until the bands of a threshold that is moved are there, in the page and in the worker alone. */
async function bands(page: Page, origin: string, vixCsv: string): Promise<Move[]> {
  const rule = (level: number): string =>
    `when vix > ${level} for 3 sessions activate second_engine size 25% until vix < 22 for 3 sessions\n`;
  await opened(page, origin, rule(28), [{ name: 'vix.csv', content: vixCsv }]);
  const all: Move[] = [];
  for (let k = -10; k < MOVES; k++) {
    const found: Move = await page.evaluate(`move(${JSON.stringify(rule(20 + (k + 10) / 8))})`);
    if (k >= 0) all.push(found);
  }
  return all;
}

export async function editorLines({ vixCsv }: Market): Promise<Line[]> {
  if (!existsSync(executablePath) || vixCsv === undefined) {
    console.error(
      'SKIPPED: the editor is measured in Chromium, over real closes; name it in HEDGEROW_CHROMIUM',
    );
    return [];
  }
  const folder = mkdtempSync(join(tmpdir(), 'hedgerow-bench-'));
  await bundle(folder);
  const site = await serve(folder, { '/host.html': host, '/host.js': hostScript });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1000, height: 760 } });
    const keys = (await keyToMarkers(page, site.origin)).sort((a, b) => a - b);
    const moves = await bands(page, site.origin, vixCsv);
    return [
      {
        what: `key to markers, ${RULES} rules, ms`,
        ours: median(keys),
        note: `in Chromium; 95 of 100 within ${keys[Math.floor(keys.length * 0.95)]!.toFixed(0)} ms`,
      },
      {
        what: 'bands of a threshold that is moved, ms',
        ours: median(moves.map(({ whole }) => whole)),
        note: `in Chromium, ${moves[0]!.sessions.toLocaleString('en')} sessions; ${median(moves.map(({ took }) => took)).toFixed(1)} ms of it in the worker`,
      },
    ];
  } finally {
    await browser.close();
    await site.close();
    rmSync(folder, { recursive: true });
  }
}
