import type { Condition } from '../../../ir/program.ts';
import { askingParts, rootsOf } from '../../conditions.ts';
import { conditionKey, defineRule } from '../../rule.ts';

/** What no test has seen both true and false is not tested, however many tests there are. */
export const conditionNotCovered = defineRule<{ text: string; never: 'true' | 'false' | 'known' }>()({
  spec: {
    severity: 'info',
    message: ({ text, never }) =>
      never === 'known'
        ? `\`${text}\` is never known in the tests`
        : `\`${text}\` is never ${never} in the tests`,
    help: () => '`hedgerow test --coverage` shows all of them; add a test that turns it',
  },
  category: 'tests',
  summary: 'a condition is never true, or never false, in the tests',
  recommended: 'off',
  strict: 'info',
  options: {},
  needs: 'coverage',
  check(cx) {
    const { coverage } = cx.facts;
    if (!coverage || cx.program.tests.length === 0) return;
    const told = new Set<string>();
    const visit = (condition: Condition): void => {
      const key = conditionKey(condition);
      const seen = coverage.get(key);
      if (seen && !told.has(key) && !(seen.seenTrue && seen.seenFalse)) {
        told.add(key);
        const never = seen.seenTrue ? 'false' : seen.seenFalse ? 'true' : 'known';
        cx.report({ text: condition.text, never }, condition);
        return;
      }
      condition.children.forEach(visit);
    };
    for (const part of askingParts(cx.program)) rootsOf(part).forEach(visit);
  },
});
