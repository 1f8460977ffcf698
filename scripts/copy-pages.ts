/** Copies into the command line's package what it shows: the diagnostics' pages, and the rules of the demo. */
import { join } from 'node:path';
import { copyPages } from './pages.ts';

copyPages(join(import.meta.dirname, '../packages/cli/dist'));
