import type { NodeId, Rule } from '../../../ir/program.ts';
import { type Goal, goal } from '../../../prove/prover.ts';
import { conjuncts, fires, proverOf } from '../../proof.ts';
import { defineRule } from '../../rule.ts';

/** Whenever it fires, others claim the layer already, as early and with as much weight. */
export const shadowedRule = defineRule<{ rule: string; others: readonly string[]; layer: string }>()({
  spec: {
    severity: 'warning',
    message: ({ rule, others, layer }) =>
      `whenever \`${rule}\` fires, so ${others.length > 1 ? 'does one of' : 'does'} ${others.map((one) => `\`${one}\``).join(', ')}: it adds nothing to \`${layer}\``,
    help: () => 'narrow the others, give it a higher `priority` and a size of its own, or remove it',
  },
  category: 'logic',
  summary: 'a rule that fires only where others on its layer do',
  recommended: 'warning',
  strict: 'warning',
  options: {},
  check(cx) {
    const prover = proverOf(cx);
    const { rules } = cx.program;
    const byEnd = Map.groupBy(
      rules.filter((rule) => !rule.unless),
      (rule) => endOf(activates(rule), rule.until?.node),
    );
    const sizes = new Map(rules.map((rule) => [rule, sizeOf(rule)]));
    // Whether the claim of a rule stands above another's: by priority, or by the same size.
    const outweighs = (one: Rule, other: Rule): boolean =>
      one.priority === other.priority
        ? sizes.get(one) !== undefined && sizes.get(one) === sizes.get(other)
        : one.priority > other.priority;
    const parts = new Map<Rule, readonly Goal[]>();
    const partsOf = (rule: Rule): readonly Goal[] => {
      const known = parts.get(rule) ?? conjuncts(rule.when).map(({ node }) => goal(node));
      parts.set(rule, known);
      return known;
    };
    for (const rule of rules) {
      const layer = activates(rule);
      if (layer === undefined || rule.unless) continue;
      // Their claims end no sooner: without a way out, or by the same one.
      const lasting = [...(byEnd.get(endOf(layer)) ?? [])];
      if (rule.until) lasting.push(...(byEnd.get(endOf(layer, rule.until.node)) ?? []));
      const others = lasting.filter((other) => other !== rule && outweighs(other, rule));
      if (others.length === 0 || prover.impossible(fires(rule))) continue;
      const without = (some: readonly Rule[]) => [
        goal(rule.when.node),
        ...some.map(({ when }) => goal(when.node, false)),
      ];
      const isUnion = others.length <= mostTogether && prover.impossible(without(others));
      const covers = (other: Rule): boolean =>
        prover.isCovered(goal(rule.when.node), goal(other.when.node), () => partsOf(other));
      const cover = isUnion ? undefined : others.find(covers);
      if (!isUnion && !cover) continue;
      const alone = without(cover ? [cover] : others);
      const core = prover.core(alone).map(({ node }) => node);
      const causes = others.filter(({ when }) => core.includes(when.node));
      // Of two rules on the same condition, the later is told.
      const [only] = causes;
      const isTwin =
        causes.length === 1 && prover.impossible([goal(only!.when.node), goal(rule.when.node, false)]);
      if (isTwin && outweighs(rule, only!) && rules.indexOf(rule) < rules.indexOf(only!)) continue;
      const related = causes.map(({ file, span, name }) => ({
        file,
        span,
        message: `\`${name}\` fires then`,
      }));
      cx.report({ rule: rule.name, others: causes.map(({ name }) => name), layer }, rule, { related });
    }
  },
});

/** Of more rules than this no union is looked for, only one that covers the rule by itself. */
const mostTogether = 8;

/** The one layer that a rule activates and does nothing else to. */
function activates({ actions }: Rule): string | undefined {
  const [action] = actions;
  return actions.length === 1 && action?.verb === 'activate' ? action.layer : undefined;
}

/** The size that it activates with, as text. */
function sizeOf({ actions: [action] }: Rule): string | undefined {
  return action?.verb === 'activate' ? JSON.stringify(action.size ?? 'whole') : undefined;
}

/** What rules on one layer that end alike have in common. */
const endOf = (layer: string | undefined, until?: NodeId): string => `${layer} ${until ?? ''}`;
