/** `pnpm build`: the bundles into dist, and what they weigh. */
import { join } from 'node:path';
import { bundle } from './build/bundle.ts';
import { printSizes } from './build/sizes.ts';

const dist = join(import.meta.dirname, 'dist');
await bundle(dist);
printSizes(dist);
