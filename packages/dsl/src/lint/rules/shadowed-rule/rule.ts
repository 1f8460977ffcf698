import type { NodeId, Rule } from '../../../ir/program.ts';
import { type Covering, type Goal, goal, type Prover } from '../../../prove/prover.ts';
import { conjuncts, fires } from '../../proof.ts';
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
    const groups = Map.groupBy(
      cx.program.rules.filter((rule) => !rule.unless && activates(rule) !== undefined),
      (rule) => endOf(activates(rule)!, rule.until?.node),
    );
    for (const group of groups.values()) {
      const [{ until, ...first }] = group as [Rule];
      const layer = activates(first)!;
      // Their claims end no sooner: by the same way out, or without one.
      const lasting = until ? [...group, ...(groups.get(endOf(layer)) ?? [])] : group;
      const covered = cx.remembered(group[0]!, () => coveredBy(cx.prover, group, lasting), lasting);
      for (const { rule, causes } of covered) {
        const others = causes.map((cause) => lasting[cause]!);
        const related = others.map(({ file, span, name }) => ({
          file,
          span,
          message: `\`${name}\` fires then`,
        }));
        const at = group[rule]!;
        cx.report({ rule: at.name, others: others.map(({ name }) => name), layer }, at, { related });
      }
    }
  },
});

/** Of rules, by their places among those that last as long: each that others cover, with those that do. */
function coveredBy(prover: Prover, rules: readonly Rule[], lasting: readonly Rule[]): Covered[] {
  const sizes = new Map(lasting.map((rule) => [rule, sizeOf(rule)]));
  // Whether the claim of a rule stands above another's: by priority, or by the same size.
  const outweighs = (one: Rule, other: Rule): boolean =>
    one.priority === other.priority ? sizes.get(one) === sizes.get(other) : one.priority > other.priority;
  const parts = new Map<Rule, readonly Goal[]>();
  const partsOf = (rule: Rule): readonly Goal[] => {
    const known = parts.get(rule) ?? conjuncts(rule.when).map(({ node }) => goal(node));
    parts.set(rule, known);
    return known;
  };
  const covering = (rule: Rule, other: Rule): Covering =>
    prover.covering(goal(rule.when.node), goal(other.when.node), () => partsOf(other));
  return rules.flatMap((rule, i) => {
    const others = lasting.filter((other) => other !== rule && outweighs(other, rule));
    if (others.length === 0 || prover.impossible(fires(rule))) return [];
    const without = (some: readonly Rule[]) => [
      goal(rule.when.node),
      ...some.map(({ when }) => goal(when.node, false)),
    ];
    const cover = others.find((other) => covering(rule, other) === 'covered');
    // One history in which it fires and no other does.
    if (!cover && others.every((other) => covering(rule, other) === 'apart')) return [];
    const isUnion =
      !cover &&
      others.length <= mostTogether &&
      prover.ask(without(others), mostSplits).kind === 'impossible';
    if (!isUnion && !cover) return [];
    const core = prover.core(without(cover ? [cover] : others)).map(({ node }) => node);
    const causes = others.filter(({ when }) => core.includes(when.node));
    // Of two rules on the same condition that end alike, the later is told.
    const [only] = causes;
    const isTwin =
      causes.length === 1 && prover.impossible([goal(only!.when.node), goal(rule.when.node, false)]);
    if (isTwin && outweighs(rule, only!) && i < rules.indexOf(only!)) return [];
    return [{ rule: i, causes: causes.map((cause) => lasting.indexOf(cause)) }];
  });
}

interface Covered {
  readonly rule: number;
  readonly causes: readonly number[];
}

/** Of more rules than this no union is looked for, only one that covers the rule by itself. */
const mostTogether = 8;

/** What a union may cost: rules with votes have histories without number. */
const mostSplits = 32;

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
