/** Makes the command line's package whole: the diagnostics' pages, the rules of the demo, and the page of the studio. */
import { join } from 'node:path';
import { bundlePages } from '../packages/editor/build/bundle.ts';
import { copyPages } from './pages.ts';

const dist = join(import.meta.dirname, '../packages/cli/dist');
copyPages(dist);
await bundlePages(join(dist, 'pages'), ['studio']);
