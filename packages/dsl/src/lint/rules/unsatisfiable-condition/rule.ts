import type { Condition } from '../../../ir/program.ts';
import { goal } from '../../../prove/prover.ts';
import { isByDefinition } from '../../conditions.ts';
import { conjuncts } from '../../proof.ts';
import { decidedByRange } from '../../ranges.ts';
import { defineRule } from '../../rule.ts';

/** No history makes it true: what hangs on it never happens. The parts that contradict each other are pointed at. */
export const unsatisfiableCondition = defineRule<{ text: string; because: readonly string[] }>()({
  spec: {
    severity: 'warning',
    message: ({ text, because }) =>
      because.length > 1
        ? `${because.map((one) => `\`${one}\``).join(' and ')} cannot hold together`
        : `\`${text}\` cannot hold`,
    help: () => 'one of them was meant otherwise: look at directions (`<`, `>`), levels and windows',
  },
  category: 'logic',
  summary: 'a condition that no data can make true',
  recommended: 'error',
  strict: 'error',
  options: {},
  checkConditions(cx, { conditions, isAsserted }) {
    if (isAsserted) return;
    const { prover } = cx;
    const isImpossible = ({ node }: Condition): boolean => prover.impossible([goal(node)]);
    const told: Condition[] = [];
    for (const condition of conditions) {
      const isPart = told.some((whole) => isWithin(condition, whole));
      if (isPart || isAlternative(condition) || !isImpossible(condition)) continue;
      if (isByDefinition(condition, cx.isOwn, isImpossible)) continue;
      told.push(condition);
      // A single comparison that its range decides has a rule of its own.
      if (condition.compare && decidedByRange(cx.program, condition)) continue;
      const parts = conjuncts(condition);
      const core = parts.length > 1 ? prover.core(parts.map(({ node }) => goal(node))) : [];
      const causes = parts.filter(({ node }) => core.some((one) => one.node === node));
      if (causes.some((cause) => cause.compare && decidedByRange(cx.program, cause)) && causes.length === 1)
        continue;
      const because = causes.map(({ text }) => text);
      const related =
        causes.length > 1 ? causes.map((cause) => ({ ...placeOf(cause), message: 'this, and' })) : [];
      cx.report({ text: condition.text, because }, condition, related.length > 0 ? { related } : {});
    }
  },
});

const placeOf = ({ file, span }: Condition) => ({ file, span });

const isWithin = (part: Condition, whole: Condition): boolean => part !== whole && reaches(whole, part);

function reaches(whole: Condition, part: Condition): boolean {
  return whole.children.some((child) => child === part || reaches(child, part));
}

/** Literals such as `false` are meant. */
const isAlternative = ({ text }: Condition): boolean => /^(true|false|unknown)$/.test(text);
