/**
 * Checks can put the program of a rule set together, which a key press does not ask for. The worker starts without that,
 * and `hedgerow:programs` takes it from the parts that need programs.
 */
import type { Plugin } from 'esbuild';

const late = `
  export let assemble = () => { throw new Error('what puts programs together is not loaded'); };
  export const assembleBy = (made) => { assemble = made; };`;

export const latePrograms: Plugin = {
  name: 'late-programs',
  setup({ onLoad, onResolve }) {
    const path = 'hedgerow:programs';
    onResolve({ filter: /^hedgerow:programs$/ }, () => ({ path, namespace: 'programs' }));
    onResolve({ filter: /^\.\/semantics\/assemble\.ts$/ }, () => ({ path, namespace: 'programs' }));
    onLoad({ filter: /.*/, namespace: 'programs' }, () => ({ contents: late }));
  },
};
