import { decided, mirrored } from '../../../ir/comparison.ts';
import type { Condition, Node } from '../../../ir/program.ts';
import { scoreValue } from '../../../math/score.ts';
import { defineRule } from '../../rule.ts';

/** A score that cannot come up to its threshold, or cannot stay below it. */
export const scoreOutOfReach = defineRule<{ text: string; least: number; most: number; holds: boolean }>()({
  spec: {
    severity: 'warning',
    message: ({ text, least, most, holds }) =>
      `\`${text}\` is ${holds ? 'always' : 'never'} true: the score runs from ${percent(least)} to ${percent(most)}`,
    help: () => 'mend the threshold, the base or the weights',
  },
  category: 'logic',
  summary: 'a score that cannot reach, or cannot miss, its threshold',
  recommended: 'error',
  strict: 'error',
  options: {},
  checkConditions(cx, { conditions }) {
    const { nodes } = cx.program;
    const fixed = (id: number): number | undefined => {
      const node: Node = nodes[id]!;
      if (node.op === 'sample') return fixed(node.args[0]!);
      if (node.op === 'param') return cx.program.params.find(({ name }) => name === node.name)?.default;
      return node.op === 'const' ? node.value : undefined;
    };
    for (const condition of conditions) {
      const sides = scoreOf(condition);
      if (!sides) continue;
      const score = nodes[sides.score]!;
      const inner = score.op === 'exact' ? nodes[score.args[0]!]! : score;
      const threshold = fixed(sides.threshold);
      if (inner.op !== 'score-low' || threshold === undefined) continue;
      const base = fixed(inner.base);
      const weights = inner.weights.map(fixed);
      if (base === undefined || weights.some((w) => w === undefined)) continue;
      const sum = (wanted: (w: number) => boolean): number =>
        scoreValue(weights.reduce<number>((total, w) => (wanted(w!) ? total + w! : total), base));
      const [least, most] = [sum((w) => w < 0), sum((w) => w > 0)];
      // An equality has a rule of its own.
      if (sides.operator === 'eq' || sides.operator === 'ne') continue;
      const holds = decided(sides.operator, least, most, threshold);
      if (holds !== undefined) cx.report({ text: condition.text, least, most, holds }, condition);
    }
  },
});

const percent = (share: number): string => `${Number((share * 100).toPrecision(6))}%`;

/** A comparison with the score on its left; both orders are tried by whoever knows which node is one. */
function scoreOf({ compare, text }: Condition) {
  if (!compare) return undefined;
  const isLeft = !/^[\d.]/.test(text);
  return isLeft
    ? { score: compare.left, threshold: compare.right, operator: compare.operator }
    : { score: compare.right, threshold: compare.left, operator: mirrored[compare.operator] };
}
