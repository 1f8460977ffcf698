import type { Rule } from '../../../ir/program.ts';
import { fires, proverOf, witnessOf } from '../../proof.ts';
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
  check(cx) {
    const prover = proverOf(cx);
    const acting = (verb: 'activate' | 'deactivate') =>
      cx.program.rules.flatMap((rule) =>
        rule.actions.flatMap((action) => (action.verb === verb ? [{ rule, layer: action.layer }] : [])),
      );
    const deactivating = Map.groupBy(acting('deactivate'), ({ layer }) => layer);
    for (const { rule: one, layer } of acting('activate')) {
      for (const { rule: other } of deactivating.get(layer) ?? []) {
        if (one === other) continue;
        const goals = [...fires(one), ...fires(other)];
        const evidence = witnessOf(cx.program, prover, goals, `\`${one.name}\` and \`${other.name}\` fire`);
        if (!evidence) continue;
        const related = [{ file: other.file, span: other.span, message: place(other) }];
        cx.report({ one: one.name, other: other.name, layer }, one, { related, ...evidence });
      }
    }
  },
});

const place = ({ name }: Rule): string => `\`${name}\` deactivates it`;
