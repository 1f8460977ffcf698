import { deactivating, ends } from '../../actions.ts';
import { defineRule } from '../../rule.ts';

/** A claim that nothing ends lasts for ever: the layer is on from the first stress in the data to its last day. */
export const activateWithoutExit = defineRule<{ rule: string; layer: string }>()({
  spec: {
    severity: 'warning',
    message: ({ rule, layer }) => `\`${rule}\` activates \`${layer}\`, and nothing ever ends it`,
    help: () => 'add an `until` to the rule, or a rule that deactivates the layer',
  },
  category: 'risk',
  summary: 'a rule activates a layer that no `until` and no rule ends',
  recommended: 'warning',
  strict: 'error',
  options: {},
  beside: deactivating,
  checkRule(cx, rule) {
    if (rule.until) return;
    for (const action of rule.actions) {
      if (action.verb !== 'activate') continue;
      const { layer } = action;
      const isEnded = deactivating(cx.program).some((other) => ends(other, layer));
      if (!isEnded) cx.report({ rule: rule.name, layer }, rule);
    }
  },
});
