import { goal } from '../../../prove/prover.ts';
import { fires } from '../../proof.ts';
import { defineRule } from '../../rule.ts';

/** A veto that holds whenever the rule fires: the rule can never act. */
export const alwaysForbidden = defineRule<{ rule: string; veto: string }>()({
  spec: {
    severity: 'warning',
    message: ({ rule, veto }) => `whenever \`${rule}\` fires, \`${veto}\` forbids it`,
    help: () => 'raise the level of the rule above that of the veto, or narrow the veto',
  },
  category: 'logic',
  summary: 'a rule whose action a veto always forbids',
  recommended: 'error',
  strict: 'error',
  options: {},
  beside: ({ forbids }) => forbids,
  checkRule(cx, rule) {
    const { prover } = cx;
    for (const action of rule.actions) {
      const layer = 'layer' in action ? action.layer : undefined;
      const vetoes = cx.program.forbids.filter(
        (veto) => veto.action === action.verb && (veto.layer === undefined || veto.layer === layer),
      );
      const free = [...fires(rule), ...vetoes.map(({ when }) => goal(when.node, false))];
      // What never fires has a rule of its own.
      if (vetoes.length === 0 || prover.impossible(fires(rule)) || !prover.impossible(free)) continue;
      const core = prover.core(free).map(({ node }) => node);
      const causes = vetoes.filter(({ when }) => core.includes(when.node));
      const related = causes.map(({ file, span }) => ({ file, span, message: 'forbids it' }));
      cx.report({ rule: rule.name, veto: causes[0]?.text ?? vetoes[0]!.text }, rule, { related });
    }
  },
});
