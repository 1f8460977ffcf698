import type { Node, Program } from '../../../ir/program.ts';
import { defineRule } from '../../rule.ts';

/** A computed double is almost never exactly a given number: 0.1 + 0.2 is not 0.3. Inputs come as they are printed. */
export const equalityOnComputedNumber = defineRule<{ text: string; operator: '==' | '!=' }>()({
  spec: {
    severity: 'warning',
    message: ({ text, operator }) =>
      `\`${text}\` compares a computed number with \`${operator}\`; rounding decides it`,
    help: () => 'compare with `<=` or `>=`, or ask for a range: `x in 0.99..1.01`',
  },
  category: 'logic',
  summary: 'a computed number is compared with `==` or `!=`',
  recommended: 'warning',
  strict: 'error',
  options: {},
  checkConditions(cx, { conditions }) {
    for (const condition of conditions) {
      const { compare } = condition;
      if (!compare || (compare.operator !== 'eq' && compare.operator !== 'ne')) continue;
      if (!isComputed(cx.program, compare.left) && !isComputed(cx.program, compare.right)) continue;
      cx.report({ text: condition.text, operator: compare.operator === 'eq' ? '==' : '!=' }, condition);
    }
  },
});

const exactOperations: ReadonlySet<Node['op']> = new Set([
  'const',
  'param',
  'input',
  'sample',
  'previous',
  'before',
  'ago',
  'year-ago',
  'neg',
  'band',
  'machine',
  'layer-size',
  'coalesce',
  'known',
  'if',
  'count-low',
  'count-high',
]);

/** Whether arithmetic that rounds stands behind a node. Counts, states and figures as printed are exact. */
function isComputed(program: Program, id: number): boolean {
  const node = program.nodes[id]!;
  if (node.unit === 'count' || /^(enum|regime):/.test(node.unit)) return false;
  if (!exactOperations.has(node.op)) return node.type === 'number';
  return node.args.some((arg) => isComputed(program, arg));
}
