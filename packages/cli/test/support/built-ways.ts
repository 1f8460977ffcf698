/** Built modules as ways to evaluate a pair. */
import type { Program } from '@hedgerow/dsl';
import type { Way } from '../../../runtime/test/support/pairs/ways.ts';
import type { Built } from './built.ts';
import { builtUnlike } from './driven.ts';

export function builtBy(name: string, make: (program: Program) => Promise<Built>): Way {
  let rules: Built;
  return {
    name,
    before: async (program) => {
      rules = await make(program);
    },
    unlike: (pair) => builtUnlike(rules, pair),
  };
}
