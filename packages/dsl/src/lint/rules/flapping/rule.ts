import { goal } from '../../../prove/prover.ts';
import { fires, witnessOf } from '../../proof.ts';
import { defineRule } from '../../rule.ts';

/** Nothing keeps a layer on, or off, for longer than one session: it is bought and sold with every tick around a level. */
export const flapping = defineRule<{ rule: string; kind: 'overlap' | 'no gap' }>()({
  spec: {
    severity: 'warning',
    message: ({ rule, kind }) =>
      kind === 'overlap'
        ? `\`${rule}\` can be entered and left at the same instant`
        : `\`${rule}\` is left as soon as it is not entered: there is no room between its \`when\` and its \`until\``,
    help: () =>
      'leave a gap (`when vix > 28 until vix < 22`), or add `hold at least 5 sessions` and a `cooldown`',
  },
  category: 'risk',
  summary: 'a rule whose way in and way out overlap or leave no gap, with no hold and no cooldown',
  recommended: 'warning',
  strict: 'error',
  options: {},
  checkRule(cx, rule) {
    const { program, prover } = cx;
    const { name, when, unless, until, hold, cooldown, actions } = rule;
    if (!until || hold || cooldown || !actions.some(({ verb }) => verb === 'activate')) return;
    const both = [...fires(rule), goal(until.node)];
    const evidence = witnessOf(program, prover, both, `the \`when\` and the \`until\` of \`${name}\` hold`);
    if (evidence) cx.report({ rule: name, kind: 'overlap' }, until, evidence);
    else if (!unless && prover.impossible([goal(when.node, false), goal(until.node, false)])) {
      cx.report({ rule: name, kind: 'no gap' }, until);
    }
  },
});
