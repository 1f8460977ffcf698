import { decidedByRange } from '../../ranges.ts';
import { defineRule } from '../../rule.ts';

/** A level that the value never reaches, or always has. */
export const thresholdOutsideRange = defineRule<{
  text: string;
  low: number;
  high: number;
  holds: boolean;
}>()({
  spec: {
    severity: 'warning',
    message: ({ text, low, high, holds }) =>
      `\`${text}\` is ${holds ? 'always' : 'never'} true: the value lies in ${low}..${high}`,
    help: () => 'mend the level, or the declared range',
  },
  category: 'logic',
  summary: 'a value is compared with a level outside its range',
  recommended: 'error',
  strict: 'error',
  options: {},
  checkConditions(cx, { conditions }) {
    for (const condition of conditions) {
      const decided = decidedByRange(cx.program, condition);
      if (decided) cx.report({ text: condition.text, ...decided }, condition);
    }
  },
});
