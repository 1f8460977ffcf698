import type { Condition } from '../../../ir/program.ts';
import { goal } from '../../../prove/prover.ts';
import { conjuncts } from '../../proof.ts';
import { defineRule } from '../../rule.ts';

/** A part of an `and` that follows from the others, or an alternative of an `or` that the others cover. */
export const redundantCondition = defineRule<{
  text: string;
  others: readonly string[];
  joined: 'and' | 'or';
}>()({
  spec: {
    severity: 'warning',
    message: ({ text, others, joined }) =>
      joined === 'and'
        ? `\`${text}\` follows from ${others.map((one) => `\`${one}\``).join(' and ')}`
        : `\`${text}\` adds nothing to ${others.map((one) => `\`${one}\``).join(' or ')}`,
    help: () => 'leave it out, or mend the level or the window that was meant to make a difference',
  },
  category: 'logic',
  summary: 'a conjunct that follows from the others, or an alternative that they cover',
  recommended: 'warning',
  strict: 'warning',
  options: {},
  checkConditions(cx, { conditions, isAsserted }) {
    if (isAsserted) return;
    const { prover } = cx;
    for (const condition of conditions) {
      const { form } = condition;
      if (form !== 'and' && form !== 'or') continue;
      const wanted = form === 'and';
      const parts = wanted ? conjuncts(condition) : alternatives(condition);
      // What cannot hold, or cannot fail, has a rule of its own.
      if (prover.impossible([goal(condition.node, wanted)])) continue;
      for (const part of parts) {
        const others = parts.filter((one) => one !== part);
        const all = others.map(({ node }) => goal(node, wanted));
        const negated = goal(part.node, !wanted);
        if (prover.impossible([negated]) || !prover.impossible([...all, negated])) continue;
        const core = prover.core([...all, negated]).map(({ node }) => node);
        const causes = others.filter(({ node }) => core.includes(node));
        // Of two that say the same, the later is told.
        const isTwin =
          causes.length === 1 && prover.impossible([goal(part.node, wanted), goal(causes[0]!.node, !wanted)]);
        if (isTwin && parts.indexOf(part) < parts.indexOf(causes[0]!)) continue;
        const related = causes.map(({ file, span }) => ({
          file,
          span,
          message: wanted ? 'implies it' : 'covers it',
        }));
        cx.report({ text: part.text, others: causes.map(({ text }) => text), joined: form }, part, {
          related,
        });
      }
    }
  },
});

const alternatives = (condition: Condition): readonly Condition[] =>
  condition.form === 'or' ? condition.children.flatMap(alternatives) : [condition];
