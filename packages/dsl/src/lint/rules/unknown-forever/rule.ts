import type { Condition, Node, NodeId, Program } from '../../../ir/program.ts';
import { isByDefinition } from '../../conditions.ts';
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
  checkConditions(cx, { conditions }) {
    const known = cx.shared(key, (program) => new Knowability(program));
    const isUnknown = ({ node }: Condition): boolean => known.isNever(node);
    const told = new Set<Condition>();
    for (const condition of conditions) {
      if (told.has(condition) || !isUnknown(condition)) continue;
      if (isByDefinition(condition, cx.isOwn, isUnknown)) continue;
      const parts = [...condition.children];
      for (let part = parts.pop(); part; part = parts.pop()) {
        told.add(part);
        parts.push(...part.children);
      }
      cx.report({ text: condition.text }, condition);
    }
  },
});

const key = Symbol('which nodes can be known');

/** Which nodes are unknown at every tick. */
class Knowability {
  readonly #program: Program;
  readonly #never = new Map<NodeId, boolean>();

  constructor(program: Program) {
    this.#program = program;
  }

  isNever(asked: NodeId): boolean {
    const { nodes } = this.#program;
    const fresh = new Set<NodeId>([asked]);
    for (const id of fresh) {
      if (this.#never.has(id)) fresh.delete(id);
      else for (const arg of nodes[id]!.args) fresh.add(arg);
    }
    // Arguments stand before the nodes that read them.
    for (const id of [...fresh].sort((a, b) => a - b)) {
      this.#never.set(
        id,
        isNeverKnown(this.#program, nodes[id]!, (arg) => this.#never.get(arg) === true),
      );
    }
    return this.#never.get(asked)!;
  }
}

function isNeverKnown(program: Program, { op, args, ...node }: Node, has: (id: NodeId) => boolean): boolean {
  const isNever = (id: NodeId | undefined): boolean => id !== undefined && has(id);
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
