import { defineRule } from '../../rule.ts';

/** A rule that no test expects anything of may be broken by any change, and nobody learns of it. */
export const ruleWithoutTest = defineRule<{ rule: string; what: string }>()({
  spec: {
    severity: 'info',
    message: ({ rule, what }) => `no test expects ${what}, as \`${rule}\` would decide it`,
    help: () => 'add a `test` with an episode in which it must fire, and one in which it must stay silent',
  },
  category: 'tests',
  summary: 'no test expects any decision that a rule could make',
  recommended: 'info',
  strict: 'warning',
  options: {},
  check(cx) {
    const expected = new Set<string>();
    for (const test of cx.program.tests) {
      for (const step of test.steps) {
        if (step.kind === 'expect')
          expected.add(step.action === 'alert' ? 'alert' : (step.layer ?? 'any layer'));
      }
    }
    for (const rule of cx.program.rules) {
      const decided = rule.actions.map((action) => (action.verb === 'alert' ? 'alert' : action.layer));
      const isTested = decided.some(
        (one) => expected.has(one) || (one !== 'alert' && expected.has('any layer')),
      );
      if (isTested) continue;
      const [first = 'alert'] = decided;
      const what = first === 'alert' ? 'an alert' : `anything of \`${first}\``;
      cx.report({ rule: rule.name, what }, rule);
    }
  },
});
