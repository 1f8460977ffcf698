import type { Condition } from '../../../ir/program.ts';
import { goal } from '../../../prove/prover.ts';
import { isByDefinition } from '../../conditions.ts';
import { decidedByRange } from '../../ranges.ts';
import { defineRule } from '../../rule.ts';

/** A condition that cannot fail decides nothing. */
export const alwaysTrueCondition = defineRule<{ text: string }>()({
  spec: {
    severity: 'warning',
    message: ({ text }) => `\`${text}\` is always true where its data is known`,
    help: () => 'it decides nothing: leave it out, or mend it',
  },
  category: 'logic',
  summary: 'a condition that is true whatever the data',
  recommended: 'warning',
  strict: 'error',
  options: {},
  checkConditions(cx, { conditions, isAsserted }) {
    if (isAsserted) return;
    const { prover } = cx;
    const cannotFail = ({ node }: Condition): boolean => prover.impossible([goal(node, false)]);
    const told = new Set<Condition>();
    for (const condition of conditions) {
      if (told.has(condition) || condition.text === 'true' || !cannotFail(condition)) continue;
      if (isByDefinition(condition, cx.isOwn, cannotFail)) continue;
      // Its parts would be told for the same reason.
      const parts = [...condition.children];
      for (let part = parts.pop(); part; part = parts.pop()) {
        told.add(part);
        parts.push(...part.children);
      }
      if (condition.compare && decidedByRange(cx.program, condition)) continue;
      cx.report({ text: condition.text }, condition);
    }
  },
});
