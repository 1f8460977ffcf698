/** Puts programs together, which the checks by themselves do not: loaded with the parts that need them. */

import { assembleBy } from 'hedgerow:programs';
import { assemble } from '@hedgerow/dsl';

export const usePrograms = (): void => assembleBy(assemble);
