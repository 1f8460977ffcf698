import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inWorkspace, shippedFolder, workspaceRoot } from './context.ts';

/** In the workspace the page of a lint rule stands in the rule's folder; the package has all pages in one. */
const places = (id: string): readonly string[] => [
  join(shippedFolder('docs'), 'diagnostics', `${id}.md`),
  ...(inWorkspace ? [join(workspaceRoot, 'packages/dsl/src/lint/rules', id, 'page.md')] : []),
];

/** The Markdown page of a diagnostic; `undefined` where there is none. */
export function diagnosticPage(id: string): string | undefined {
  const path = places(id).find((place) => existsSync(place));
  return path && readFileSync(path, 'utf8');
}

/** The page's first paragraph in one line. */
export function firstParagraph(page: string): string {
  const [, body = ''] = page.split(/\r?\n\r?\n/);
  return body.replace(/\s+/g, ' ').trim();
}

/** Up to its first full stop. */
export const firstSentence = (text: string): string => /^.*?[.](?=\s|$)/.exec(text)?.[0] ?? text;
