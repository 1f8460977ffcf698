import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shippedFolder } from './context.ts';

const folder = join(shippedFolder('docs'), 'diagnostics');

/** The Markdown page of a diagnostic; `undefined` where there is none. */
export function diagnosticPage(id: string): string | undefined {
  const path = join(folder, `${id}.md`);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

/** The page's first paragraph in one line. */
export function firstParagraph(page: string): string {
  const [, body = ''] = page.split(/\r?\n\r?\n/);
  return body.replace(/\s+/g, ' ').trim();
}

/** Up to its first full stop. */
export const firstSentence = (text: string): string => /^.*?[.](?=\s|$)/.exec(text)?.[0] ?? text;
