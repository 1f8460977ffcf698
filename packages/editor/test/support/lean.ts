/** What the language worker is built of, for a test to look at. */
import texts from 'hedgerow:texts';

export { check, conclude } from '../../../dsl/src/compile.ts';
export { data as dataSpecs } from '../../../dsl/src/diagnostics/catalogue/data.ts';
export { functionTable } from '../../../dsl/src/functions/table.ts';
export { prelude } from '../../../dsl/src/prelude/index.ts';
export { Features } from '../../src/worker/features.ts';
export { texts };
