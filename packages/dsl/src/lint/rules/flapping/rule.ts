import { goal } from '../../../prove/prover.ts';
import { fires, proverOf, witnessOf } from '../../proof.ts';
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
  check(cx) {
    const prover = proverOf(cx);
    for (const rule of cx.program.rules) {
      const { until } = rule;
      if (!until || rule.hold || rule.cooldown || !rule.actions.some(({ verb }) => verb === 'activate'))
        continue;
      const both = [...fires(rule), goal(until.node)];
      const evidence = witnessOf(
        cx.program,
        prover,
        both,
        `the \`when\` and the \`until\` of \`${rule.name}\` hold`,
      );
      if (evidence) cx.report({ rule: rule.name, kind: 'overlap' }, until, evidence);
      else if (!rule.unless && prover.impossible([goal(rule.when.node, false), goal(until.node, false)])) {
        cx.report({ rule: rule.name, kind: 'no gap' }, until);
      }
    }
  },
});
