import type { Rule } from '../../../ir/program.ts';
import { deactivating, ends } from '../../actions.ts';
import { fires, witnessOf } from '../../proof.ts';
import { defineRule } from '../../rule.ts';

/** Two rules may fire at one instant and want opposite things of one layer. The engine has an answer; is it the author's? */
export const conflictingActions = defineRule<{ one: string; other: string; layer: string }>()({
  spec: {
    severity: 'info',
    message: ({ one, other, layer }) =>
      `\`${one}\` activates \`${layer}\` and \`${other}\` deactivates it, and both can fire at once: it is then deactivated`,
    help: ({ other }) => `keep them apart: \`unless\` the condition of \`${other}\``,
  },
  category: 'logic',
  summary: 'two rules can fire at once, of which one activates a layer and the other ends it',
  recommended: 'info',
  strict: 'warning',
  options: {},
  beside: deactivating,
  checkRule(cx, one) {
    const { program, prover } = cx;
    for (const action of one.actions) {
      if (action.verb !== 'activate') continue;
      const { layer } = action;
      for (const other of deactivating(program)) {
        if (one === other || !ends(other, layer)) continue;
        const goals = [...fires(one), ...fires(other)];
        const evidence = witnessOf(program, prover, goals, `\`${one.name}\` and \`${other.name}\` fire`);
        if (!evidence) continue;
        const related = [{ file: other.file, span: other.span, message: place(other) }];
        cx.report({ one: one.name, other: other.name, layer }, one, { related, ...evidence });
      }
    }
  },
});

const place = ({ name }: Rule): string => `\`${name}\` deactivates it`;
