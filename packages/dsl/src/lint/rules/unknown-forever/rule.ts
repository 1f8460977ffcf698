import type { Node, NodeId, Program } from '../../../ir/program.ts';
import { conditionsOf } from '../../conditions.ts';
import { fixedValue } from '../../ranges.ts';
import { defineRule } from '../../rule.ts';

/** A condition that no data decides: it is unknown on every day, so that nothing that hangs on it ever happens. */
export const unknownForever = defineRule<{ text: string }>()({
  spec: {
    severity: 'warning',
    message: ({ text }) => `\`${text}\` can never be known, whatever the data`,
    help: () =>
      'something in it has no value: a division by zero, the literal `unknown`, the logarithm of nothing',
  },
  category: 'logic',
  summary: 'a condition that no data can decide',
  recommended: 'error',
  strict: 'error',
  options: {},
  check(cx) {
    const never = neverKnown(cx.program);
    const told = new Set<unknown>();
    for (const condition of conditionsOf(cx.program)) {
      if (!never.has(condition.node) || told.has(condition)) continue;
      const parts = [...condition.children];
      for (let part = parts.pop(); part; part = parts.pop()) {
        told.add(part);
        parts.push(...part.children);
      }
      cx.report({ text: condition.text }, condition);
    }
  },
});

/** Nodes that are unknown at every tick. Arguments stand before the nodes that read them. */
function neverKnown(program: Program): ReadonlySet<NodeId> {
  const never = new Set<NodeId>();
  for (const node of program.nodes) if (isNeverKnown(program, node, never)) never.add(node.id);
  return never;
}

function isNeverKnown(program: Program, { op, args, ...node }: Node, never: ReadonlySet<NodeId>): boolean {
  const isNever = (id: NodeId | undefined): boolean => id !== undefined && never.has(id);
  switch (op) {
    case 'const':
      return Number.isNaN((node as { value?: number }).value);
    case 'known':
      return false;
    // One part that is decided may decide the whole.
    case 'and':
    case 'or':
    case 'coalesce':
    case 'machine':
      return args.length > 0 && args.every(isNever);
    case 'vote':
      return args.slice(1).every(isNever);
    case 'score-low':
    case 'score-high':
      return false;
    case 'if':
      return isNever(args[0]) || (isNever(args[1]) && isNever(args[2]));
    case 'div':
      return args.some(isNever) || fixedValue(program, args[1]!) === 0;
    case 'since':
      return isNever(args[0]) && isNever(args[1]);
    default:
      return args.some(isNever);
  }
}
