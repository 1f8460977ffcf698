/**
 * A real browser for pages: $HEDGEROW_CHROMIUM, or Chromium where Linux and macOS have it. Where there is none, suites
 * that need it are shown as skipped.
 */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { describe, it } from 'vitest';

const PLACES = [
  process.env.HEDGEROW_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const executablePath = PLACES.find((place) => place !== undefined && existsSync(place));

export const launch = (): Promise<Browser> =>
  // Root, as in containers, can't have Chromium's sandbox; the page is our own.
  chromium.launch({ ...(executablePath === undefined ? {} : { executablePath }), args: ['--no-sandbox'] });

/** A suite that needs a browser. */
export function describeBrowser(name: string, body: () => void): void {
  if (executablePath !== undefined) {
    describe(name, body);
    return;
  }
  console.warn('SKIPPED: no Chromium was found; install one, or name it in HEDGEROW_CHROMIUM');
  describe.skip(name, () => it('needs a browser'));
}
