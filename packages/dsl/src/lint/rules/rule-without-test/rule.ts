import type { Program } from '../../../ir/program.ts';
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
  beside: ({ tests }) => tests,
  checkRule(cx, rule) {
    const expected = cx.shared(key, expectedBy);
    const decided = rule.actions.map((action) => (action.verb === 'alert' ? 'alert' : action.layer));
    const isTested = decided.some(
      (one) => expected.has(one) || (one !== 'alert' && expected.has('any layer')),
    );
    if (isTested) return;
    const [first = 'alert'] = decided;
    const what = first === 'alert' ? 'an alert' : `anything of \`${first}\``;
    cx.report({ rule: rule.name, what }, rule);
  },
});

const key = Symbol('what tests expect');

/** Layers of which tests expect something, and `alert`. */
function expectedBy({ tests }: Program): ReadonlySet<string> {
  const steps = tests.flatMap((test) => test.steps).filter((step) => step.kind === 'expect');
  return new Set(steps.map(({ action, layer }) => (action === 'alert' ? 'alert' : (layer ?? 'any layer'))));
}
