import { defineRule } from '../../rule.ts';

/** Scaling in without a ceiling: the size is whatever the driver makes of it. */
export const openEndedScaleIn = defineRule<{ rule: string; layer: string }>()({
  spec: {
    severity: 'warning',
    message: ({ rule, layer }) => `\`${rule}\` scales \`${layer}\` in, and no limit bounds it`,
    help: ({ layer }) => `say how far: \`limit ${layer}.margin to 15% of portfolio_margin\``,
  },
  category: 'risk',
  summary: 'a layer is scaled in, and no `limit` bounds it',
  recommended: 'warning',
  strict: 'error',
  options: {},
  beside: ({ limits }) => limits,
  checkRule(cx, rule) {
    for (const action of rule.actions) {
      const scalesIn =
        action.verb === 'scale' || (action.verb === 'activate' && action.size?.by !== undefined);
      if (!scalesIn || cx.program.limits.some(({ layer }) => layer === action.layer)) continue;
      cx.report({ rule: rule.name, layer: action.layer }, rule);
    }
  },
});
