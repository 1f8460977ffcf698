/** Where the page of a diagnostic stands: that of a lint rule in the rule's folder. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { lintRules } from '@hedgerow/dsl';

const root = join(import.meta.dirname, '..');

/** Relative to the root of the project. */
export const pagePath = (id: string): string =>
  id in lintRules ? `packages/dsl/src/lint/rules/${id}/page.md` : `docs/diagnostics/${id}.md`;

/** Copies what a built command line shows into its dist folder: all pages in one folder, and the rules of the demo. */
export function copyPages(dist: string): void {
  for (const folder of ['docs/diagnostics', 'rules/alvh']) {
    cpSync(join(root, folder), join(dist, folder), { recursive: true });
  }
  for (const id of Object.keys(lintRules)) {
    cpSync(join(root, pagePath(id)), join(dist, 'docs/diagnostics', `${id}.md`));
  }
}
