/** Copies into the command line's package what it shows: the diagnostics' pages, and the rules of the demo. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
for (const folder of ['docs/diagnostics', 'rules/alvh']) {
  cpSync(join(root, folder), join(root, 'packages/cli/dist', folder), { recursive: true });
}
