/** Makes the page of the studio for the command line's package: `node ship-studio.ts FOLDER`. */
import { resolve } from 'node:path';
import { bundlePages } from './bundle.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('a folder is expected');
await bundlePages(resolve(folder), ['studio']);
