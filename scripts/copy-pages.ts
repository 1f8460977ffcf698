/** Copies into the command line's package what it shows: the diagnostics' pages, and the rules of the demo. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { lintRules } from '@hedgerow/dsl';
import { pagePath } from './pages.ts';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'packages/cli/dist');
for (const folder of ['docs/diagnostics', 'rules/alvh']) {
  cpSync(join(root, folder), join(dist, folder), { recursive: true });
}
for (const id of Object.keys(lintRules)) {
  cpSync(join(root, pagePath(id)), join(dist, 'docs/diagnostics', `${id}.md`));
}
